import { runMeasures } from './support/measure.ts';

await runMeasures('test/soak/*.ts');
