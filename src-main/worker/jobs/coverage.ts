import { coverMonths, type MonthCoverage } from '../../engine/coverage/statement-coverage.ts';
import { listSpans } from '../../features/imports/store.ts';
import type { JobContext } from '../job-context.ts';

export type CoverageJobInput = { readonly businessId: number; readonly accountId: number };
export type CoverageJobOutput = readonly MonthCoverage[];

/** Which days of an account statements speak of, by month. */
export function coverAccount(input: CoverageJobInput, context: JobContext): CoverageJobOutput {
  return coverMonths(listSpans(context.database.read, input.businessId, input.accountId));
}
