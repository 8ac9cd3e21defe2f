import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MODEL_VERSION } from '../../engine/forecast/fit-residual.ts';
import type { ResidualFit } from '../../engine/forecast/residual-fit.ts';
import type { DailyHistory } from '../../engine/forecast/types.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';

/** Bytes of the digest that stand for a history: a whole number that SQLite and JavaScript both hold. */
const DIGEST_BYTES = 6;

/**
 * A number that stands for the very history a fit rests on: an edit of the books that leaves the bank's days and what explains them alone leaves the fit in
 * force.
 */
export function historyVersion({ firstDate, inflowMinor, outflowMinor, cash }: DailyHistory): number {
  const hash = createHash('sha256').update(`${MODEL_VERSION}|${firstDate}|${inflowMinor.length}`);
  for (const series of [inflowMinor, outflowMinor, cash?.inflowMinor ?? [], cash?.outflowMinor ?? []]) hash.update(Float64Array.from(series));
  return hash.digest().readUIntBE(0, DIGEST_BYTES);
}

/** Only its being an object is looked at: the model version stands for its shape, and a fit of another version is not read. */
const fitSchema = z.custom<ResidualFit>((value) => typeof value === 'object' && value !== null);

/** The fit that was kept for this very history; null where there is none. */
export function readFit(read: ReadHandle, { businessId, asOf }: JobBusiness, version: number): ResidualFit | null {
  const row = read
    .statement('SELECT fit FROM forecast_fits WHERE business_id = ? AND as_of = ? AND model_version = ? AND books_version = ?')
    .get(businessId, asOf, MODEL_VERSION, version);
  return row === undefined ? null : fitSchema.parse(JSON.parse(String(row['fit'])));
}

export function writeFit(
  tx: WriteHandle,
  { businessId, asOf }: JobBusiness,
  kept: { readonly fit: ResidualFit; readonly version: number; readonly nowInstant: string },
): void {
  tx.statement('DELETE FROM forecast_fits WHERE business_id = ?').run(businessId);
  tx.statement('INSERT INTO forecast_fits (business_id, as_of, model_version, books_version, fit, created_at) VALUES (?, ?, ?, ?, ?, ?)').run(
    businessId,
    asOf,
    MODEL_VERSION,
    kept.version,
    JSON.stringify(kept.fit),
    kept.nowInstant,
  );
}
