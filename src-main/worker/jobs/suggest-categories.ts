import type { AnswerMethod } from '../../engine/categorise/types.ts';
import { countUncategorised, declinedKeys, listUncategorised } from '../../features/rules/line-store.ts';
import { mutedPayees, rulesInForce } from '../../features/rules/rule-store.ts';
import type { JobContext } from '../job-context.ts';
import { loadCategoriser, openCategories } from './load-categoriser.ts';

export type SuggestJobInput = { readonly businessId: number; readonly offset: number; readonly limit: number };

export type SuggestedCategory = {
  readonly transactionId: number;
  readonly suggestedCategoryId: number;
  readonly suggestedCategoryName: string;
  readonly method: AnswerMethod;
  readonly confidence: number;
  readonly reason: string;
};

export type SuggestJobOutput = { readonly rows: readonly SuggestedCategory[]; readonly total: number; readonly uncategorisedCount: number };

/** Newest lines looked at: more than anybody goes through, and a tenth of a second's work. */
const LINES_MAX = 5_000;

/** Suggestions of one state of the books: paging through them must not compute them again. */
let kept: { readonly key: string; readonly suggestions: readonly SuggestedCategory[]; readonly uncategorisedCount: number } | null = null;

function suggestAll(businessId: number, context: JobContext): SuggestedCategory[] {
  const { read } = context.database;
  const categoryNames = openCategories(read, businessId);
  const options = { rules: rulesInForce(read, businessId, false), mutedPayees: mutedPayees(read, businessId), categoryNames };
  const ask = loadCategoriser(context, businessId).asker(options);
  const declined = declinedKeys(read, businessId);
  const suggestions: SuggestedCategory[] = [];
  for (const line of listUncategorised(read, businessId, LINES_MAX)) {
    const answer = ask(line);
    const name = answer === null ? undefined : categoryNames.get(answer.categoryId);
    if (answer === null || name === undefined || declined.has(`${line.transactionId}:${answer.categoryId}`)) continue;
    const { categoryId: suggestedCategoryId, method, confidence, reason } = answer;
    suggestions.push({ transactionId: line.transactionId, suggestedCategoryId, suggestedCategoryName: name, method, confidence, reason });
  }
  return suggestions.sort((a, b) => b.confidence - a.confidence);
}

/** A page of suggestions for lines without a category, the surest first. */
export function suggestCategories(input: SuggestJobInput, context: JobContext): SuggestJobOutput {
  const { businessId, offset, limit } = input;
  const key = `${context.database.dataVersion()}|${businessId}`;
  if (kept === null || kept.key !== key) {
    kept = { key, suggestions: suggestAll(businessId, context), uncategorisedCount: countUncategorised(context.database.read, businessId) };
  }
  return { rows: kept.suggestions.slice(offset, offset + limit), total: kept.suggestions.length, uncategorisedCount: kept.uncategorisedCount };
}
