export { normalCdf, normalQuantile } from '../delays/normal-distribution.ts';
