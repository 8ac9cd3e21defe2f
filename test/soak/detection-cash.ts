import type { Measurement } from '../../scripts/support/measure.ts';
import { measureCashDetection } from '../support/detection-cash.ts';

/** The companies of the detection soak, with a simulated forecast for each of their weeks. */
export default function detectionCashSoak(): Promise<Measurement> {
  return Promise.resolve(measureCashDetection({ firstSeed: 201, perArchetype: 25, rareEvents: 50 }));
}
