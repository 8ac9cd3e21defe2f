import { runMeasures } from './support/measure.ts';

await runMeasures('test/bench/*.bench.ts');
