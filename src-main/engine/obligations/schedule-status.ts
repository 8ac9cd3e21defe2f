import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ScheduleStatus } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { err, ok, type Result } from '../../../src-shared/result/result.ts';

/** What changes the status of a due item. `issue`: a document is sent or received; `pay`: a payment is allocated; `unmatch`: one is taken back. */
export type StatusCause = 'issue' | 'pay' | 'unmatch' | 'cancel' | 'write_off' | 'reopen';

/** What an item's status follows from. Amounts in cash sign. */
export type StatusFacts = {
  readonly isIssued: boolean;
  readonly scheduledMinor: MinorUnits;
  readonly allocatedMinor: MinorUnits;
  readonly closedAs: 'cancelled' | 'written_off' | null;
};

const PLANNED_OR_SCHEDULED = ['planned', 'scheduled'] as const;
const ANY_PAID = ['partly_paid', 'paid'] as const;

/**
 * Where each cause may lead from each status; what is not listed is not allowed. A plan is cancelled, a claim is cancelled (withdrawn by its issuer) or
 * written off (given up); an item with payments is not cancelled before they are taken back, and a closed one takes no payment before it is reopened.
 */
export const STATUS_TRANSITIONS: Readonly<Record<ScheduleStatus, Readonly<Partial<Record<StatusCause, readonly ScheduleStatus[]>>>>> = {
  // Nothing to pay (an amount of 0) is paid once it is issued.
  planned: { issue: ['scheduled', 'paid'], pay: ANY_PAID, cancel: ['cancelled'] },
  scheduled: { pay: ANY_PAID, cancel: ['cancelled'], write_off: ['written_off'] },
  // Paid in advance, then issued: the document changes nothing.
  partly_paid: { issue: ['partly_paid'], pay: ANY_PAID, unmatch: ['planned', 'scheduled', 'partly_paid'], write_off: ['written_off'] },
  paid: { issue: ['paid'], unmatch: ['planned', 'scheduled', 'partly_paid'] },
  cancelled: { reopen: [...PLANNED_OR_SCHEDULED, 'paid'] },
  written_off: { reopen: ['scheduled', 'partly_paid'] },
};

/**
 * The stored status that the facts give: closed as it was closed; else by what is allocated: nothing, a part, or all of the scheduled amount. An
 * allocation beyond it is `paid` too.
 */
export function nextStatus({ isIssued, scheduledMinor, allocatedMinor, closedAs }: StatusFacts): ScheduleStatus {
  if (closedAs !== null) return closedAs;
  if (allocatedMinor === 0) {
    if (!isIssued) return 'planned';
    return scheduledMinor === 0 ? 'paid' : 'scheduled';
  }
  const isSettled = Math.sign(allocatedMinor) === Math.sign(scheduledMinor) && Math.abs(allocatedMinor) >= Math.abs(scheduledMinor);
  return isSettled ? 'paid' : 'partly_paid';
}

/** The status after a cause, given the facts after it, or a `CONFLICT` when the cause does not lead from one to the other. */
export function changeStatus(from: ScheduleStatus, cause: StatusCause, factsAfter: StatusFacts): Result<ScheduleStatus> {
  const to = nextStatus(factsAfter);
  if (STATUS_TRANSITIONS[from][cause]?.includes(to) === true) return ok(to);
  return err(new AppError('CONFLICT', REFUSALS[cause], { from, to, cause }));
}

const REFUSALS: Readonly<Record<StatusCause, string>> = {
  issue: 'The document was not recorded: the item already has one or is closed.',
  pay: 'The payment was not recorded: the item is paid or closed; reopen it first or choose another.',
  unmatch: 'Nothing was taken back: no payment is allocated to the item.',
  cancel: 'The item was not cancelled: take its payments back first.',
  write_off: 'The item was not written off: only an issued item with an open amount can be.',
  reopen: 'The item was not reopened: it is not closed.',
};
