import type { ActionOption } from '../../../src-shared/contract/actions.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { StoredAction } from '../../features/actions/action-store.ts';
import type { ActedItem, BookChange } from '../../features/actions/execution-details.ts';
import { isFact, type OpenItem, viewOpen } from '../../features/obligations/open-item.ts';
import { listSchedules } from '../../features/obligations/schedule-store.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';

/** What the person changed before approving, by the name of the field. */
export type Edits = ReadonlyMap<string, string>;

/** One option of an action on its way to being carried out. */
export type Undertaking = {
  readonly read: ReadHandle;
  readonly business: JobBusiness;
  readonly action: StoredAction;
  readonly option: ActionOption;
  readonly edits: Edits;
  /** The action's items with something still open. */
  readonly items: readonly OpenItem[];
  /** Names this execution and no other: in messages, payment files and bank statements. */
  readonly executionKey: string;
  readonly nowInstant: string;
  /** Hour of the business's day, 0 to 23: whether a bank still takes a file today. */
  readonly hour: number;
};

export type PlannedFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
  readonly sentence: string;
  readonly mailtoUrl: string | null;
  readonly items: readonly ActedItem[];
};

/** Exactly what carrying out an option will do; with a problem, nothing of it can be done. */
export type ExecutionPlan = {
  readonly files: readonly PlannedFile[];
  readonly changes: readonly BookChange[];
  /** What to look at before sending, none of which keeps it from being done. */
  readonly findings: readonly string[];
  readonly problems: readonly string[];
};

export const NOTHING_PLANNED: ExecutionPlan = { files: [], changes: [], findings: [], problems: [] };

export const moneyText = (amountMinor: MinorUnits, currency: CurrencyCode): string => `${formatDecimal(amountMinor, currency)} ${currency}`;

/** How a person calls a due item: `Acme INV-7`. */
export function labelOf({ schedule }: OpenItem): string {
  return `${schedule.counterpartyName ?? schedule.agreementName} ${schedule.documentNumber ?? schedule.description ?? schedule.dueDate}`.trim();
}

export function actedItem({ schedule, baseMinor }: OpenItem, endToEndId: string | null = null): ActedItem {
  const { id, dueDate, promisedDate } = schedule;
  return { scheduleId: id, dueDate, promisedDate, baseOpenMinor: baseMinor, endToEndId };
}

/** Due items by number as they stand today, settled and closed ones left out. */
export function openItemsByIds(read: ReadHandle, { businessId, today }: JobBusiness, ids: readonly string[]): OpenItem[] {
  if (ids.length === 0) return [];
  return listSchedules(read, businessId, { asOf: today, ids: ids.map(Number) })
    .filter(isFact)
    .map((schedule) => viewOpen(schedule, today))
    .filter(({ openMinor }) => openMinor !== 0);
}

/** Everything outgoing that is still open and no wage: what can wait when something else comes first. */
function openBills(read: ReadHandle, { businessId, today }: JobBusiness, through: IsoDate): OpenItem[] {
  return listSchedules(read, businessId, { asOf: today, onlyStoredOpen: true, direction: 'out', to: through })
    .filter(isFact)
    .map((schedule) => viewOpen(schedule, today))
    .filter(({ openMinor, schedule }) => openMinor !== 0 && ['vendor_bill', 'rent', 'subscription'].includes(schedule.obligationType));
}

/**
 * Which bills an option pays later, and when: its shifts of cash name day and amount, and the vendors it writes to are in its messages. An item that
 * has changed since it was prepared is left alone.
 */
export function movedItems({ read, business, option, items }: Undertaking): { readonly item: OpenItem; readonly date: IsoDate }[] {
  const recipients = new Set(option.messages.map(({ recipientName }) => recipientName));
  const later = option.cashShifts.filter(({ amountMinor }) => amountMinor < 0);
  const last = later.at(-1)?.date;
  if (last === undefined) return [];
  const pool = new Map([...openBills(read, business, last), ...items].map((item) => [item.schedule.id, item]));
  return later.flatMap(({ date, amountMinor }) => {
    const found = [...pool.values()].find(
      ({ schedule, baseMinor }) => baseMinor === amountMinor && (recipients.size === 0 || recipients.has(schedule.counterpartyName ?? '')),
    );
    if (found === undefined) return [];
    pool.delete(found.schedule.id);
    return [{ item: found, date }];
  });
}
