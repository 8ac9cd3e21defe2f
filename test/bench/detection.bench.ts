import type { Measurement } from '../../scripts/support/measure.ts';
import { measureDetection } from '../support/detection-measure.ts';

/** A sample of the soak's grid: one company of each archetype. */
export default function detectionBench(): Promise<Measurement> {
  return Promise.resolve(measureDetection({ firstSeed: 201, perArchetype: 1, rareEvents: 0 }));
}
