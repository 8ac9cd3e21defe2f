import { AppError } from '../../../src-shared/result/app-error.ts';
import { appendAudit } from '../../features/audit/append-entry.ts';
import { CATEGORISATION_ENTITY, UNDO_CATEGORISE_ACTION } from '../../features/rules/audit-words.ts';
import { filingsOfRun, takeBackFilings } from '../../features/rules/automatic-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';

export type UndoCategorisationInput = { readonly business: JobBusiness; readonly actor: JobActor; readonly runId: number };
export type UndoCategorisationOutput = { readonly restoredCount: number };

const LINES_PER_TRANSACTION = 500;

/** Takes back what a run filed, in short transactions. Lines that a person or a later run has filed since stay as they are. */
export async function undoCategorisation(input: UndoCategorisationInput, context: JobContext): Promise<UndoCategorisationOutput> {
  const { business, actor, runId } = input;
  const { businessId } = business;
  const filings = filingsOfRun(context.database.read, businessId, runId);
  if (filings.length === 0) throw new AppError('CONFLICT', 'Nothing of this run stands any more. Nothing was changed.');
  const nowInstant = context.clock.nowInstant();
  for (let from = 0; from < filings.length; from += LINES_PER_TRANSACTION) {
    await context.database.write((tx) => {
      if (from === 0) {
        const who = { userId: actor.userId, userName: actor.userName, source: actor.source };
        const details = { runId, restoredCount: filings.length };
        appendAudit(
          tx,
          { action: UNDO_CATEGORISE_ACTION, entityType: CATEGORISATION_ENTITY, entityId: String(runId), automationType: 'categorisation', details },
          { businessId, ...who, nowInstant, auditKey: context.auditKey },
        );
      }
      takeBackFilings(tx, businessId, { runId, filings: filings.slice(from, from + LINES_PER_TRANSACTION), nowInstant });
    });
  }
  return { restoredCount: filings.length };
}
