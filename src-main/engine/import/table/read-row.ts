import type { MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { StatementRow } from '../types.ts';
import type { TableRoles } from './assign-roles.ts';
import type { Figures, NoAmount } from './figures.ts';
import { saysBalanceOrTotal, speaksOfSums, statusOf } from './line-words.ts';
import type { Proposal } from './propose-plans.ts';
import type { DateOrder } from './values/date-shape.ts';
import type { DateReader } from './values/date-reader.ts';

/** Everything that was decided about a table and that reading a row needs. */
export type RowPlan = {
  readonly roles: TableRoles;
  readonly proposal: Proposal;
  readonly dateOrder: DateOrder;
  readonly titles: readonly string[];
  /** The own account column tells rows of several accounts apart. */
  readonly hasSeveralAccounts: boolean;
};

/** A record read: a movement, a line that is none, or the rest of the text of the movement above. */
export type ReadRecord =
  | { readonly kind: 'row'; readonly row: StatementRow }
  | { readonly kind: 'left_out'; readonly verdict: 'skipped' | 'rejected'; readonly reason: string }
  | { readonly kind: 'continuation'; readonly text: string };

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;

/** Reads the records of a table one by one under what was decided about it. */
export function createRowReader(plan: RowPlan, dates: DateReader, figures: Figures): (cells: readonly string[], line: number) => ReadRecord {
  const { roles, proposal, dateOrder } = plan;
  const statuses = new Map<string, 'booked' | 'pending' | 'failed'>();

  function dateOf(cells: readonly string[]): IsoDate | null {
    for (const column of roles.dates) {
      const cell = cells[column];
      if (cell === undefined || cell === '') continue;
      const date = dates.date(cell, dateOrder);
      if (date !== null) return date;
    }
    return null;
  }

  function status(cells: readonly string[]): 'booked' | 'pending' | 'failed' {
    if (roles.status === null) return 'booked';
    const cell = cells[roles.status] ?? '';
    let known = statuses.get(cell);
    if (known === undefined) {
      known = statusOf(cell, plan.titles[roles.status] ?? '');
      if (statuses.size < 1000) statuses.set(cell, known);
    }
    return known;
  }

  /** A figure in a column of money that is not read: the row is a movement, and nothing may drop it silently. */
  const unread = [...roles.amounts, roles.debit, roles.credit].filter((column) => column !== null && column !== proposal.balance);
  function hasOtherFigure(cells: readonly string[]): boolean {
    return (
      unread.some((column) => column !== null && (figures.figure(cells, column) ?? 0) !== 0) ||
      (roles.amounts.length === 0 ? false : isDisplaced(cells))
    );
  }

  /** Beyond the last title, or in a text column, a money figure with decimals stands: cells were pushed aside. */
  function isDisplaced(cells: readonly string[]): boolean {
    return plan.titles.length > 0 && cells.slice(plan.titles.length).some((cell) => /^[-+(]?\d[\d.,]*[.,]\d{2}\)?$/.test(cell));
  }

  return (cells, line) => {
    const date = dateOf(cells);
    const amount = figures.amount(cells, proposal.plan);
    if (date === null) return withoutDate(cells, amount, roles);
    if (typeof amount !== 'number') return withoutAmount(cells, amount, roles, amount === 'empty' && hasOtherFigure(cells));
    const booked = status(cells);
    if (booked === 'failed') return skipped('The bank marks it as failed, declined or cancelled');
    const currency = figures.currency();
    const charged = roles.fee === null ? 0 : Math.abs(figures.figure(cells, roles.fee) ?? 0);
    const balance = proposal.balance === null ? null : figures.figure(cells, proposal.balance);
    const description = describe(cells, roles);
    if ((balance === null || amount === 0 || Math.abs(amount) === Math.abs(balance)) && saysBalanceOrTotal(description))
      return skipped('A balance or total, not a movement');
    const total = amount - (proposal.fee === null ? 0 : charged);
    if (!Number.isSafeInteger(total)) return rejected('The amount is out of range');
    // Figures are read by digits into safe integers, so that branding them needs no second check for each of a million rows.
    const row: StatementRow = {
      line,
      bookingDate: date,
      valueDate: roles.valueDate === null ? null : dates.date(cells[roles.valueDate] ?? '', dateOrder),
      amountMinor: total as MinorUnits,
      currency,
      description,
      counterparty: joined(cells, roles.counterparty),
      counterpartyIban: ibanOf(cells, roles.iban),
      reference: joined(cells, roles.reference),
      endToEndId: joined(cells, roles.endToEndId === null ? [] : [roles.endToEndId]),
      bankReference: joined(cells, roles.bankReference === null ? [] : [roles.bankReference]),
      balanceMinor: balance === null ? null : (balance as MinorUnits),
      feeMinor: charged === 0 ? null : (-charged as MinorUnits),
      isPending: booked === 'pending',
      statementAccount: plan.hasSeveralAccounts && roles.ownAccount !== null ? (cells[roles.ownAccount] ?? null) : null,
    };
    return { kind: 'row', row };
  };
}

const skipped = (reason: string): ReadRecord => ({ kind: 'left_out', verdict: 'skipped', reason });
const rejected = (reason: string): ReadRecord => ({ kind: 'left_out', verdict: 'rejected', reason });

function withoutDate(cells: readonly string[], amount: number | string, roles: TableRoles): ReadRecord {
  const text = cells.filter((cell) => cell !== '').join(' ');
  const dateCell = roles.dates.map((column) => cells[column] ?? '').find((cell) => cell !== '');
  if (typeof amount === 'number' && amount !== 0) {
    if (speaksOfSums(text)) return skipped('A balance or total, not a movement');
    return rejected(dateCell === undefined ? 'The line has an amount and no date' : `The date "${dateCell.slice(0, 40)}" cannot be read`);
  }
  if (dateCell !== undefined && /^\d/.test(dateCell) && amount === 'unreadable')
    return rejected(`The date "${dateCell.slice(0, 40)}" and the amount cannot be read`);
  const filled = cells.filter((cell) => cell !== '').length;
  const words = roles.description.filter((column) => (cells[column] ?? '') !== '');
  if (dateCell === undefined && words.length > 0 && filled <= words.length && (amount === 'empty' || amount === 0)) {
    return { kind: 'continuation', text: words.map((column) => cells[column] ?? '').join(' ') };
  }
  return skipped('Neither a date nor an amount');
}

function withoutAmount(cells: readonly string[], amount: NoAmount, roles: TableRoles, hasOther: boolean): ReadRecord {
  if (amount === 'neutral') return skipped('The file marks it as neither money in nor money out');
  if (amount === 'empty') {
    if (hasOther && !saysBalanceOrTotal(describe(cells, roles))) return rejected('The amount stands in another column than in the other rows');
    return skipped(saysBalanceOrTotal(describe(cells, roles)) ? 'A balance or total, not a movement' : 'The line has no amount');
  }
  if (amount === 'both_sides') return rejected('Both money out and money in are filled');
  return rejected('The amount cannot be read');
}

function describe(cells: readonly string[], roles: TableRoles): string {
  return joined(cells, roles.description) ?? joined(cells, roles.spareText) ?? '';
}

/** Texts of several columns in the file's order, each only once. */
function joined(cells: readonly string[], columns: readonly number[]): string | null {
  let text = '';
  let last = '';
  for (const column of columns) {
    const cell = cells[column];
    if (cell === undefined || cell === '' || cell === '/' || cell === '-' || cell === last) continue;
    last = cell;
    text = text === '' ? cell : `${text} ${cell}`;
  }
  return text === '' ? null : collapse(unguarded(text));
}

const EQUALS_SIGN = 61;

/** `="0123"`: how spreadsheets are kept from reading an account number as a figure. */
function unguarded(text: string): string {
  return text.charCodeAt(0) === EQUALS_SIGN && text.startsWith('="') && text.endsWith('"') ? text.slice(2, -1) : text;
}

const RUN_OF_SPACE = /[\s\u00a0]{2,}|[\t\n\r\v\f\u00a0]/;

function collapse(text: string): string {
  return RUN_OF_SPACE.test(text) ? text.replaceAll(/[\s\u00a0]+/g, ' ').trim() : text;
}

function ibanOf(cells: readonly string[], column: number | null): string | null {
  const cell = column === null ? '' : (cells[column] ?? '');
  if (cell.length < 15) return null;
  const compact = cell.replaceAll(/[\s-]/g, '').toUpperCase();
  return IBAN.test(compact) ? compact : null;
}
