import type { Adjustment } from '../../../src-shared/contract/scenarios.ts';
import { addDays, addMonths, type IsoDate, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { formatMoney } from '../../format/money.ts';
import { parseAmount } from '../../format/parse-amount.ts';

/** What a person can assume, in the order of the list. One kind of the contract may be two here: money in and out, loan and credit line. */
export const CHANGE_KINDS = [
  { value: 'customer_pays_later', label: 'A customer pays later' },
  { value: 'customer_leaves', label: 'A customer leaves' },
  { value: 'vendor_delayed', label: 'You pay a vendor later' },
  { value: 'hire', label: 'You hire somebody' },
  { value: 'price_change', label: 'Prices change' },
  { value: 'one_off_in', label: 'Money comes in once' },
  { value: 'one_off_out', label: 'Money goes out once' },
  { value: 'loan', label: 'You take a loan' },
  { value: 'credit_line', label: 'You draw on a credit line' },
  { value: 'tax_deferral', label: 'Taxes are deferred' },
  { value: 'revenue_change', label: 'Revenue changes' },
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number]['value'];

/** One change as it is being typed: magnitudes without a sign, and what another kind would need is kept while one tries kinds. */
export type ChangeDraft = {
  /** Names it within the scenario. */
  readonly key: string;
  readonly kind: ChangeKind;
  readonly clientId: string | null;
  readonly vendorId: string | null;
  readonly days: string;
  readonly fromDate: string;
  readonly toDate: string;
  readonly laterDate: string;
  readonly amount: string;
  readonly startAmount: string;
  readonly percent: string;
  readonly direction: 'up' | 'down';
  readonly payDay: string;
  readonly rate: string;
  readonly count: string;
  readonly everyMonths: string;
};

export type ChangeProblems = {
  readonly [
    Field in
      | 'clientId'
      | 'vendorId'
      | 'days'
      | 'fromDate'
      | 'toDate'
      | 'laterDate'
      | 'amount'
      | 'startAmount'
      | 'percent'
      | 'payDay'
      | 'rate'
      | 'count'
  ]?: string;
};

export type ChangeStyle = { readonly currency: CurrencyCode; readonly locale: string };

export function newChange(kind: ChangeKind, today: IsoDate): ChangeDraft {
  return {
    key: crypto.randomUUID().slice(0, 8),
    kind,
    clientId: null,
    vendorId: null,
    days: '30',
    fromDate: addDays(today, 7),
    toDate: addMonths(today, 1),
    laterDate: addMonths(today, kind === 'tax_deferral' ? 3 : 1),
    amount: '',
    startAmount: '',
    percent: '',
    direction: kind === 'revenue_change' ? 'down' : 'up',
    payDay: '31',
    rate: '',
    count: '12',
    everyMonths: '1',
  };
}

/** A change that is kept, as it can be typed over. */
export function draftOfChange(adjustment: Adjustment, today: IsoDate, { currency, locale }: ChangeStyle): ChangeDraft {
  const written = (amountMinor: MinorUnits): string => formatMoney(amountMinor, currency, { locale, cents: true, currencyDisplay: 'none' });
  const percentOf = (bps: number): Pick<ChangeDraft, 'percent' | 'direction'> => ({
    percent: String(Math.abs(bps) / 100),
    direction: bps < 0 ? 'down' : 'up',
  });
  const empty = (kind: ChangeKind): ChangeDraft => newChange(kind, today);
  switch (adjustment.kind) {
    case 'customer_pays_later':
      return { ...empty(adjustment.kind), clientId: String(adjustment.clientId), days: String(adjustment.days) };
    case 'customer_leaves':
      return { ...empty(adjustment.kind), clientId: String(adjustment.clientId), fromDate: adjustment.fromDate };
    case 'vendor_delayed':
      return { ...empty(adjustment.kind), vendorId: String(adjustment.expenseBucketId), days: String(adjustment.days) };
    case 'hire':
      return {
        ...empty(adjustment.kind),
        key: adjustment.id,
        fromDate: adjustment.fromDate,
        amount: written(adjustment.monthlyCostMinor),
        startAmount: adjustment.startCostMinor === 0 ? '' : written(adjustment.startCostMinor),
        payDay: String(adjustment.payDayOfMonth),
      };
    case 'price_change':
      return {
        ...empty(adjustment.kind),
        ...percentOf(adjustment.changeBps),
        fromDate: adjustment.fromDate,
        clientId: adjustment.clientId === null ? null : String(adjustment.clientId),
      };
    case 'one_off': {
      const kind = adjustment.amountMinor < 0 ? 'one_off_out' : 'one_off_in';
      return { ...empty(kind), key: adjustment.id, fromDate: adjustment.date, amount: written(minorUnits(Math.abs(adjustment.amountMinor))) };
    }
    case 'borrow':
      return {
        ...empty(adjustment.source),
        key: adjustment.id,
        fromDate: adjustment.drawDate,
        amount: written(adjustment.principalMinor),
        rate: String(adjustment.annualRateBps / 100),
        laterDate: adjustment.repayment.firstDate,
        count: String(adjustment.repayment.count),
        everyMonths: String(adjustment.repayment.everyMonths),
      };
    case 'tax_deferral':
      return { ...empty(adjustment.kind), fromDate: adjustment.fromDate, toDate: adjustment.toDate, laterDate: adjustment.newDate };
    case 'revenue_change':
    default:
      return { ...empty(adjustment.kind), ...percentOf(adjustment.changeBps), fromDate: adjustment.fromDate };
  }
}

/** An amount without a sign; null where there is none or it has one. */
export function magnitudeOf(text: string, { currency, locale }: ChangeStyle): MinorUnits | null {
  const amount = parseAmount(text, currency, locale);
  return amount === null || amount <= 0 ? null : amount;
}

export function startCostOf(text: string, style: ChangeStyle): MinorUnits | null {
  return text.trim() === '' ? ZERO : magnitudeOf(text, style);
}

/** A whole number between two, both included. */
export function wholeOf(text: string, least: number, most: number): number | null {
  const value = /^\s*[-\u2212]?\d{1,4}\s*$/.test(text) ? Number(text.replace('\u2212', '-')) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

/** Basis points of a percentage such as `12.5` or `12,5`; null beyond `most` percent or where it is no number. */
export function bpsOf(text: string, most: number): number | null {
  const match = /^\s*(\d{1,4})(?:[.,](\d{1,2}))?\s*%?\s*$/.exec(text);
  if (match === null) return null;
  const bps = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return bps <= most * 100 ? bps : null;
}

export function dateOf(text: string): IsoDate | null {
  return isIsoDate(text) ? text : null;
}
