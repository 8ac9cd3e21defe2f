import type { Adjustment } from '../../../src-shared/contract/scenarios.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { bpsOf, type ChangeDraft, type ChangeProblems, type ChangeStyle, dateOf, magnitudeOf, startCostOf, wholeOf } from './change-draft.ts';

/** The change that was typed, or what is wrong with each field in words. */
type ReadChange = { readonly change: Adjustment } | { readonly problems: ChangeProblems };

const NO_AMOUNT = 'An amount without a sign, such as 1,250.00.';
const NO_DATE = 'A date.';
const NO_DAYS = 'A whole number of days from −180 to 365, not 0.';
const LONGEST_RISE = 1000;

type Checked<Value> = { readonly field: keyof ChangeProblems; readonly value: Value | null; readonly problem: string };

/** All that went wrong, by field. */
function problemsOf(checks: readonly Checked<unknown>[]): ChangeProblems {
  return Object.fromEntries(checks.filter(({ value }) => value === null).map(({ field, problem }) => [field, problem]));
}

function partyOf(id: string | null): number | null {
  return id === null ? null : Number(id);
}

function readLater(draft: ChangeDraft): ReadChange {
  const whole = wholeOf(draft.days, -180, 365);
  const days = whole === 0 ? null : whole;
  const client = partyOf(draft.clientId);
  const vendor = partyOf(draft.vendorId);
  const isVendor = draft.kind === 'vendor_delayed';
  if (days !== null && isVendor && vendor !== null) return { change: { kind: 'vendor_delayed', expenseBucketId: vendor, days } };
  if (days !== null && !isVendor && client !== null) return { change: { kind: 'customer_pays_later', clientId: client, days } };
  return {
    problems: problemsOf([
      isVendor
        ? { field: 'vendorId', value: vendor, problem: 'Choose a vendor.' }
        : { field: 'clientId', value: client, problem: 'Choose a customer.' },
      { field: 'days', value: days, problem: NO_DAYS },
    ]),
  };
}

function readLeaving(draft: ChangeDraft): ReadChange {
  const clientId = partyOf(draft.clientId);
  const fromDate = dateOf(draft.fromDate);
  if (clientId !== null && fromDate !== null) return { change: { kind: 'customer_leaves', clientId, fromDate } };
  return {
    problems: problemsOf([
      { field: 'clientId', value: clientId, problem: 'Choose a customer.' },
      { field: 'fromDate', value: fromDate, problem: NO_DATE },
    ]),
  };
}

function readHire(draft: ChangeDraft, style: ChangeStyle): ReadChange {
  const fromDate = dateOf(draft.fromDate);
  const monthlyCostMinor = magnitudeOf(draft.amount, style);
  const startCostMinor = startCostOf(draft.startAmount, style);
  const payDayOfMonth = wholeOf(draft.payDay, 1, 31);
  if (fromDate !== null && monthlyCostMinor !== null && startCostMinor !== null && payDayOfMonth !== null)
    return { change: { kind: 'hire', id: draft.key, fromDate, monthlyCostMinor, startCostMinor, payDayOfMonth } };
  return {
    problems: problemsOf([
      { field: 'fromDate', value: fromDate, problem: NO_DATE },
      { field: 'amount', value: monthlyCostMinor, problem: NO_AMOUNT },
      { field: 'startAmount', value: startCostMinor, problem: 'An amount without a sign, or nothing.' },
      { field: 'payDay', value: payDayOfMonth, problem: 'A day from 1 to 31.' },
    ]),
  };
}

function readPercent(draft: ChangeDraft): ReadChange {
  const magnitude = bpsOf(draft.percent, draft.direction === 'down' ? 100 : LONGEST_RISE);
  const fromDate = dateOf(draft.fromDate);
  if (magnitude !== null && magnitude > 0 && fromDate !== null) {
    const changeBps = draft.direction === 'down' ? -magnitude : magnitude;
    if (draft.kind === 'revenue_change') return { change: { kind: 'revenue_change', changeBps, fromDate } };
    return { change: { kind: 'price_change', changeBps, fromDate, clientId: partyOf(draft.clientId) } };
  }
  return {
    problems: problemsOf([
      {
        field: 'percent',
        value: magnitude === 0 ? null : magnitude,
        problem: `A percentage up to ${draft.direction === 'down' ? 100 : LONGEST_RISE}.`,
      },
      { field: 'fromDate', value: fromDate, problem: NO_DATE },
    ]),
  };
}

function readOneOff(draft: ChangeDraft, style: ChangeStyle): ReadChange {
  const date = dateOf(draft.fromDate);
  const amount = magnitudeOf(draft.amount, style);
  if (date !== null && amount !== null)
    return { change: { kind: 'one_off', id: draft.key, date, amountMinor: draft.kind === 'one_off_out' ? minorUnits(-amount) : amount } };
  return {
    problems: problemsOf([
      { field: 'amount', value: amount, problem: NO_AMOUNT },
      { field: 'fromDate', value: date, problem: NO_DATE },
    ]),
  };
}

function readBorrowing(draft: ChangeDraft, style: ChangeStyle): ReadChange {
  const drawDate = dateOf(draft.fromDate);
  const principalMinor = magnitudeOf(draft.amount, style);
  const annualRateBps = draft.rate.trim() === '' ? 0 : bpsOf(draft.rate, 100);
  const typedFirst = dateOf(draft.laterDate);
  const firstDate = typedFirst !== null && drawDate !== null && typedFirst <= drawDate ? null : typedFirst;
  const count = wholeOf(draft.count, 1, 600);
  const everyMonths = wholeOf(draft.everyMonths, 1, 12) ?? 1;
  if (drawDate !== null && principalMinor !== null && annualRateBps !== null && firstDate !== null && count !== null) {
    const source = draft.kind === 'credit_line' ? 'credit_line' : 'loan';
    const repayment = { firstDate, count, everyMonths };
    return { change: { kind: 'borrow', id: draft.key, source, drawDate, principalMinor, annualRateBps, repayment } };
  }
  return {
    problems: problemsOf([
      { field: 'amount', value: principalMinor, problem: NO_AMOUNT },
      { field: 'fromDate', value: drawDate, problem: NO_DATE },
      { field: 'rate', value: annualRateBps, problem: 'A percentage up to 100.' },
      { field: 'laterDate', value: firstDate, problem: 'A date after the money comes.' },
      { field: 'count', value: count, problem: 'A whole number from 1 to 600.' },
    ]),
  };
}

function readDeferral(draft: ChangeDraft): ReadChange {
  const fromDate = dateOf(draft.fromDate);
  const typedTo = dateOf(draft.toDate);
  const toDate = typedTo !== null && fromDate !== null && typedTo < fromDate ? null : typedTo;
  const typedNew = dateOf(draft.laterDate);
  const newDate = typedNew !== null && toDate !== null && typedNew <= toDate ? null : typedNew;
  if (fromDate !== null && toDate !== null && newDate !== null) return { change: { kind: 'tax_deferral', fromDate, toDate, newDate } };
  return {
    problems: problemsOf([
      { field: 'fromDate', value: fromDate, problem: NO_DATE },
      { field: 'toDate', value: toDate, problem: 'A date not before the first.' },
      { field: 'laterDate', value: newDate, problem: 'A date after the span.' },
    ]),
  };
}

export function readChange(draft: ChangeDraft, style: ChangeStyle): ReadChange {
  switch (draft.kind) {
    case 'customer_pays_later':
    case 'vendor_delayed':
      return readLater(draft);
    case 'customer_leaves':
      return readLeaving(draft);
    case 'hire':
      return readHire(draft, style);
    case 'price_change':
    case 'revenue_change':
      return readPercent(draft);
    case 'one_off_in':
    case 'one_off_out':
      return readOneOff(draft, style);
    case 'loan':
    case 'credit_line':
      return readBorrowing(draft, style);
    case 'tax_deferral':
    default:
      return readDeferral(draft);
  }
}
