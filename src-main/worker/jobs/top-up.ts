import { type Regenerated, topUp } from '../../features/obligations/generate-schedules.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { openJobBook } from './open-job-book.ts';

export type TopUpInput = { readonly business: JobBusiness; readonly actor: JobActor; readonly isForced: boolean };

export type TopUpOutput = Regenerated;

/** Keeps the due items of a business generated up to the rolling horizon; does nothing where they are. */
export async function topUpSchedules(input: TopUpInput, context: JobContext): Promise<TopUpOutput> {
  return context.database.write((tx) => topUp(openJobBook(tx, context, input), { isForced: input.isForced }));
}
