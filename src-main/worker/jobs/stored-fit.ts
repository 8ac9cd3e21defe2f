import { z } from 'zod';
import type { ResidualFit } from '../../engine/forecast/residual-fit.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';

/** Every change of the books leaves an entry in the log of its business: its number is the version of what a fit rests on. */
function booksVersion(read: ReadHandle, businessId: number): number {
  const row = read.statement('SELECT coalesce(max(sequence_number), 0) AS version FROM audit_logs WHERE business_id = ?').get(businessId);
  return Number(row?.['version'] ?? 0);
}

/** Only its being an object is looked at: the model version stands for its shape, and a fit of another version is not read. */
const fitSchema = z.custom<ResidualFit>((value) => typeof value === 'object' && value !== null);

/** The fit that was kept for these very books, day and model; null where there is none. */
export function readFit(read: ReadHandle, { businessId, asOf }: JobBusiness, modelVersion: string): ResidualFit | null {
  const row = read.statement('SELECT fit, books_version, model_version FROM forecast_fits WHERE business_id = ? AND as_of = ?').get(businessId, asOf);
  if (row === undefined || row['model_version'] !== modelVersion || Number(row['books_version']) !== booksVersion(read, businessId)) return null;
  return fitSchema.parse(JSON.parse(String(row['fit'])));
}

export function writeFit(
  tx: WriteHandle,
  { businessId, asOf }: JobBusiness,
  kept: { readonly fit: ResidualFit; readonly modelVersion: string; readonly nowInstant: string },
): void {
  tx.statement('DELETE FROM forecast_fits WHERE business_id = ?').run(businessId);
  tx.statement('INSERT INTO forecast_fits (business_id, as_of, model_version, books_version, fit, created_at) VALUES (?, ?, ?, ?, ?, ?)').run(
    businessId,
    asOf,
    kept.modelVersion,
    booksVersion(tx, businessId),
    JSON.stringify(kept.fit),
    kept.nowInstant,
  );
}
