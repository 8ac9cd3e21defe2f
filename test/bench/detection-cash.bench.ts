import type { Measurement } from '../../scripts/support/measure.ts';
import { measureCashDetection } from '../support/detection-cash.ts';

/** A sample of the soak's grid: one company of each archetype. */
export default function detectionCashBench(): Promise<Measurement> {
  return Promise.resolve(measureCashDetection({ firstSeed: 201, perArchetype: 1, rareEvents: 0 }));
}
