import { addDays, type IsoDate, lastOfMonth } from '../../src-shared/domain/calendar/iso-date.ts';
import { expectRevenue } from '../../src-main/engine/detection/expect-revenue.ts';
import type { RevenueToDate } from '../../src-main/engine/detection/facts.ts';
import { factsOn, knownOn } from './detection-facts.ts';
import { cashWithoutOwner } from './detection-path.ts';
import type { Replay } from './detection-replay.ts';

/** Lowest cash from the day after a day over so many days, had the owner done nothing; incomplete where the history ends before. */
export function lowestAhead(replayed: Replay, asOf: IsoDate, days: number): { readonly minor: number; readonly isComplete: boolean } {
  const { ledger } = replayed;
  let minor = Infinity;
  const until = addDays(asOf, days);
  let ownMinor = 0;
  for (const { line, truth, isOwn, cashMinor } of ledger.lines) {
    if (line.bookingDate <= asOf || line.bookingDate > until) continue;
    if (isOwn && truth.kind !== 'transfer') ownMinor += line.amountMinor;
    if (truth.kind !== 'transfer') minor = Math.min(minor, cashMinor - ownMinor);
  }
  return { minor, isComplete: until <= ledger.company.endDate };
}

/** Wages due on a payday and the cash that was really there once all of them were paid. */
export function payrollOutcome(
  replayed: Replay,
  payDate: IsoDate,
  since: IsoDate,
): { readonly payrollMinor: number; readonly cashAfterMinor: number } {
  const { ledger } = replayed;
  const items = ledger.dueItems.filter((item) => item.agreement.type === 'payroll' && item.dueDate === payDate);
  const parts = items.flatMap((item) => ledger.paymentsOf.get(item.id) ?? []);
  const payrollMinor = -parts.reduce((sum, part) => sum + part.amountMinor, 0);
  const laterMinor = parts.reduce((sum, part) => (part.date > payDate ? sum + part.amountMinor : sum), 0);
  return { payrollMinor, cashAfterMinor: cashWithoutOwner(ledger, since, payDate) + laterMinor };
}

/** How a month closed against what its earlier months led to expect; null before enough history. */
export function closingOf(replayed: Replay, month: string): RevenueToDate | null {
  const last = lastOfMonth(`${month}-01` as IsoDate);
  if (last > replayed.ledger.company.endDate) return null;
  return expectRevenue(factsOn(replayed.ledger, knownOn(replayed.ledger, last)).incomeLines ?? [], last);
}

/** Share of a month's actual outflow that was due in one of its weeks, all documents known, and to how many payees. */
export function weekShare(replayed: Replay, monday: IsoDate, month: string): { readonly share: number; readonly payees: number } {
  const { ledger } = replayed;
  const sunday = addDays(monday, 6);
  const isInWeek = (date: IsoDate): boolean => date >= monday && date <= sunday && date.startsWith(month);
  const bills = ledger.company.bills
    .filter((bill) => isInWeek(bill.dueDate))
    .map((bill) => ({ payee: bill.vendorKey, minor: bill.amountMinor as number }));
  const items = ledger.dueItems
    .filter((item) => isInWeek(item.dueDate))
    .map((item) => ({
      payee: item.agreement.type === 'payroll' ? 'payroll' : item.agreement.counterparty,
      minor: (ledger.paymentsOf.get(item.id) ?? []).reduce((sum, payment) => sum + payment.amountMinor, 0),
    }));
  const due = [...bills, ...items].filter((item) => item.minor < 0);
  const ofMonth = ledger.lines.filter((one) => !one.isOwn && one.line.amountMinor < 0 && one.line.bookingDate.startsWith(month));
  const totalMinor = ofMonth.reduce((sum, { line }) => sum + line.amountMinor, 0);
  const dueMinor = due.reduce((sum, item) => sum + item.minor, 0);
  return { share: totalMinor === 0 ? 0 : dueMinor / totalMinor, payees: new Set(due.map((item) => item.payee)).size };
}
