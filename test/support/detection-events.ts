import { addDays, daysBetween, type IsoDate, lastOfMonth } from '../../src-shared/domain/calendar/iso-date.ts';
import type { DetectionType } from '../../src-shared/domain/vocabulary/detection.ts';
import { detectPayrollSafety } from '../../src-main/engine/detection/detect-payroll-safety.ts';
import type { DetectedAlert } from '../../src-main/engine/detection/types.ts';
import type { TruthShock } from '../../src-main/engine/sample/truth.ts';
import { isForgotten } from './detection-facts.ts';
import type { SampleAgreement } from '../../src-main/engine/sample/types.ts';
import type { LedgerLine } from './detection-ledger.ts';
import { closingOf, lowestAhead, payrollOutcome, weekShare } from './detection-outcomes.ts';
import type { Replay } from './detection-replay.ts';

/** Something that really happened in the replayed year, and whether the detectors said so in time. */
export type ScoredEvent = { readonly type: DetectionType; readonly name: string; readonly isFound: boolean };

type AlertOn = { readonly asOf: IsoDate; readonly alert: DetectedAlert };

const alertsOf = (replayed: Replay, type: DetectionType): AlertOn[] =>
  replayed.weeks.flatMap(({ asOf, alerts }) => alerts.filter((alert) => alert.type === type).map((alert) => ({ asOf, alert })));

const firstDay = (replayed: Replay): IsoDate => replayed.weeks[0]?.asOf ?? replayed.ledger.company.endDate;
const lastDay = (replayed: Replay): IsoDate => replayed.weeks.at(-1)?.asOf ?? replayed.ledger.company.endDate;
const rowIds = (alerts: readonly AlertOn[]): Set<string> => new Set(alerts.flatMap(({ alert }) => alert.evidence.rows.map((row) => row.id)));

/** Days an event needs to show: gaps of its contract that must lie before the end of the replay. */
const PRICE_DAYS = 100;
const LEAVING_DAYS = 50;
const IRREGULAR_SILENCE_DAYS = 210;
const EVERY_DAYS: Partial<Record<SampleAgreement['frequency'], number>> = { monthly: 31, quarterly: 92, annual: 366 };
const CLUSTER_SHARE = 0.4;

function expenseEvents(replayed: Replay, shocks: readonly TruthShock[]): ScoredEvent[] {
  const { ledger } = replayed;
  const seen = rowIds(alertsOf(replayed, 'unexpected_expense'));
  const type = 'unexpected_expense';
  const isSeen = (lines: readonly LedgerLine[]): boolean => lines.some(({ index }) => seen.has(String(index)));
  const oneOffs = {
    unexpected_expense: 'unexpected expense',
    tax_back_payment: 'tax paid back',
    cash_trough: 'large outlay',
    double_payment: 'double payment',
  };
  return shocks.flatMap((shock): ScoredEvent[] => {
    if (shock.kind in oneOffs) {
      const name = oneOffs[shock.kind as keyof typeof oneOffs];
      const kinds = shock.kind === 'double_payment' ? ['duplicate'] : ['one_off'];
      const lines = ledger.lines.filter(
        ({ line, truth }) => kinds.includes(truth.kind) && line.bookingDate === shock.fromDate && line.amountMinor === shock.amountMinor,
      );
      return [{ type, name, isFound: isSeen(lines) }];
    }
    if (shock.kind !== 'price_jump' || daysBetween(shock.fromDate, lastDay(replayed)) < PRICE_DAYS) return [];
    const isOf = ({ truth }: LedgerLine): boolean =>
      shock.streamKey === null ? truth.vendorKey === shock.vendorKey && truth.kind === 'bill_payment' : truth.streamKey === shock.streamKey;
    const own = ledger.lines.filter(isOf);
    const before = own.filter(({ line }) => line.bookingDate < shock.fromDate);
    const after = own.filter(({ line }) => line.bookingDate >= shock.fromDate);
    const [last, first] = [before.at(-1), after[0]];
    if (before.length < 4 || last === undefined || first === undefined) return [];
    // A contract that began after an earlier rise is booked as a jump from a price that was never paid.
    if (shock.streamKey !== null && first.line.amountMinor > last.line.amountMinor * 1.2) return [];
    const agreement = ledger.company.agreements.find((one) => one.key === shock.streamKey);
    const name =
      agreement === undefined
        ? 'price jump in the bills of a supplier'
        : agreement.isVariable
          ? 'price jump, varying amount'
          : 'price jump, fixed amount';
    return [{ type, name, isFound: isSeen(after) }];
  });
}

function revenueEvents(replayed: Replay, shocks: readonly TruthShock[]): ScoredEvent[] {
  const { ledger } = replayed;
  const seen = rowIds(alertsOf(replayed, 'unexpected_revenue'));
  const type = 'unexpected_revenue';
  const windfalls = shocks
    .filter((shock) => shock.kind === 'unexpected_revenue')
    .map((shock) => {
      const line = ledger.lines.find(
        (one) => one.truth.kind === 'one_off' && one.line.bookingDate === shock.fromDate && one.line.amountMinor === shock.amountMinor,
      );
      return { type, name: 'unexpected revenue', isFound: line !== undefined && seen.has(String(line.index)) } as const;
    });
  const partial = new Set(ledger.company.truth.invoices.filter((invoice) => invoice.isPartial).map((invoice) => invoice.number));
  const first = new Map<string, LedgerLine>();
  for (const one of ledger.lines)
    for (const part of one.truth.pays) if (partial.has(part.document) && !first.has(part.document)) first.set(part.document, one);
  const short = [...first]
    .filter(([document, { line, truth }]) => {
      const invoice = ledger.invoiceOf.get(document);
      return (
        line.bookingDate > firstDay(replayed) && truth.pays.length === 1 && invoice !== undefined && line.amountMinor < invoice.amountMinor * 0.94
      );
    })
    .map(([, line]) => ({ type, name: 'invoice paid in part', isFound: seen.has(String(line.index)) }) as const);
  return [...windfalls, ...short];
}

function customerEvents(replayed: Replay, shocks: readonly TruthShock[]): ScoredEvent[] {
  const { company } = replayed.ledger;
  const churn = alertsOf(replayed, 'client_churn');
  const late = alertsOf(replayed, 'late_payment');
  const notable = new Set(shocks.flatMap((shock) => (shock.kind === 'customer_lost' ? [shock.customerKey] : [])));
  const lost = company.customers.flatMap(({ key, untilDate }): ScoredEvent[] => {
    if (untilDate === null || untilDate <= firstDay(replayed)) return [];
    const agreement = company.agreements.find((one) => one.type === 'revenue' && one.customerKey === key);
    const every = agreement === undefined ? null : EVERY_DAYS[agreement.frequency];
    const needed = every === null ? IRREGULAR_SILENCE_DAYS : (every ?? 366) * 1.5 + 14;
    const invoices = company.invoices.filter((invoice) => invoice.customerKey === key).length;
    if (daysBetween(untilDate, lastDay(replayed)) < needed || invoices < 4) return [];
    const isFound = churn.some(({ alert, asOf }) => alert.entityId === key && asOf >= untilDate);
    const name = `customer lost, ${every === null ? 'orders at random' : 'under contract'}`;
    return [
      { type: 'client_churn', name, isFound },
      ...(notable.has(key) ? [{ type: 'client_churn', name: 'customer lost, 8 % of sales or more', isFound } as const] : []),
    ];
  });
  const worsening = shocks.flatMap((shock): ScoredEvent[] => {
    if (shock.kind !== 'worsening_payer') return [];
    // Worth an alert once an invoice has been overdue by the threshold for a whole week.
    const isVisible = company.invoices.some((invoice, index) => {
      const until = company.truth.invoices[index]?.settledDate ?? company.endDate;
      return invoice.customerKey === shock.customerKey && invoice.dueDate >= shock.fromDate && daysBetween(invoice.dueDate, until) >= 15;
    });
    if (!isVisible) return [];
    return [
      {
        type: 'late_payment',
        name: 'payer becoming slower',
        isFound: late.some(({ alert, asOf }) => alert.entityId === shock.customerKey && asOf >= shock.fromDate),
      },
    ];
  });
  const seen = rowIds(late);
  const overdue = company.invoices.flatMap((invoice, index): ScoredEvent[] => {
    const until = company.truth.invoices[index]?.settledDate ?? company.endDate;
    if (invoice.dueDate < firstDay(replayed) || daysBetween(invoice.dueDate, until) < 15) return [];
    return [{ type: 'late_payment', name: 'invoice 15 days late or more', isFound: seen.has(invoice.number) }];
  });
  return [...lost, ...worsening, ...overdue];
}

function staffEvents(replayed: Replay, shocks: readonly TruthShock[]): ScoredEvent[] {
  const { ledger } = replayed;
  const type = 'headcount_change';
  const alerts = alertsOf(replayed, type);
  return shocks.flatMap((shock): ScoredEvent[] => {
    const wages = ledger.linesOf.get(shock.streamKey) ?? [];
    if (shock.kind === 'new_hire') {
      const first = wages[0];
      if (first === undefined || first.line.bookingDate <= firstDay(replayed)) return [];
      return [{ type, name: 'new hire', isFound: rowIds(alerts).has(String(first.index)) }];
    }
    if (shock.kind !== 'employee_left' || daysBetween(shock.fromDate, lastDay(replayed)) < LEAVING_DAYS || wages.length < 2) return [];
    const last = wages.at(-1);
    return [
      {
        type,
        name: 'employee left',
        isFound: last !== undefined && rowIds(alerts.filter(({ asOf }) => asOf > shock.fromDate)).has(String(last.index)),
      },
    ];
  });
}

/** The application looks every few minutes, not once a week: the day before the payday is the last chance to say so. */
function isFoundDayBefore(replayed: Replay, payDate: IsoDate): boolean {
  const outcome = detectPayrollSafety(replayed.inputOn(addDays(payDate, -1)));
  return outcome.kind === 'looked' && outcome.alerts.some((alert) => alert.deadlineDate === payDate);
}

function cashEvents(replayed: Replay, shocks: readonly TruthShock[]): ScoredEvent[] {
  const { ledger, thresholds, weeks } = replayed;
  const breaches = alertsOf(replayed, 'buffer_breach');
  const troughs = shocks.flatMap((shock): ScoredEvent[] => {
    if (shock.kind !== 'cash_trough' || shock.fromDate <= firstDay(replayed)) return [];
    const { minor } = lowestAhead(replayed, addDays(shock.fromDate, 7), 60);
    if (minor >= thresholds.obligationsBufferMinor) return [];
    const until = addDays(shock.fromDate, 21);
    const isFound = breaches.some(({ asOf, alert }) => alert.severity === 'emergency' && asOf >= shock.fromDate && asOf <= until);
    return [{ type: 'buffer_breach', name: 'cash trough', isFound }];
  });
  const paydays = new Set(ledger.dueItems.filter((item) => item.agreement.type === 'payroll').map((item) => item.dueDate));
  const short = [...paydays].flatMap((payDate): ScoredEvent[] => {
    const week = weeks.findLast(({ asOf }) => asOf < payDate);
    if (week === undefined || payDate > addDays(lastDay(replayed), 7) || payDate > ledger.company.endDate || payDate <= firstDay(replayed)) return [];
    const { payrollMinor, cashAfterMinor } = payrollOutcome(replayed, payDate, addDays(payDate, -1));
    if (payrollMinor === 0 || cashAfterMinor >= payrollMinor * 0.1) return [];
    return [
      {
        type: 'payroll_safety',
        name: 'payday with too little cash',
        isFound:
          week.alerts.some((alert) => alert.type === 'payroll_safety' && alert.deadlineDate === payDate) || isFoundDayBefore(replayed, payDate),
      },
    ];
  });
  return [...troughs, ...short];
}

function deadlineEvents(replayed: Replay): ScoredEvent[] {
  const { ledger, weeks } = replayed;
  const { company } = ledger;
  const isOpen = (document: string, asOf: IsoDate): boolean => !(ledger.paymentsOf.get(document) ?? []).some((payment) => payment.date <= asOf);
  const taxes = ledger.dueItems.flatMap((item): ScoredEvent[] => {
    if (item.agreement.type !== 'tax' || item.dueDate > company.endDate) return [];
    const week = weeks.findLast(({ asOf }) => asOf <= item.dueDate);
    if (week === undefined || daysBetween(week.asOf, item.dueDate) > 7 || !isOpen(item.id, week.asOf)) return [];
    return [
      {
        type: 'statutory_deadline',
        name: 'tax due',
        isFound: week.alerts.some((alert) => alert.alertKey === `statutory_deadline:obligation:${item.id}`),
      },
    ];
  });
  const seen = rowIds(alertsOf(replayed, 'vendor_terms_expiring'));
  const bills = company.bills.flatMap((bill): ScoredEvent[] => {
    if (!isForgotten(bill.key)) return [];
    const isVisible = weeks.some(({ asOf }) => bill.issueDate <= asOf && daysBetween(asOf, bill.dueDate) < 7 && isOpen(bill.key, asOf));
    return isVisible ? [{ type: 'vendor_terms_expiring', name: 'bill nobody approved', isFound: seen.has(bill.key) }] : [];
  });
  return [...taxes, ...bills];
}

function periodEvents(replayed: Replay): ScoredEvent[] {
  const { endDate } = replayed.ledger.company;
  const variances = alertsOf(replayed, 'revenue_variance');
  const months = new Set(
    replayed.weeks.map(({ asOf }) => asOf.slice(0, 7)).filter((month) => lastOfMonth(`${month}-01` as IsoDate) <= addDays(endDate, -7)),
  );
  const offMonths = [...months].flatMap((month): ScoredEvent[] => {
    const closing = closingOf(replayed, month);
    if (closing === null || month === firstDay(replayed).slice(0, 7)) return [];
    const off = Math.abs(closing.actualMinor - closing.expectedMinor);
    if (off * 100 <= closing.expectedMinor * 20) return [];

    const isFound = variances.some(({ alert }) => alert.entityId === `revenue/${month}`);
    return [{ type: 'revenue_variance', name: 'month off by 20 %', isFound }];
  });
  const conflicts = alertsOf(replayed, 'payment_timing_conflict');
  const weeks = replayed.weeks.slice(1).flatMap(({ asOf }) => {
    const monday = addDays(asOf, -((daysBetween('1970-01-05' as IsoDate, asOf) % 7) + 7) % 7);
    return [...new Set([monday.slice(0, 7), addDays(monday, 6).slice(0, 7)])].map((month) => ({ monday, month }));
  });
  const crowded = weeks.flatMap(({ monday, month }): ScoredEvent[] => {
    if (lastOfMonth(`${month}-01` as IsoDate) > endDate) return [];
    const { share, payees } = weekShare(replayed, monday, month);
    if (share <= CLUSTER_SHARE || payees < 2) return [];
    const isFound = conflicts.some(({ alert }) => alert.titleParams['weekStart'] === monday && alert.titleParams['month'] === month);
    const isClear = share >= CLUSTER_SHARE * 1.1;
    return [{ type: 'payment_timing_conflict', name: isClear ? 'week with 44 % of a month or more' : 'week with 40 to 44 % of a month', isFound }];
  });
  return [...offMonths, ...crowded];
}

/** Everything that happened in the replayed year and belongs to a detector. A customer won is good news and belongs to none. */
export function scoreEvents(replayed: Replay): ScoredEvent[] {
  const shocks = replayed.ledger.company.truth.shocks.filter((shock) => shock.fromDate > firstDay(replayed) && shock.fromDate <= lastDay(replayed));
  return [
    ...expenseEvents(replayed, shocks),
    ...revenueEvents(replayed, shocks),
    ...customerEvents(replayed, shocks),
    ...staffEvents(replayed, shocks),
    ...cashEvents(replayed, shocks),
    ...deadlineEvents(replayed),
    ...periodEvents(replayed),
  ];
}
