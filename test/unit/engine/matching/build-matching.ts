import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { matchLines } from '../../../../src-main/engine/matching/match-lines.ts';
import type {
  ConfirmedMatch,
  MatchAlternative,
  MatchItem,
  MatchLine,
  MatchOptions,
  MatchSuggestion,
} from '../../../../src-main/engine/matching/types.ts';
import { payeeKey } from '../../../../src-main/engine/payee/payee-key.ts';
import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { formatDecimal, parseDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import { type MinorUnits, minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../../src-shared/result/assert.ts';

const EUR = currencyCode('EUR');
const TODAY = isoDate('2026-03-31');

const money = (text: string): MinorUnits => must(parseDecimal(text, EUR), `an amount, got "${text}"`);
const words = (minor: MinorUnits): string => formatDecimal(minor, EUR);

/** Rows of a text table: one a line, cells between bars, `-` for nothing. */
function cellsOf(table: string): (string | null)[][] {
  const rows = table.split('\n').map((row) => row.trim());
  return rows
    .filter((row) => row !== '')
    .map((row) => row.split('|').map((cell) => (cell.trim() === '-' || cell.trim() === '' ? null : cell.trim())));
}

const COUNTERPARTIES = ['Larkhollow Optics Ltd', 'Fenwell Media LLP', 'Ashbrook Tools Ltd', 'Greyfold Energy Ltd', 'Mosswick Homes Ltd'];
const idOf = (name: string): number => (COUNTERPARTIES.includes(name) ? COUNTERPARTIES.indexOf(name) + 1 : 99);

/** `counterparty | number | due date | open amount`; issued thirty days before it is due. Schedule ids count from 1. */
export function itemsOf(table: string, more: Partial<MatchItem> = {}): MatchItem[] {
  return cellsOf(table).map(([name = null, documentNumber = null, due = null, open = null], index) => {
    const dueDate = isoDate(must(due, 'a due date'));
    return {
      scheduleId: index + 1,
      counterpartyId: idOf(name ?? ''),
      counterpartyName: name ?? '',
      aliases: { payeeKeys: [], ibans: [] },
      documentNumber,
      paymentReference: null,
      issueDate: addDays(dueDate, -30),
      dueDate,
      openAmountMinor: money(must(open, 'an open amount')),
      currency: EUR,
      ...more,
    };
  });
}

/** `date | amount | counterparty | description`. Transaction ids count from 1. */
export function linesOf(table: string, more: Partial<MatchLine> = {}): MatchLine[] {
  return cellsOf(table).map(([date = null, amount = null, counterparty = null, description = null], index) => ({
    transactionId: index + 1,
    bookingDate: isoDate(must(date, 'a booking date')),
    amountMinor: money(must(amount, 'an amount')),
    currency: EUR,
    payeeKey: payeeKey(counterparty, description ?? ''),
    description: description ?? '',
    counterparty,
    counterpartyIban: null,
    reference: null,
    endToEndId: null,
    ...more,
  }));
}

/** `counterparty | name on the line | due date | booking date | gross | fee`: what was confirmed before. */
export function historyOf(table: string): ConfirmedMatch[] {
  return cellsOf(table).map(([name = null, payer = null, due = null, booked = null, gross = null, fee = null]) => ({
    counterpartyId: idOf(name ?? ''),
    payeeKey: payeeKey(payer, ''),
    counterpartyIban: null,
    dueDate: isoDate(must(due, 'a due date')),
    bookingDate: isoDate(must(booked, 'a booking date')),
    grossMinor: money(must(gross, 'a gross amount')),
    feeMinor: money(fee ?? '0'),
    discountMinor: minorUnits(0),
  }));
}

export function optionsOf(more: Partial<MatchOptions> = {}): MatchOptions {
  return { history: [], declined: [], feeProfiles: [], today: TODAY, maxSuggestionsPerLine: 5, control: UNCONTROLLED, ...more };
}

function readingOf(alternative: MatchAlternative, items: readonly MatchItem[]): string {
  const nameOf = (scheduleId: number): string => {
    const item = items.find((one) => one.scheduleId === scheduleId);
    return item?.documentNumber ?? `${item?.counterpartyName} ${item?.dueDate}`;
  };
  const { allocations, feeMinor, discountMinor, unallocatedMinor, isAutomatic, probability } = alternative;
  const parts = [
    ...allocations.map(({ scheduleId, amountMinor }) => `${nameOf(scheduleId)} ${words(amountMinor)}`),
    feeMinor === 0 ? '' : `fee ${words(feeMinor)}`,
    discountMinor === 0 ? '' : `discount ${words(discountMinor)}`,
    unallocatedMinor === 0 ? '' : `unallocated ${words(unallocatedMinor)}`,
  ].filter((part) => part !== '');
  return `${parts.join(' + ')} (${isAutomatic ? 'automatic' : probability >= 0.5 ? 'likely' : probability >= 0.05 ? 'possible' : 'unlikely'})`;
}

/** What an owner would be shown: for each line its readings, best first, those below one in twenty left out. */
export function matchTable(lines: readonly MatchLine[], items: readonly MatchItem[], options: Partial<MatchOptions> = {}): string {
  const found = new Map(matchLines(lines, items, optionsOf(options)).map((suggestion) => [suggestion.transactionId, suggestion]));
  const rows = lines.map(({ transactionId, amountMinor }) => {
    const suggestion: MatchSuggestion | undefined = found.get(transactionId);
    const readings = suggestion?.alternatives.filter(({ probability }) => probability >= 0.05).map((one) => readingOf(one, items)) ?? [];
    return [`${words(amountMinor)}:`, ...(readings.length === 0 ? ['nothing'] : readings)].join(readings.length > 1 ? '\n    ' : ' ');
  });
  return rows.join('\n');
}
