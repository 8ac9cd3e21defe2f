import { daysBetween, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { Reversibility } from '../../../../src-shared/domain/vocabulary/actions.ts';
import type { Criticality, FlexibilityLevel, RelationshipType, RiskLevel } from '../../../../src-shared/domain/vocabulary/parties.ts';
import type { MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { ClientFact, VendorFact } from '../context.ts';
import type { RiskComponent, RiskFactor, RiskScore } from '../types.ts';

/** How hard an option presses on the other side. */
export type Strain = 'none' | 'light' | 'noticeable' | 'heavy';

/** Who feels the option, if anyone. */
export type Exposure =
  | { readonly kind: 'client'; readonly client: ClientFact; readonly strain: Strain }
  | { readonly kind: 'vendor'; readonly vendor: VendorFact; readonly strain: Strain }
  | { readonly kind: 'nobody' };

export type Complexity = 'simple' | 'several_steps' | 'needs_consent';

export type RiskFacts = {
  readonly exposure: Exposure;
  readonly reversibility: Reversibility;
  readonly complexity: Complexity;
  readonly asOf: IsoDate;
  readonly deadlineDate: IsoDate;
  /** What may be lost or leaves early: a magnitude. */
  readonly amountAtRiskMinor: MinorUnits;
  readonly cashMinor: MinorUnits | null;
};

/** Points out of 100. The weights between them are a judgement, kept here so that they can be read and argued with. */
const STRAIN_POINTS: Readonly<Record<Strain, number>> = { none: 0, light: 10, noticeable: 25, heavy: 40 };
const RELATIONSHIP_POINTS: Readonly<Record<RelationshipType, number>> = { strategic: 30, managed: 20, transactional: 10 };
/** One point a percent of revenue, no more than this: beyond 30 % a customer is as important as one can be. */
const MAX_CONCENTRATION_POINTS = 30;
/** A customer who pays on time takes a reminder harder than one who never does. */
const GOOD_PAYER_POINTS = 10;
const CRITICALITY_POINTS: Readonly<Record<Criticality, number>> = { critical: 30, important: 15, flexible: 5 };
const FLEXIBILITY_POINTS: Readonly<Record<FlexibilityLevel, number>> = { cannot_delay: 30, negotiable: 15, can_delay: 0 };
const EARLIER_DELAY_POINTS = 10;
const MAX_EARLIER_DELAY_POINTS = 20;
const REVERSIBILITY_POINTS: Readonly<Record<Reversibility, number>> = { reversible: 0, partly_reversible: 20, irreversible: 40 };
const COMPLEXITY_POINTS: Readonly<Record<Complexity, number>> = { simple: 0, several_steps: 15, needs_consent: 30 };
/** Points of time pressure by days left until the deadline. */
const TIME_POINTS = [
  { withinDays: 2, points: 30 },
  { withinDays: 7, points: 15 },
] as const;
/** Financial points where no cash balance is known: neither harmless nor the worst. */
const UNKNOWN_CASH_POINTS = 50;

/** Lower bounds of the levels. */
const LEVELS: readonly { readonly from: number; readonly level: RiskLevel }[] = [
  { from: 75, level: 'critical' },
  { from: 50, level: 'high' },
  { from: 25, level: 'medium' },
  { from: 0, level: 'low' },
];

function component(factors: readonly RiskFactor[]): RiskComponent {
  const counting = factors.filter((factor) => factor.points > 0);
  return {
    score: Math.min(
      100,
      counting.reduce((sum, factor) => sum + factor.points, 0),
    ),
    factors: counting,
  };
}

function relationshipFactors(exposure: Exposure): RiskFactor[] {
  if (exposure.kind === 'nobody' || exposure.strain === 'none') return [];
  const strain = {
    label: `${exposure.strain === 'light' ? 'Light' : exposure.strain === 'heavy' ? 'Heavy' : 'Noticeable'} strain`,
    points: STRAIN_POINTS[exposure.strain],
  };
  if (exposure.kind === 'client') {
    const { averageDelayDays, relationshipType, revenueShareBps } = exposure.client;
    const percent = Math.floor(revenueShareBps / 100);
    return [
      strain,
      { label: `Customer is ${relationshipType}`, points: RELATIONSHIP_POINTS[relationshipType] },
      { label: `${percent} % of revenue`, points: Math.min(MAX_CONCENTRATION_POINTS, percent) },
      { label: 'Usually pays on time', points: averageDelayDays <= 0 ? GOOD_PAYER_POINTS : 0 },
    ];
  }
  const { criticality, delaysThisYear, flexibility } = exposure.vendor;
  return [
    strain,
    { label: `Vendor is ${criticality}`, points: CRITICALITY_POINTS[criticality] },
    { label: `Terms: ${flexibility.replace('_', ' ')}`, points: FLEXIBILITY_POINTS[flexibility] },
    {
      label: delaysThisYear === 1 ? 'Asked once before this year' : `Asked ${delaysThisYear} times before this year`,
      points: Math.min(MAX_EARLIER_DELAY_POINTS, delaysThisYear * EARLIER_DELAY_POINTS),
    },
  ];
}

function operationalFactors({ asOf, complexity, deadlineDate, reversibility }: RiskFacts): RiskFactor[] {
  const daysLeft = daysBetween(asOf, deadlineDate);
  const time = TIME_POINTS.find(({ withinDays }) => daysLeft <= withinDays);
  return [
    { label: reversibility === 'irreversible' ? 'Cannot be undone' : 'Can be undone in part only', points: REVERSIBILITY_POINTS[reversibility] },
    { label: complexity === 'needs_consent' ? 'Needs the consent of others' : 'Takes several steps', points: COMPLEXITY_POINTS[complexity] },
    { label: daysLeft <= 0 ? 'Due today' : `${daysLeft === 1 ? '1 day' : `${daysLeft} days`} left`, points: time?.points ?? 0 },
  ];
}

function financialFactors({ amountAtRiskMinor, cashMinor }: RiskFacts): RiskFactor[] {
  if (amountAtRiskMinor <= 0) return [];
  if (cashMinor === null) return [{ label: 'Cash is not known', points: UNKNOWN_CASH_POINTS }];
  if (cashMinor <= 0) return [{ label: 'There is no cash to bear it', points: 100 }];
  const percent = Number((BigInt(amountAtRiskMinor) * 100n) / BigInt(cashMinor));
  return [{ label: `${percent} % of the cash`, points: Math.min(100, percent) }];
}

/**
 * How risky an option is, 0 to 100: 0.4 × relationship (who feels it, how much they matter, how they pay) + 0.3 × operational (can it be undone, how
 * much has to work out, how much time is left) + 0.3 × financial (amount at risk as percent of the cash). One decimal, exact. Low below 25, medium
 * below 50, high below 75, then critical.
 */
export function scoreRisk(facts: RiskFacts): RiskScore {
  const relationship = component(relationshipFactors(facts.exposure));
  const operational = component(operationalFactors(facts));
  const financial = component(financialFactors(facts));
  const compositeScore = (4 * relationship.score + 3 * operational.score + 3 * financial.score) / 10;
  const level = LEVELS.find(({ from }) => compositeScore >= from)?.level ?? 'low';
  return { relationship, operational, financial, compositeScore, level };
}
