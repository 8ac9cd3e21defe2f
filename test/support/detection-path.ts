import { addDays, daysBetween, type IsoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import type { DetectionInput } from '../../src-main/engine/detection/types.ts';
import type { Known } from './detection-facts.ts';
import type { Ledger, LedgerLine } from './detection-ledger.ts';

const HORIZON_DAYS = 91;
const YEAR_DAYS = 365;
/** Days after the due date on which invoices are expected to be paid where the customer's own delay is not known; overdue ones a week from now. */
const DEFAULT_DELAY_DAYS = 6;

/** Cash on all accounts at the end of a day. */
export function cashOn(ledger: Ledger, asOf: IsoDate): number {
  const last = ledger.lines.findLast(({ line }) => line.bookingDate <= asOf);
  return last?.cashMinor ?? ledger.company.accounts.reduce((sum, account) => sum + account.openingBalanceMinor, 0);
}

/** The same had the owner neither brought nor taken money since a day: what a warning of that day is about. */
export function cashWithoutOwner(ledger: Ledger, since: IsoDate, asOf: IsoDate): number {
  const own = ledger.lines.filter(({ line, truth }) => truth.kind.startsWith('owner') && line.bookingDate > since && line.bookingDate <= asOf);
  return cashOn(ledger, asOf) - own.reduce((sum, { line }) => sum + line.amountMinor, 0);
}

const isDocument = ({ truth }: LedgerLine): boolean => truth.kind === 'invoice_payment' || truth.kind === 'bill_payment';

/** Days from issue to payment of invoices (or bills) of the last year, weighted by amount: cumulative share for each day of the horizon. */
function paidWithin(ledger: Ledger, asOf: IsoDate, sign: 1 | -1): number[] {
  const from = addDays(asOf, -YEAR_DAYS);
  const byLag = Array.from({ length: HORIZON_DAYS + 1 }, () => 0);
  let total = 0;
  for (const { date, lagDays, amountMinor } of ledger.lags) {
    if (date <= from || date > asOf || amountMinor * sign < 0) continue;
    total += Math.abs(amountMinor);
    if (lagDays >= 0 && lagDays <= HORIZON_DAYS) byLag[lagDays] = (byLag[lagDays] ?? 0) + Math.abs(amountMinor);
  }
  let sum = 0;
  return byLag.map((amount) => (sum += total === 0 ? 0 : amount / total));
}

/** Net of each day ahead: what is known, by its expected day, and means of the last year for what is not known yet. */
function expectedNet(ledger: Ledger, known: Known): number[] {
  const net = Array.from({ length: HORIZON_DAYS + 1 }, () => 0);
  // What is past its day is expected so many days from now.
  const put = (date: IsoDate, amount: number, lateDay: number): void => {
    const ahead = daysBetween(known.asOf, date);
    const day = ahead >= 1 ? ahead : lateDay;
    if (day <= HORIZON_DAYS) net[day] = (net[day] ?? 0) + amount;
  };
  for (const item of known.openDue) if (item.openMinor < 0) put(item.dueDate, item.openMinor, 2);
  for (const bill of known.payables) put(bill.dueDate, bill.baseOpenAmountMinor ?? 0, 3);
  for (const one of known.receivables) put(addDays(one.dueDate, one.usualDelayDays ?? DEFAULT_DELAY_DAYS), one.baseOpenAmountMinor ?? 0, 7);
  const from = addDays(known.asOf, -YEAR_DAYS);
  const year = known.lines.filter(({ line, isOwn }) => !isOwn && line.bookingDate > from);
  const perDay = (keep: (one: LedgerLine) => boolean): number =>
    year.reduce((sum, one) => (keep(one) ? sum + one.line.amountMinor : sum), 0) / YEAR_DAYS;
  const rest = perDay((one) => one.truth.pays.length === 0);
  const invoices = perDay((one) => isDocument(one) && one.line.amountMinor > 0);
  const bills = perDay((one) => isDocument(one) && one.line.amountMinor < 0);
  const [invoiceShare, billShare] = [paidWithin(ledger, known.asOf, 1), paidWithin(ledger, known.asOf, -1)];
  return net.map((amount, day) => (day === 0 ? 0 : amount + rest + invoices * (invoiceShare[day] ?? 1) + bills * (billShare[day] ?? 1)));
}

/** Standard deviation of the weekly net of the last year, the owner's own movements left out. */
function weeklySpread(known: Known): number {
  const weeks = Array.from({ length: 52 }, () => 0);
  const today = toEpochDay(known.asOf);
  for (const { line, day, isOwn } of known.lines) {
    const week = Math.floor((today - day) / 7);
    if (!isOwn && week < 52) weeks[week] = (weeks[week] ?? 0) + line.amountMinor;
  }
  const mean = weeks.reduce((sum, net) => sum + net, 0) / 52;
  return Math.sqrt(weeks.reduce((sum, net) => sum + (net - mean) ** 2, 0) / 51);
}

/**
 * A quick expected path instead of the full forecast: known items on their expected days, last year's means for what is not known yet, and a range
 * that widens with the root of time. Good enough to time shortages in a replay of many companies; the application uses its simulated paths.
 */
export function quickForecast(ledger: Ledger, known: Known): NonNullable<DetectionInput['forecast']> {
  const openingBalanceMinor = minorUnits(cashOn(ledger, known.asOf));
  const spread = weeklySpread(known);
  const zero = minorUnits(0);
  const components = { ar: zero, ap: zero, payroll: zero, tax: zero, recurring: zero, pipeline: zero, other: zero, medianAgainstMean: zero };
  let balance: number = openingBalanceMinor;
  const days = expectedNet(ledger, known)
    .slice(1)
    .map((net, index) => {
      balance += net;
      const halfWidth = 1.28 * 0.6 * spread * Math.sqrt((index + 1) / 7);
      return {
        date: addDays(known.asOf, index + 1),
        p10Minor: minorUnits(Math.floor(balance - halfWidth)),
        p50Minor: minorUnits(Math.floor(balance)),
        p90Minor: minorUnits(Math.floor(balance + halfWidth)),
        netMinor: minorUnits(Math.floor(net)),
        components,
      };
    });
  return { asOf: known.asOf, isAnchored: true, openingBalanceMinor, days };
}
