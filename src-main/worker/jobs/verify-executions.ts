import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { transition } from '../../engine/execution/decision/transition.ts';
import { listStoredActions, type StoredAction } from '../../features/actions/action-store.ts';
import { listStoredExecutions, markRecorded, type StoredExecution } from '../../features/actions/execution-store.ts';
import { knownAction } from '../../features/actions/view-actions.ts';
import { saveState } from '../../features/actions/write-actions.ts';
import type { Book } from '../../features/obligations/book.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { moneyText } from './execution-plan.ts';
import { findProof, type Proof } from './find-proof.ts';
import { keptForecast, writeBesideForecast } from './kept-forecast.ts';
import { openJobBook } from './open-job-book.ts';

export type VerifyExecutionsInput = { readonly business: JobBusiness; readonly actor: JobActor };
export type VerifyExecutionsOutput = { readonly verified: number; readonly recorded: number };

type Proved = { readonly action: StoredAction; readonly execution: StoredExecution; readonly proof: Proof };

function prove(input: VerifyExecutionsInput, context: JobContext): Proved[] {
  const { read } = context.database;
  const { business } = input;
  const open = listStoredExecutions(read, business.businessId, { status: 'executed' });
  if (open.length === 0) return [];
  const ids = [...new Set(open.map(({ actionId }) => actionId))];
  const actions = new Map(listStoredActions(read, business.businessId, { ids, includesReplaced: true }).map((action) => [action.id, action]));
  return open.flatMap((execution): Proved[] => {
    const action = actions.get(execution.actionId);
    const proof = action === undefined ? null : findProof(read, business, { action, execution });
    return action === undefined || proof === null ? [] : [{ action, execution, proof }];
  });
}

/**
 * What came of it. Money that came in, or stayed longer than it would have, is the measure where there is any; a payment was expected all along, so that it
 * is measured, like a change in the books, by how far the lowest expected day lies from where it was when it was approved.
 */
function measure({ execution, proof }: Proved, lowestNow: number | null): number | null {
  const { lowPoint } = execution.details;
  const isEffect = proof.movedMinor !== null && proof.movedMinor > 0;
  if (isEffect || lowPoint === null || lowestNow === null) return proof.movedMinor;
  return lowestNow - lowPoint.balanceMinor;
}

function describe({ execution, proof }: Proved, measured: number | null, currency: string): string {
  const money = (amount: number): string => moneyText(minorUnits(amount), currencyCode(currency));
  const { predictedEffectMinor } = execution;
  if (measured === null) return proof.sentence;
  const predicted = predictedEffectMinor === null ? '' : `, ${money(predictedEffectMinor)} was predicted`;
  const isMoney = measured === proof.movedMinor;
  return `${proof.sentence} ${isMoney ? 'Money that moved' : 'Change of the lowest expected day'}: ${money(measured)}${predicted}.`;
}

/** An action is proved when all of its executions are. */
function finish(book: Book, actionId: number, sentence: string): boolean {
  const { businessId, tx, nowInstant } = book;
  const action = knownAction(tx, businessId, actionId);
  const left = listStoredExecutions(tx, businessId, { actionIds: [actionId], status: 'executed' });
  if (left.length > 0 || action.status !== 'executed') return false;
  const number = action.state.approvalNumber;
  const verified = transition(action.state, { key: `verify/${number}`, kind: 'verify', reference: sentence });
  const recorded = verified.ok ? transition(verified.value, { key: `record/${number}`, kind: 'record', reference: nowInstant }) : verified;
  if (!recorded.ok) throw recorded.error;
  saveState(tx, businessId, actionId, { state: recorded.value, reason: action.statusReason, nowInstant });
  return true;
}

/** Looks for what proves the executions, and records what came of them: each proof with its entry in the log, all in one transaction. */
export async function verifyExecutions(input: VerifyExecutionsInput, context: JobContext): Promise<VerifyExecutionsOutput> {
  const proved = prove(input, context);
  if (proved.length === 0) return { verified: 0, recorded: 0 };
  const { forecast, isAnchored } = keptForecast(context, input.business);
  const lowestNow = isAnchored ? forecast.lowestPoint.p50Minor : null;
  const finished = await writeBesideForecast(context, (tx) => {
    const book = openJobBook(tx, context, input);
    let count = 0;
    for (const one of proved) {
      const measured = measure(one, lowestNow);
      const verification = describe(one, measured, input.business.baseCurrency);
      const { action, execution } = one;
      markRecorded(tx, book.businessId, execution.id, { verification, measuredEffectMinor: measured, nowInstant: book.nowInstant });
      const isFinished = finish(book, action.id, verification);
      count += isFinished ? 1 : 0;
      book.record({
        action: 'record_execution',
        entityType: 'execution_record',
        entityId: String(execution.id),
        reason: verification,
        fromStage: 'executed',
        toStage: 'recorded',
        details: {
          actionId: action.id,
          predictedEffectMinor: execution.predictedEffectMinor,
          measuredEffectMinor: measured,
          isActionRecorded: isFinished,
        },
      });
    }
    return count;
  });
  return { verified: proved.length, recorded: finished };
}
