import type { Adjustment, ScenarioEvidenceView } from '../../../src-shared/contract/scenarios.ts';
import { createDescriber } from '../forecast/describe-lines.ts';
import { jobBusiness } from '../scope/job-input.ts';
import type { BusinessScope } from '../scope/services.ts';

/** What an added movement is, by the change that adds it: the engine names it `scenario:0/<change>:<part>`. */
function labelOf(id: string, amountMinor: number | null, adjustments: readonly Adjustment[]): string | null {
  const own = adjustments.find((change) => 'id' in change && (id === `scenario:0/${change.id}` || id.startsWith(`scenario:0/${change.id}:`)));
  if (own === undefined) return null;
  if (own.kind === 'hire') return id.endsWith(':start') ? 'Cost of hiring' : 'Pay of the new hire';
  if (own.kind === 'one_off') return (amountMinor ?? 0) < 0 ? 'Money that goes out once' : 'Money that comes in once';
  if (own.kind !== 'borrow') return null;
  if (!id.endsWith(':draw')) return 'Repayment with interest';
  return own.source === 'loan' ? 'Loan paid out' : 'Credit line drawn';
}

/** The lines that changes add, remove or move, named like those behind the forecast. */
export async function explainScenarios(
  scope: BusinessScope,
  { adjustments, horizonDays }: { readonly adjustments: readonly Adjustment[]; readonly horizonDays: number },
): Promise<ScenarioEvidenceView> {
  const { lines, ...totals } = await scope.services.worker.run('scenarioLines', { business: jobBusiness(scope), horizonDays, adjustments });
  const factsOf = createDescriber(
    scope,
    lines.map(({ line }) => line),
  );
  return {
    ...totals,
    lines: lines.map(({ line, change, beforeMinor, expectedMinor, differenceMinor }) => {
      const facts = factsOf(line);
      const label = line.source === 'scenario' ? labelOf(line.id, line.amountMinor, adjustments) : null;
      return { ...facts, label: label ?? facts.label, change, beforeMinor, expectedMinor, differenceMinor };
    }),
  };
}
