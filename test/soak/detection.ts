import type { Measurement } from '../../scripts/support/measure.ts';
import { measureDetection } from '../support/detection-measure.ts';

/** Seeds no threshold was chosen on. */
export default function detectionSoak(): Promise<Measurement> {
  return Promise.resolve(measureDetection({ firstSeed: 201, perArchetype: 25, rareEvents: 50 }));
}
