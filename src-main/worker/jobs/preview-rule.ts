import type { RuleDraft } from '../../../src-shared/contract/rules.ts';
import { compileConditions, compileRules } from '../../engine/categorise/match-rules.ts';
import { eachFiledLine, type FiledLine } from '../../features/rules/line-store.ts';
import { rulesInForce } from '../../features/rules/rule-store.ts';
import type { JobContext } from '../job-context.ts';

export type PreviewRuleInput = { readonly businessId: number; readonly rule: RuleDraft; readonly ruleId: number | null };
export type PreviewRuleOutput = {
  readonly fittingCount: number;
  readonly changingCount: number;
  readonly keptByPersonCount: number;
  readonly earlierRuleCount: number;
  readonly alreadySoCount: number;
  /** The newest of the lines that would change. */
  readonly changingIds: readonly number[];
};

const LINES_SHOWN = 100;

type Outcome = 'changing' | 'keptByPerson' | 'earlierRule' | 'alreadySo';

function outcomeOf(line: FiledLine, categoryId: number, isTaken: (line: FiledLine) => boolean): Outcome {
  if (line.categoryId === categoryId) return 'alreadySo';
  if (line.isSplit || line.source === 'person' || line.source === 'sample') return 'keptByPerson';
  return isTaken(line) ? 'earlierRule' : 'changing';
}

/** What a rule would do to the book if it were applied now. Reads only. */
export function previewRule(input: PreviewRuleInput, context: JobContext): PreviewRuleOutput {
  const { businessId, rule, ruleId } = input;
  const { read } = context.database;
  const inForce = rulesInForce(read, businessId, false);
  const place = ruleId === null ? -1 : inForce.findIndex((other) => other.ruleId === ruleId);
  const earlier = compileRules(place === -1 ? inForce.filter((other) => other.ruleId !== ruleId) : inForce.slice(0, place));
  const fits = compileConditions(rule);
  const counts: Record<Outcome, number> = { changing: 0, keptByPerson: 0, earlierRule: 0, alreadySo: 0 };
  const changing: FiledLine[] = [];
  let looked = 0;
  for (const line of eachFiledLine(read, businessId)) {
    if (looked++ % 5_000 === 0) context.control.checkpoint('Trying the rule', looked, looked);
    if (!fits(line)) continue;
    const outcome = outcomeOf(line, rule.categoryId, (one) => earlier(one) !== null);
    counts[outcome]++;
    if (outcome === 'changing') changing.push(line);
  }
  changing.sort((a, b) => (a.bookingDate === b.bookingDate ? b.transactionId - a.transactionId : a.bookingDate < b.bookingDate ? 1 : -1));
  return {
    fittingCount: counts.changing + counts.keptByPerson + counts.earlierRule + counts.alreadySo,
    changingCount: counts.changing,
    keptByPersonCount: counts.keptByPerson,
    earlierRuleCount: counts.earlierRule,
    alreadySoCount: counts.alreadySo,
    changingIds: changing.slice(0, LINES_SHOWN).map((line) => line.transactionId),
  };
}
