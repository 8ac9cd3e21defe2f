import { createHash } from 'node:crypto';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { ActionEvent, ActionState } from '../../engine/execution/decision/action-state.ts';
import { transition } from '../../engine/execution/decision/transition.ts';
import { listLinks, type StoredAction } from '../../features/actions/action-store.ts';
import { applyChange, revertChange } from '../../features/actions/book-changes.ts';
import type { ActedItem, ExecutionDetails } from '../../features/actions/execution-details.ts';
import { insertExecution, listStoredExecutions, markUndone, type NewExecution } from '../../features/actions/execution-store.ts';
import { knownAction } from '../../features/actions/view-actions.ts';
import { saveDecision, saveState } from '../../features/actions/write-actions.ts';
import type { Book } from '../../features/obligations/book.ts';
import { readSetting, writeSetting } from '../../features/settings/settings-store.ts';
import type { WriteHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { actedItem, type ExecutionPlan, type Undertaking } from './execution-plan.ts';
import { NACHA_SETTING } from './nacha-originator.ts';
import { openJobBook } from './open-job-book.ts';
import { describeChange } from './plan-changes.ts';
import { type Approval, planExecution, sentenceOf, undertake } from './plan-execution.ts';

/** Who decides: a person, or a rule with the reason it gives. */
export type Decider = { readonly isAutomatic: boolean; readonly reasoning: string | null };

/** A business's actions while one is being decided: the open transaction, and who is at it. */
export type Desk = {
  readonly book: Book;
  readonly tx: WriteHandle;
  readonly context: JobContext;
  readonly business: JobBusiness;
  readonly decider: Decider;
};

export function openDesk(tx: WriteHandle, context: JobContext, job: { business: JobBusiness; actor: JobActor; decider?: Decider }): Desk {
  const decider = job.decider ?? { isAutomatic: false, reasoning: null };
  return { book: openJobBook(tx, context, job), tx, context, business: job.business, decider };
}

/** The state after some events, or the refusal of the first that cannot happen. */
function after(state: ActionState, events: readonly ActionEvent[]): ActionState {
  let current = state;
  for (const event of events) {
    const next = transition(current, event);
    if (!next.ok) throw next.error;
    current = next.value;
  }
  return current;
}

type Recorded = { readonly action: StoredAction; readonly state: ActionState; readonly word: string; readonly reason: string | null };

/** Writes the new state with its entry in the log. */
function keep({ book, tx, decider }: Desk, { action, state, word, reason }: Recorded, more: Readonly<Record<string, unknown>> = {}): void {
  saveState(tx, book.businessId, action.id, { state, reason, nowInstant: book.nowInstant });
  const isDecided = state.status !== 'pending';
  saveDecision(tx, book.businessId, action.id, isDecided ? { at: book.nowInstant, by: book.userId } : null);
  book.record({
    action: word,
    entityType: 'prepared_action',
    entityId: String(action.id),
    reason,
    fromStage: action.status,
    toStage: state.status,
    details: { actionKey: action.actionKey, ...more },
    ...(decider.isAutomatic
      ? {
          automationType: 'execution',
          actionName: action.actionType,
          status: 'done',
          confidence: 1,
          aiReasoning: decider.reasoning,
          inputData: { amountMinor: action.amountMinor, currency: action.currency, tags: action.tags },
          outputData: { optionId: state.optionId, status: state.status },
        }
      : {}),
  });
}

function known({ tx, book }: Desk, actionId: number): StoredAction {
  const action = knownAction(tx, book.businessId, actionId);
  if (action.status === 'withdrawn')
    throw new AppError('CONFLICT', `What this was about is gone (${action.statusReason ?? 'nothing is left to decide'}). Nothing was changed.`);
  if (!action.isCurrent) throw new AppError('CONFLICT', 'A newer proposal has taken the place of this one. Nothing was changed; decide on that one.');
  return action;
}

/** Actions that cannot be done together with this one and are approved or wait. */
export function conflictsOf(tx: Desk['tx'] | JobContext['database']['read'], businessId: number, actionId: number) {
  const open: readonly string[] = ['pending', 'snoozed', 'approved', 'executing', 'executed'];
  return listLinks(tx, businessId)
    .filter((link) => link.actionId === actionId && link.type === 'conflicts' && open.includes(link.otherStatus))
    .map(({ otherId, otherTitle, otherStatus }) => ({ actionId: otherId, title: otherTitle, status: otherStatus }));
}

function settleConflicts(desk: Desk, action: StoredAction, isOverridden: boolean): void {
  const conflicts = conflictsOf(desk.tx, desk.book.businessId, action.id);
  if (conflicts.length === 0) return;
  const names = conflicts.map(({ title }) => `“${title}”`).join(', ');
  if (!isOverridden)
    throw new AppError('CONFLICT', `This cannot be combined with ${names}. Nothing was changed; choose one, or approve this and give the other up.`, {
      actionIds: conflicts.map(({ actionId }) => String(actionId)),
    });
  for (const { actionId, title, status } of conflicts) {
    if (status !== 'pending' && status !== 'snoozed')
      throw new AppError('CONFLICT', `“${title}” is approved already and rules this out. Nothing was changed; undo it first.`);
    skipAction(desk, {
      actionId,
      reason: `“${action.title}” was approved instead.`,
      key: `conflict/${action.id}/${action.state.approvalNumber + 1}`,
    });
  }
}

function fileOf(plan: ExecutionPlan, index: number): NewExecution['file'] {
  const file = plan.files[index];
  if (file === undefined) return null;
  const bytes = Buffer.from(file.text, 'utf8');
  return { fileName: file.fileName, mediaType: file.mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** One record a file, or one for what is done without any; the changes in the books belong to the first. */
function writeRecords(desk: Desk, undertaking: Undertaking, plan: ExecutionPlan): { sha256: string[]; sentences: string[] } {
  const { action, option, edits, executionKey, items } = undertaking;
  const count = Math.max(1, plan.files.length);
  const written = { sha256: new Array<string>(), sentences: new Array<string>() };
  const note = edits.get('note') ?? null;
  const { lowPoint } = option;
  for (let index = 0; index < count; index += 1) {
    const planned = plan.files[index];
    const file = fileOf(plan, index);
    const changes = index === 0 ? plan.changes : [];
    const own: readonly ActedItem[] = planned?.items ?? items.map((item) => actedItem(item));
    const details: ExecutionDetails = {
      kind: option.kind,
      items: own,
      changes,
      mailtoUrl: planned?.mailtoUrl ?? null,
      lowPoint: lowPoint === null ? null : { date: lowPoint.beforeDate, balanceMinor: lowPoint.beforeMinor },
      edits: [...edits].map(([field, value]) => ({ field, value })),
      findings: index === 0 ? plan.findings : [],
    };
    const sentence = [planned?.sentence, ...changes.map(describeChange)].filter((part) => part !== undefined).join(' ');
    insertExecution(desk.tx, desk.book.businessId, {
      actionId: action.id,
      optionId: option.optionId,
      executionKey: count === 1 ? executionKey : `${executionKey}#${index + 1}`,
      channel: option.channel,
      sentence: sentence === '' ? sentenceOf(undertaking, plan) : sentence,
      file,
      details,
      note,
      predictedEffectMinor: index === 0 ? (lowPoint?.changeMinor ?? null) : null,
      isAutomatic: desk.decider.isAutomatic,
      executedAt: desk.book.nowInstant,
      executedBy: desk.book.userId,
    });
    if (file !== null) written.sha256.push(file.sha256);
    written.sentences.push(sentence);
  }
  return written;
}

function rememberOriginator({ tx, book }: Desk, { edits }: Undertaking): void {
  const given = [...edits].filter(([field]) => field.startsWith('nacha.'));
  if (given.length === 0) return;
  const stored = readSetting(tx, book.businessId, NACHA_SETTING);
  const value = { ...(typeof stored === 'object' ? stored : {}), ...Object.fromEntries(given.map(([field, text]) => [field.slice(6), text])) };
  writeSetting(tx, book.businessId, { key: NACHA_SETTING, value, nowInstant: book.nowInstant });
}

export type ApproveCall = Approval & { readonly key: string | undefined; readonly overrideConflicts: boolean };

/**
 * Approves an option and carries it out: the change of state, the files, what changes in the books and the entries in the log, all in the caller's
 * transaction. A key that was used before does nothing again. What is done by hand waits for its confirmation.
 */
export function approveAction(desk: Desk, call: ApproveCall): void {
  const { tx, context, business } = desk;
  const stored = knownAction(tx, business.businessId, call.actionId);
  const key = call.key ?? `approve/${stored.state.approvalNumber + 1}`;
  const given = { optionId: call.optionId, edits: [...call.edits] };
  const repeated = stored.state.applied.some((step) => step.key === key);
  const action = repeated ? stored : known(desk, call.actionId);
  const undertaking = undertake(tx, context, { business, action, approval: call });
  const { channel } = undertaking.option;
  const approved = after(action.state, [{ key, kind: 'approve', channel, ...given }]);
  if (repeated) return;
  settleConflicts(desk, action, call.overrideConflicts);
  const plan = planExecution(undertaking);
  if (plan.problems.length > 0) throw new AppError('INVALID_INPUT', `${plan.problems.join(' ')} Nothing was changed.`, { problems: plan.problems });
  const details = { optionId: call.optionId, edits: given.edits, channel };
  if (channel === 'manual') {
    keep(desk, { action, state: approved, word: 'approve_action', reason: undertaking.edits.get('note') ?? null }, details);
    return;
  }
  for (const change of plan.changes) applyChange(desk.book, change);
  const { sha256, sentences } = writeRecords(desk, undertaking, plan);
  rememberOriginator(desk, undertaking);
  const reference = sha256[0] ?? undertaking.executionKey;
  const executed = after(approved, [
    { key: `${key}/start`, kind: 'start' },
    { key: `${key}/succeed`, kind: 'succeed', reference },
  ]);
  keep(
    desk,
    { action, state: executed, word: 'approve_action', reason: undertaking.edits.get('note') ?? null },
    { ...details, files: sha256, done: sentences },
  );
}

export function skipAction(desk: Desk, call: { readonly actionId: number; readonly reason: string; readonly key: string | undefined }): void {
  const action = known(desk, call.actionId);
  const key = call.key ?? `skip/${action.state.applied.length}`;
  const state = after(action.state, [{ key, kind: 'skip', reason: call.reason }]);
  if (state !== action.state) keep(desk, { action, state, word: 'skip_action', reason: call.reason });
}

export function snoozeAction(desk: Desk, call: { readonly actionId: number; readonly until: IsoDate; readonly key: string | undefined }): void {
  const action = known(desk, call.actionId);
  const key = call.key ?? `snooze/${action.state.applied.length}`;
  const state = after(action.state, [{ key, kind: 'snooze', until: call.until, asOf: desk.business.today }]);
  if (state !== action.state) keep(desk, { action, state, word: 'snooze_action', reason: null }, { until: call.until });
}

/** Back to waiting: what was changed in the books is changed back, and files that were made are marked as not to be used. */
export function undoAction(desk: Desk, call: { readonly actionId: number; readonly key: string | undefined }): void {
  const action = known(desk, call.actionId);
  const key = call.key ?? `undo/${action.state.applied.length}`;
  const state = after(action.state, [{ key, kind: 'undo' }]);
  if (state === action.state) return;
  const { book, tx } = desk;
  const done = listStoredExecutions(tx, book.businessId, { actionIds: [action.id], status: 'executed' });
  const changes = done.toReversed().flatMap(({ details }) => details.changes);
  for (const change of changes.toReversed()) revertChange(book, change);
  markUndone(tx, book.businessId, action.id, book.nowInstant);
  keep(desk, { action, state, word: 'undo_action', reason: null }, { executions: done.map(({ id }) => id) });
}

/** What was approved to be done by hand has been done: the person's word is the execution. */
export function confirmAction(desk: Desk, call: { readonly actionId: number; readonly note: string; readonly key: string | undefined }): void {
  const action = known(desk, call.actionId);
  const key = call.key ?? `confirm/${action.state.approvalNumber}`;
  const { optionId, channel } = action.state;
  const repeated = action.state.applied.some((step) => step.key === `${key}/start`);
  if (!repeated && (action.status !== 'approved' || optionId === null || channel !== 'manual'))
    throw new AppError('CONFLICT', 'Only what was approved to be done by hand is confirmed. Nothing was changed.');
  const state = after(action.state, [
    { key: `${key}/start`, kind: 'start' },
    { key: `${key}/succeed`, kind: 'succeed', reference: call.note },
  ]);
  if (repeated || optionId === null) return;
  const approval = { actionId: action.id, optionId, edits: [{ field: 'note', value: call.note }] };
  const undertaking = undertake(desk.tx, desk.context, { business: desk.business, action, approval });
  // Approved before, so that its number is the approval's own and not the next one's.
  const executionKey = `${action.id}/${optionId}/${action.state.approvalNumber}`;
  const plan: ExecutionPlan = { files: [], changes: [], findings: [], problems: [] };
  writeRecords(desk, { ...undertaking, executionKey }, plan);
  keep(desk, { action, state, word: 'confirm_action', reason: call.note });
}
