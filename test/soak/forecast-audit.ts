import type { Measurement } from '../../scripts/support/measure.ts';
import { createRandom } from '../../src-main/engine/common/random.ts';
import { auditForecast, drawCertainBooks } from '../support/forecast-auditor.ts';

const BOOKS = 10_000;
const SEED = 20_260_720;

/** The certain part of the forecast against a walk through the calendar, on random books. */
export default async function forecastAudit(): Promise<Measurement> {
  const random = createRandom(SEED);
  let differing = 0;
  for (let i = 0; i < BOOKS; i += 1) {
    const problems = auditForecast(drawCertainBooks(random));
    if (problems.length === 0) continue;
    differing += 1;
    if (differing <= 5) console.error(`  books ${i}: ${problems.slice(0, 3).join('; ')}`);
  }
  return {
    title: `Certain part of the forecast audited on ${BOOKS.toLocaleString('en')} random books, seed ${SEED}`,
    rows: [{ name: 'books that differ', value: differing, unit: '', limit: 0, isOk: differing === 0 }],
  };
}
