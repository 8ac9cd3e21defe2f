import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { AmountLevel } from './amount-evidence.ts';
import type { PartyLevel } from './party-evidence.ts';
import type { ReferenceLevel } from './reference-evidence.ts';
import type { MatchLine, MatchReason } from './types.ts';
import type { Draft } from './weigh-set.ts';

const AMOUNT_SENTENCES: Readonly<Record<AmountLevel, string>> = {
  exact: 'The amount is exactly what is open',
  'less the usual fee': 'The amount is what is open less the usual fee',
  'less discount': 'The amount is what is open less the discount',
  'less discount and fee': 'The amount is what is open less the discount and the usual fee',
  'perhaps less a fee': 'The amount is a little less than what is open, perhaps by a fee',
  'perhaps less a discount': 'The amount is what is open less a customary discount that was not agreed',
  part: 'The amount is a part of what is open',
  'part less the usual fee': 'The amount is a round part of what is open less the usual fee',
  'rest of several parts': 'The amount and those of other lines come to exactly what is open',
  'more than open': 'The amount is more than what is open',
  'near the estimate': 'The amount is compared with an estimate',
  exchanged: 'The amount is what is open in another currency, within the tolerance of exchange rates',
};

const PARTY_SENTENCES: Readonly<Record<PartyLevel, string>> = {
  iban: 'The account number is known from confirmed payments',
  alias: 'The name is known from confirmed payments',
  name: 'The line names the counterparty',
  'part of name': 'The line holds a part of the name of the counterparty',
  other: 'The line names somebody else',
  unknown: 'The line names nobody',
};

const REFERENCE_SENTENCES: Readonly<Record<ReferenceLevel, string>> = {
  full: 'The line quotes the number in full',
  digits: 'The line quotes the digits of the number',
  tail: 'The line holds the last digits of the number',
  swapped: 'The line holds the number with two digits swapped',
  cut: 'The line ends with the beginning of the number',
  none: 'The line does not quote the number',
  'nothing to quote': '',
};

function amountReason(draft: Draft, line: MatchLine): MatchReason {
  const { level, bits, feeMinor, discountMinor, unallocatedMinor } = draft.amount;
  const money = (minor: number): string => `${formatDecimal(minorUnits(Math.abs(minor)), line.currency)} ${line.currency}`;
  const details = [
    feeMinor === 0 ? '' : ` (fee ${money(feeMinor)})`,
    discountMinor === 0 ? '' : ` (discount ${money(discountMinor)})`,
    unallocatedMinor === 0 ? '' : ` by ${money(unallocatedMinor)}`,
  ];
  const field = feeMinor !== 0 ? 'fee' : discountMinor !== 0 ? 'discount' : 'amount';
  const count = draft.items.length > 1 ? ` on ${draft.items.length} items` : '';
  return { field, level, bits, sentence: `${AMOUNT_SENTENCES[level]}${count}${details.join('')}.` };
}

function referenceReasons(draft: Draft): MatchReason[] {
  const byLevel = new Map<ReferenceLevel, { bits: number; count: number }>();
  for (const { level, bits } of draft.references) {
    const known = byLevel.get(level) ?? { bits: 0, count: 0 };
    byLevel.set(level, { bits: known.bits + bits, count: known.count + 1 });
  }
  const reasons = [...byLevel].map(([level, { bits, count }]): MatchReason => {
    const of = draft.items.length > 1 ? ` of ${count} of ${draft.items.length} items` : '';
    return { field: 'reference', level, bits, sentence: `${REFERENCE_SENTENCES[level]}${of}.` };
  });
  const leftOut: MatchReason = {
    field: 'reference',
    level: 'other number',
    bits: draft.leftOutBits,
    sentence: `The line quotes ${draft.leftOut === 1 ? 'the number of another item' : `the numbers of ${draft.leftOut} other items`}.`,
  };
  return [...reasons.filter(({ level }) => level !== 'nothing to quote'), ...(draft.leftOut > 0 ? [leftOut] : [])];
}

function timingReason({ lagBits, lagDays }: Draft): MatchReason {
  const days = Math.abs(lagDays);
  const when = lagDays === 0 ? 'on the due date' : `${days} ${days === 1 ? 'day' : 'days'} ${lagDays > 0 ? 'after' : 'before'} the due date`;
  const level = lagBits >= 1 ? 'usual' : lagBits > -2 ? 'possible' : 'unusual';
  return { field: 'timing', level, bits: lagBits, sentence: `Paid ${when}, which is ${level} for this counterparty.` };
}

/** The evidence of a reading, one sentence a field, what was not weighed left out. */
export function explain(draft: Draft, line: MatchLine): MatchReason[] {
  const { level, bits } = draft.party;
  const party: MatchReason = { field: 'counterparty', level, bits, sentence: `${PARTY_SENTENCES[level]}.` };
  return [amountReason(draft, line), ...referenceReasons(draft), party, timingReason(draft)];
}
