import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import type { IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { horizonLength } from '../format/horizon.ts';

/** A piece of a sentence: amounts and dates stay data, so that the page formats, blurs and links them. */
export type Piece = string | { readonly amountMinor: MinorUnits; readonly isChange?: true } | { readonly date: IsoDate };

export type Outlook = {
  /** How the page may colour it: `below_zero` red, `below_buffer` amber, `steady` nothing. */
  readonly tone: 'below_zero' | 'below_buffer' | 'steady';
  readonly sentence: readonly Piece[];
  /** What could go worse than expected, when the expected line alone would sound too sure. */
  readonly caution: readonly Piece[] | null;
};

type OutlookFacts = Pick<
  ForecastView,
  | 'asOf'
  | 'anchored'
  | 'horizonDays'
  | 'openingBalanceMinor'
  | 'bufferMinor'
  | 'days'
  | 'lowestPoint'
  | 'runway'
  | 'probabilityBelowZero'
  | 'probabilityBelowBuffer'
>;

/** From this chance on, of being below the line on at least one day, "you stay above" would be a promise the figures do not make. */
const LIKELY = 0.35;

/** How far the money lasts by the expected line, without the lowest point. */
function lasting(facts: OutlookFacts, firstBelowZero: IsoDate | null): { readonly tone: Outlook['tone']; readonly pieces: readonly Piece[] } {
  const { openingBalanceMinor: opening, bufferMinor: buffer, runway, horizonDays } = facts;
  const hasBuffer = buffer > 0;
  const firstBelowBuffer = runway.firstDayP50BelowBuffer;
  if (opening < 0) return { tone: 'below_zero', pieces: ['Your cash is below zero today'] };
  if (hasBuffer && opening < buffer) {
    if (firstBelowZero !== null)
      return { tone: 'below_zero', pieces: ['You are below your buffer today and fall below zero on ', { date: firstBelowZero }] };
    return { tone: 'below_buffer', pieces: ['You are below your buffer of ', { amountMinor: buffer }, ' today but stay above zero'] };
  }
  if (firstBelowZero !== null && (!hasBuffer || firstBelowBuffer === null || firstBelowBuffer === firstBelowZero)) {
    return { tone: 'below_zero', pieces: ['Your money lasts until ', { date: firstBelowZero }] };
  }
  if (firstBelowZero !== null && firstBelowBuffer !== null) {
    return {
      tone: 'below_zero',
      pieces: ['You stay above your buffer until ', { date: firstBelowBuffer }, ' and above zero until ', { date: firstBelowZero }],
    };
  }
  if (hasBuffer && firstBelowBuffer !== null)
    return { tone: 'below_buffer', pieces: ['You stay above your buffer until ', { date: firstBelowBuffer }] };
  const chance = (hasBuffer ? facts.probabilityBelowBuffer : facts.probabilityBelowZero) ?? 0;
  if (chance >= LIKELY) {
    // Each day taken alone is expected above the line, and yet one of them most likely is not: the sentence must not sound sure.
    const floor: readonly Piece[] = hasBuffer ? ['your buffer of ', { amountMinor: buffer }] : ['zero'];
    const cases = `, but in ${Math.round(chance * 10)} cases of 10 cash is below it on some day of the next ${horizonLength(horizonDays)}`;
    return { tone: 'below_buffer', pieces: ['Most days you stay above ', ...floor, cases] };
  }
  const line: readonly Piece[] = hasBuffer ? ['You stay above your buffer of ', { amountMinor: buffer }] : ['You stay above zero'];
  return { tone: 'steady', pieces: [...line, ` for the next ${horizonLength(horizonDays)}`] };
}

function cautionOf(facts: OutlookFacts, tone: Outlook['tone']): readonly Piece[] | null {
  if (tone === 'below_zero') return null;
  const firstBadDay = facts.days.find(({ p10Minor }) => p10Minor < 0)?.date;
  if (firstBadDay !== undefined) return ['If things go badly (one case in ten), cash is below zero from ', { date: firstBadDay }, '.'];
  const belowBuffer = facts.runway.firstDayP10BelowBuffer;
  if (tone === 'steady' && facts.bufferMinor > 0 && belowBuffer !== null) {
    return ['If things go badly (one case in ten), you are below your buffer from ', { date: belowBuffer }, '.'];
  }
  return null;
}

function changeOf(amountMinor: MinorUnits): Piece {
  return { amountMinor, isChange: true };
}

/**
 * The one sentence that leads the page: how long the money lasts, and the lowest point with its date and range. Figures without a known bank
 * balance are changes, and the sentence says so instead.
 */
export function composeOutlook(facts: OutlookFacts): Outlook {
  const { lowestPoint: lowest } = facts;
  const range: readonly Piece[] = [', range ', { amountMinor: lowest.p10Minor }, ' to ', { amountMinor: lowest.p90Minor }];
  if (!facts.anchored) {
    const last = facts.days.at(-1);
    const change: readonly Piece[] =
      last === undefined ? [] : [' it changes by ', changeOf(last.p50Minor), ', range ', changeOf(last.p10Minor), ' to ', changeOf(last.p90Minor)];
    return {
      tone: 'steady',
      sentence: [`Your cash is not known yet; over the next ${horizonLength(facts.horizonDays)}`, ...change, '.'],
      caution: null,
    };
  }
  const firstBelowZero = facts.days.find(({ p50Minor }) => p50Minor < 0)?.date ?? null;
  const { tone, pieces } = lasting(facts, firstBelowZero);
  const sentence: readonly Piece[] = [
    ...pieces,
    '; the lowest point is ',
    { amountMinor: lowest.p50Minor },
    ' on ',
    { date: lowest.date },
    ...range,
    '.',
  ];
  return { tone, sentence, caution: cautionOf(facts, tone) };
}
