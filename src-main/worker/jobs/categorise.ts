import type { AutomaticSettings, Categorisation } from '../../../src-shared/contract/rules.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { AskOptions } from '../../engine/categorise/categoriser.ts';
import type { CategoriseLine, CategoryAnswer } from '../../engine/categorise/types.ts';
import { appendAudit } from '../../features/audit/append-entry.ts';
import { findBatch } from '../../features/imports/store.ts';
import { readAutomaticSettings } from '../../features/rules/automatic-settings.ts';
import { type AutomaticFiling, fileAutomatically, type PreviousFiling } from '../../features/rules/automatic-store.ts';
import { declinedKeys, eachFiledLine, labelState, listUncategorised, listUncategorisedOfBatch } from '../../features/rules/line-store.ts';
import { mutedPayees, rulesInForce } from '../../features/rules/rule-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor, JobBusiness } from '../job-subject.ts';
import { loadCategoriser, openCategories } from './load-categoriser.ts';
import { type CategoriseScope, describeFilings } from './describe-filings.ts';

export type CategoriseJobInput = { readonly business: JobBusiness; readonly actor: JobActor; readonly scope: CategoriseScope };
export type CategoriseJobOutput = Categorisation;

/** Lines filed in one transaction: a few milliseconds, so that the interface's own writes get in between. */
const LINES_PER_TRANSACTION = 500;
/** Lines between two looks at whether the person has pressed Cancel. */
const LINES_PER_CHECKPOINT = 2_000;

type Candidate = { readonly line: CategoriseLine; readonly previous: PreviousFiling | null };

function linesOfBatch(input: CategoriseJobInput, batchId: number, context: JobContext): Candidate[] {
  const { read } = context.database;
  const batch = findBatch(read, input.business.businessId, batchId);
  if (batch === undefined) throw new AppError('NOT_FOUND', 'There is no such import in this business. Nothing was changed.');
  const range = { id: batchId, fromId: batch.firstTransactionId, toId: batch.firstTransactionId + batch.newCount - 1 };
  return listUncategorisedOfBatch(read, input.business.businessId, range).map((line) => ({ line, previous: null }));
}

function linesNobodyFiled(businessId: number, context: JobContext): Candidate[] {
  const candidates: Candidate[] = [];
  for (const filed of eachFiledLine(context.database.read, businessId)) {
    if (filed.isSplit || filed.source === 'person' || filed.source === 'sample') continue;
    const { categoryId, source, confidence, ...line } = filed;
    candidates.push({ line, previous: categoryId === null || source === null ? null : { categoryId, source, confidence } });
  }
  return candidates;
}

/** Whether anything could say a word about new lines: without a rule and before the first line is filed there is nothing to go by. */
function hasVoice(businessId: number, context: JobContext): boolean {
  const { read } = context.database;
  return labelState(read, businessId).count > 0 || rulesInForce(read, businessId, true).length > 0;
}

function candidatesOf(input: CategoriseJobInput, context: JobContext): Candidate[] {
  const { businessId } = input.business;
  if (input.scope.kind === 'batch' && !hasVoice(businessId, context)) return [];
  if (input.scope.kind === 'batch') return linesOfBatch(input, input.scope.batchId, context);
  if (input.scope.kind === 'rules') return linesNobodyFiled(businessId, context);
  return listUncategorised(context.database.read, businessId, -1).map((line) => ({ line, previous: null }));
}

/** Which voices are asked, and how sure they must be. */
function askingOf(input: CategoriseJobInput, settings: AutomaticSettings, context: JobContext): AskOptions & { readonly threshold: number } {
  const { read } = context.database;
  const { businessId } = input.business;
  const shared = { mutedPayees: mutedPayees(read, businessId), categoryNames: openCategories(read, businessId) };
  const { scope } = input;
  if (scope.kind === 'rules') {
    const inForce = rulesInForce(read, businessId, false);
    // One rule alone still yields to those that stand before it.
    const last = scope.ruleId === null ? inForce.length : inForce.findIndex((rule) => rule.ruleId === scope.ruleId) + 1;
    return { ...shared, rules: inForce.slice(0, last), usesPayees: false, usesModel: false, threshold: 0 };
  }
  if (scope.kind === 'accept') return { ...shared, rules: rulesInForce(read, businessId, false), threshold: scope.minConfidence };
  return {
    ...shared,
    rules: settings.appliesRules ? rulesInForce(read, businessId, true) : [],
    usesPayees: settings.appliesPayees,
    usesModel: settings.appliesModel,
    threshold: settings.confidenceThreshold,
  };
}

function decide(input: CategoriseJobInput, candidates: readonly Candidate[], context: JobContext): AutomaticFiling[] {
  const { read } = context.database;
  const { businessId } = input.business;
  const settings = readAutomaticSettings(read, businessId);
  if (input.scope.kind === 'batch' && !settings.isEnabled) return [];
  const asking = askingOf(input, settings, context);
  const ask = loadCategoriser(context, businessId).asker(asking);
  const declined = declinedKeys(read, businessId);
  const onlyRule = input.scope.kind === 'rules' ? input.scope.ruleId : null;
  const isWanted = (line: CategoriseLine, answer: CategoryAnswer): boolean =>
    answer.confidence >= asking.threshold &&
    asking.categoryNames.has(answer.categoryId) &&
    (onlyRule === null || answer.ruleId === onlyRule) &&
    (answer.method === 'rule' || !declined.has(`${line.transactionId}:${answer.categoryId}`));
  const filings: AutomaticFiling[] = [];
  candidates.forEach(({ line, previous }, index) => {
    if (index % LINES_PER_CHECKPOINT === 0) context.control.checkpoint('Finding categories', index, candidates.length);
    const answer = ask(line);
    if (answer === null || !isWanted(line, answer) || answer.categoryId === previous?.categoryId) return;
    filings.push({ ...answer, transactionId: line.transactionId, previous });
  });
  return filings;
}

/** Writes the audit entry with the first lines, so that no line is ever filed without one, and the rest in short transactions. */
async function save(input: CategoriseJobInput, lookedAtCount: number, filings: readonly AutomaticFiling[], context: JobContext): Promise<number> {
  const { business, actor } = input;
  const nowInstant = context.clock.nowInstant();
  const file = (tx: Parameters<typeof fileAutomatically>[0], runId: number, from: number): void =>
    fileAutomatically(tx, business.businessId, { runId, filings: filings.slice(from, from + LINES_PER_TRANSACTION), nowInstant });
  const runId = await context.database.write((tx) => {
    const entry = describeFilings(filings, openCategories(tx, business.businessId), { scope: input.scope, lookedAtCount });
    const who = { userId: actor.userId, userName: actor.userName, source: actor.source };
    const { sequenceNumber } = appendAudit(tx, entry, { businessId: business.businessId, ...who, nowInstant, auditKey: context.auditKey });
    file(tx, sequenceNumber, 0);
    return sequenceNumber;
  });
  for (let from = LINES_PER_TRANSACTION; from < filings.length; from += LINES_PER_TRANSACTION)
    await context.database.write((tx) => file(tx, runId, from));
  return runId;
}

/** Files lines by rules, payees and words, as far as each is allowed to; never one that a person has filed. One audit entry tells of the whole run. */
export async function categoriseLines(input: CategoriseJobInput, context: JobContext): Promise<CategoriseJobOutput> {
  const candidates = candidatesOf(input, context);
  const filings = candidates.length === 0 ? [] : decide(input, candidates, context);
  const runId = filings.length === 0 ? null : await save(input, candidates.length, filings, context);
  const countOf = (method: AutomaticFiling['method']): number => filings.filter((filing) => filing.method === method).length;
  return {
    runId,
    lookedAtCount: candidates.length,
    filedCount: filings.length,
    byRule: countOf('rule'),
    byPayee: countOf('payee'),
    byModel: countOf('model'),
  };
}
