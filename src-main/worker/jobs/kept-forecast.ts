import type { WriteHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { type LoadedForecast, loadForecast } from './load-forecast.ts';

/** The 13 weeks that are looked at for trouble. */
const HORIZON_DAYS = 91;
/** A handful of businesses; the days of a preview are not asked for again. */
const KEPT = 8;

type Kept = { readonly loaded: LoadedForecast; version: number };

const kept = new Map<string, Kept>();

/** The forecast a run rests on, kept as long as nothing but alerts, actions and runs has been written. */
export function keptForecast(context: JobContext, business: JobBusiness): LoadedForecast {
  const key = `${business.businessId}|${business.asOf}`;
  const version = context.database.dataVersion();
  const known = kept.get(key);
  if (known?.version === version) return known.loaded;
  const loaded = loadForecast(context, business, HORIZON_DAYS);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, { loaded, version });
  return loaded;
}

/**
 * Writes what no forecast rests on: alerts, prepared actions, proofs, the record of a run. Where this was the only commit, forecasts that were good before are good
 * afterwards; otherwise a check every five minutes would simulate the same thousands of paths again.
 */
export async function writeBesideForecast<T>(context: JobContext, work: (tx: WriteHandle) => T): Promise<T> {
  const before = context.database.dataVersion();
  const result = await context.database.write(work);
  const after = context.database.dataVersion();
  if (after === before + 1) {
    for (const one of kept.values()) if (one.version === before) one.version = after;
  }
  return result;
}
