import { addDays, daysBetween, type IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import type { DetectionType } from '../../src-shared/domain/vocabulary/detection.ts';
import type { DetectedAlert } from '../../src-main/engine/detection/types.ts';
import { isForgotten } from './detection-facts.ts';
import type { LedgerLine } from './detection-ledger.ts';
import { closingOf, lowestAhead, payrollOutcome, weekShare } from './detection-outcomes.ts';
import type { Replay } from './detection-replay.ts';

/** An alert that was raised, and whether it was right by what really happened; null where the history ends before it shows. */
export type ScoredAlarm = { readonly type: DetectionType; readonly asOf: IsoDate; readonly alert: DetectedAlert; readonly isRight: boolean | null };

const JUMP_DAYS = 190;

const evidenceLines = (replayed: Replay, alert: DetectedAlert): LedgerLine[] =>
  alert.evidence.rows.flatMap((row) => replayed.ledger.lines[Number(row.id)] ?? []);

function isRealExpense(replayed: Replay, alert: DetectedAlert): boolean {
  const jumps = replayed.ledger.company.truth.shocks.filter((shock) => shock.kind === 'price_jump');
  return evidenceLines(replayed, alert).some(({ line, truth }) => {
    if (truth.kind === 'one_off' || truth.kind === 'duplicate') return true;
    return jumps.some(
      (jump) =>
        (jump.streamKey === null ? jump.vendorKey === truth.vendorKey : jump.streamKey === truth.streamKey) &&
        line.bookingDate >= jump.fromDate &&
        daysBetween(jump.fromDate, line.bookingDate) <= JUMP_DAYS,
    );
  });
}

function isRealRevenue(replayed: Replay, alert: DetectedAlert): boolean {
  const partial = new Set(replayed.ledger.company.truth.invoices.filter((invoice) => invoice.isPartial).map((invoice) => invoice.number));
  return evidenceLines(replayed, alert).some(
    ({ truth }) => truth.kind === 'one_off' || truth.kind === 'refund' || truth.pays.some((part) => partial.has(part.document)),
  );
}

function isStillOpen(replayed: Replay, ids: readonly string[], asOf: IsoDate): boolean {
  return ids.every((id) => !(replayed.ledger.paymentsOf.get(id) ?? []).some((payment) => payment.date <= asOf));
}

function isReallyLate(replayed: Replay, alert: DetectedAlert, asOf: IsoDate): boolean {
  const { invoices, truth } = replayed.ledger.company;
  return invoices.some((invoice, index) => {
    const settled = truth.invoices[index]?.settledDate ?? null;
    return invoice.customerKey === alert.entityId && daysBetween(invoice.dueDate, asOf) >= 7 && (settled === null || settled > asOf);
  });
}

function isRealVariance(replayed: Replay, alert: DetectedAlert): boolean | null {
  const closing = closingOf(replayed, String(alert.titleParams['month']));
  if (closing === null) return null;
  const off = closing.actualMinor - closing.expectedMinor;
  return Math.abs(off) * 100 > closing.expectedMinor * 20 && off < 0 === alert.titleKey.endsWith('below');
}

function isRealPayroll(replayed: Replay, payDate: IsoDate, asOf: IsoDate): boolean | null {
  if (payDate > replayed.ledger.company.endDate) return null;
  const { payrollMinor, cashAfterMinor } = payrollOutcome(replayed, payDate, asOf);
  return payrollMinor === 0 ? null : cashAfterMinor < payrollMinor * 0.1;
}

/** A tenth below the threshold still counts: bills that arrive later move the share by that much. */
function isRealConflict(replayed: Replay, alert: DetectedAlert): boolean | null {
  const [monday, month] = [alert.titleParams['weekStart'], alert.titleParams['month']];
  if (addDays(monday as IsoDate, 38) > replayed.ledger.company.endDate) return null;
  return weekShare(replayed, monday as IsoDate, String(month)).share > 0.36;
}

function isRealBreach(replayed: Replay, alert: DetectedAlert, asOf: IsoDate): boolean | null {
  if (alert.severity !== 'emergency') return null;
  const { minor, isComplete } = lowestAhead(replayed, asOf, 91);
  if (minor < replayed.thresholds.obligationsBufferMinor) return true;
  return isComplete ? false : null;
}

function isRealStaff(replayed: Replay, alert: DetectedAlert): boolean {
  const streams = new Set(
    replayed.ledger.company.truth.shocks
      .filter((shock) => shock.kind === 'new_hire' || shock.kind === 'employee_left')
      .map((shock) => shock.streamKey),
  );
  return evidenceLines(replayed, alert).every(({ truth }) => streams.has(truth.streamKey));
}

type Judge = (replayed: Replay, alert: DetectedAlert, asOf: IsoDate) => boolean | null;

const idsOf = (alert: DetectedAlert): string[] => alert.evidence.rows.map((row) => row.id);

const JUDGES: Readonly<Record<DetectionType, Judge>> = {
  late_payment: isReallyLate,
  unexpected_expense: isRealExpense,
  unexpected_revenue: isRealRevenue,
  client_churn: (replayed, alert, asOf) => {
    const until = replayed.ledger.company.customers.find((customer) => customer.key === alert.entityId)?.untilDate ?? null;
    return until !== null && until <= asOf;
  },
  revenue_variance: isRealVariance,
  payment_timing_conflict: isRealConflict,
  // A bill that has just arrived and is approved a day later is held against the detector, though nobody had approved it yet.
  vendor_terms_expiring: (replayed, alert, asOf) => isStillOpen(replayed, idsOf(alert), asOf) && idsOf(alert).some(isForgotten),
  statutory_deadline: (replayed, alert, asOf) => isStillOpen(replayed, idsOf(alert), asOf),
  buffer_breach: isRealBreach,
  // Months of runway are an average of the past: nothing that happens later makes them right or wrong.
  runway_threshold: () => null,
  payroll_safety: (replayed, alert, asOf) => isRealPayroll(replayed, alert.deadlineDate ?? asOf, asOf),
  headcount_change: isRealStaff,
};

/** Every alert raised in the replayed year (each time it newly calls for attention), judged by the truth. */
export function scoreAlarms(replayed: Replay): ScoredAlarm[] {
  return replayed.weeks.flatMap(({ asOf, raised }) =>
    raised.map((alert) => ({ type: alert.type, asOf, alert, isRight: JUDGES[alert.type](replayed, alert, asOf) })),
  );
}
