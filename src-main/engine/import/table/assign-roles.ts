import type { ColumnRole } from './header/header-words.ts';
import type { ColumnKind, ColumnProfile } from './profile-columns.ts';
import { currencyInText } from './values/currency-words.ts';

/** Which column carries what. Indexes of columns; null where the table has none. */
export type TableRoles = {
  /** The booking date, then the columns that stand in where it is empty. */
  readonly dates: readonly number[];
  readonly valueDate: number | null;
  /** Columns that may be the amount, best first. */
  readonly amounts: readonly number[];
  readonly debit: number | null;
  readonly credit: number | null;
  readonly balances: readonly number[];
  readonly fee: number | null;
  readonly gross: number | null;
  readonly currency: number | null;
  readonly direction: number | null;
  readonly status: number | null;
  readonly types: readonly number[];
  readonly description: readonly number[];
  /** Read where the description would be empty otherwise. */
  readonly spareText: readonly number[];
  readonly counterparty: readonly number[];
  readonly iban: number | null;
  readonly ownAccount: number | null;
  readonly reference: readonly number[];
  readonly endToEndId: number | null;
  readonly bankReference: number | null;
  readonly byColumn: readonly ColumnRole[];
};

const FITTING: Readonly<Record<ColumnKind, ReadonlySet<ColumnRole>>> = {
  date: new Set(['booking_date', 'value_date', 'transaction_date', 'other_date']),
  number: new Set([
    'amount',
    'foreign_amount',
    'gross_amount',
    'other_number',
    'debit',
    'credit',
    'balance',
    'fee',
    'reference',
    'bank_reference',
    'own_account',
    'counterparty_iban',
    'end_to_end_id',
    'category',
    'description',
    'counterparty',
    'ignored',
    'time',
  ]),
  currency: new Set(['currency', 'foreign_currency']),
  iban: new Set(['counterparty_iban', 'own_account']),
  identifier: new Set([
    'reference',
    'bank_reference',
    'own_account',
    'counterparty_iban',
    'end_to_end_id',
    'description',
    'counterparty',
    'type',
    'category',
    'ignored',
    'time',
    'direction',
    'status',
  ]),
  text: new Set([
    'direction',
    'type',
    'status',
    'description',
    'counterparty',
    'counterparty_iban',
    'own_account',
    'reference',
    'end_to_end_id',
    'bank_reference',
    'category',
    'ignored',
    'time',
  ]),
  empty: new Set(),
};

/** What figures with decimals or signs are, before anything else a title may mean. */
const MONEY_ROLES: ReadonlySet<ColumnRole> = new Set(['amount', 'foreign_amount', 'gross_amount', 'debit', 'credit', 'balance', 'fee']);

/** Words whose presence in a title makes an amount the booked one where several columns hold amounts. */
const BOOKED_AMOUNT = /(^| )(net|netto|paid|booked|billing|settle|settled|account|konto|uctu|zauctovana|contabile)( |$)|实付|入账|記帳|^金额/;

/** Gives every column its role: what its title may mean where the cells agree, otherwise what the cells look like. */
export function assignRoles(columns: readonly ColumnProfile[]): TableRoles {
  const byColumn = columns.map((column) => roleOf(column, columns));
  const having = (role: ColumnRole): number[] => columns.filter((column) => byColumn[column.index] === role).map((column) => column.index);
  const firstOf = (role: ColumnRole): number | null => having(role)[0] ?? null;
  const dates = datesOf(columns, byColumn);
  const { debit, credit, amounts } = sidesOf(columns, {
    amounts: amountsOf(columns, having('amount')),
    debit: pickFilled(columns, having('debit')),
    credit: pickFilled(columns, having('credit')),
  });
  return {
    ...dates,
    amounts: amounts.length > 0 || debit !== null || credit !== null ? amounts : spareAmounts(columns, byColumn),
    debit,
    credit,
    balances: having('balance'),
    fee: firstOf('fee'),
    gross: firstOf('gross_amount'),
    currency: currencyOf(columns, having('currency'), amounts[0] ?? debit ?? credit),
    direction: firstOf('direction'),
    status: firstOf('status'),
    types: having('type'),
    ...textsOf(columns, byColumn),
    counterparty: having('counterparty'),
    iban: firstOf('counterparty_iban'),
    ownAccount: ownAccountOf(columns, having('own_account')),
    reference: having('reference'),
    endToEndId: firstOf('end_to_end_id'),
    bankReference: having('bank_reference').toSorted((a, b) => (columns[b]?.filled ?? 0) - (columns[a]?.filled ?? 0))[0] ?? null,
    byColumn,
  };
}

function roleOf(column: ColumnProfile, columns: readonly ColumnProfile[]): ColumnRole {
  const meant = column.meaning?.roles ?? [];
  if (column.kind === 'empty') return meant[0] ?? 'ignored';
  // Banks put the place of a card payment where the account of the other side stands for transfers: then the column is text.
  if (column.kind === 'text' && meant[0] === 'counterparty_iban') return 'counterparty';
  if (column.kind === 'date' && meant[0] === 'time') return 'transaction_date';
  const isMoney = column.kind === 'number' && column.moneyLike * 2 >= column.filled;
  const fitting = meant.find((role) => isMoney && MONEY_ROLES.has(role)) ?? meant.find((role) => FITTING[column.kind].has(role));
  if (fitting !== undefined) return fitting;
  // "Debit/Credit" over figures is an amount that may be either.
  if (column.kind === 'number' && meant.includes('direction') && column.moneyLike > 0) return 'amount';
  // A currency as a title ("USD$") heads figures in that currency.
  if (column.kind === 'number')
    return column.meaning === null && (column.moneyLike > 0 || hasFewDigits(column)) && !isCounter(column)
      ? untitledNumber(column, columns)
      : 'other_number';
  if (column.kind === 'date') return meant.length === 0 ? 'booking_date' : 'ignored';
  if (column.kind === 'currency') return meant.length === 0 ? 'currency' : 'foreign_currency';
  if (column.kind === 'iban') return column.distinct.size === 1 && column.rows > 1 ? 'own_account' : 'counterparty_iban';
  if (column.kind === 'identifier') return meant.length === 0 ? 'reference' : 'ignored';
  return meant.some((role) => role.endsWith('_date') || role === 'other_number') ? 'ignored' : 'description';
}

/** Where no column is titled as the amount: gross or foreign figures, else figures of money that are titled as something unknown. */
function spareAmounts(columns: readonly ColumnProfile[], byColumn: readonly ColumnRole[]): number[] {
  for (const role of ['gross_amount', 'foreign_amount', 'other_number'] as const) {
    const found = columns.filter(
      (column) => byColumn[column.index] === role && column.kind === 'number' && (role !== 'other_number' || column.moneyLike > 0),
    );
    if (found.length > 0) return found.map((column) => column.index);
  }
  return [];
}

/** Account numbers and identifiers have more digits than a figure of money without decimals usually has. */
function hasFewDigits(column: ColumnProfile): boolean {
  return column.averageLength <= 7;
}

/** Row numbers: 1, 2, 3, …. */
function isCounter(column: ColumnProfile): boolean {
  if (column.moneyLike > 0 || column.rows < 3) return false;
  const numbers = [...column.distinct].map(Number);
  return numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
}

/** Without a title the figures are amounts; which of them is the balance the arithmetic tells later. */
function untitledNumber(column: ColumnProfile, columns: readonly ColumnProfile[]): ColumnRole {
  const titledMoney = columns.some(
    (other) => other.kind === 'number' && other.meaning?.roles.some((role) => role === 'amount' || role === 'debit' || role === 'credit') === true,
  );
  return titledMoney && column.title !== '' && columns.some((other) => other.meaning !== null) ? 'other_number' : 'amount';
}

type Sides = { readonly amounts: number[]; readonly debit: number | null; readonly credit: number | null };

/** A column for one side beside an "amount" that is filled exactly where it is not: the amount is the other side. */
function sidesOf(columns: readonly ColumnProfile[], sides: Sides): Sides {
  const { amounts, debit, credit } = sides;
  const [amount] = amounts;
  const side = debit ?? credit;
  if (amount === undefined || side === null || (debit !== null && credit !== null)) return sides;
  const one = [...(columns[amount]?.nonZero ?? [])];
  const other = columns[side]?.nonZero;
  const isExclusive = one.length > 0 && other !== undefined && other.size > 0 && one.every((row) => !other.has(row));
  if (!isExclusive) return { amounts, debit: null, credit: null };
  return debit === null ? { amounts: [], debit: amount, credit } : { amounts: [], debit, credit: amount };
}

function datesOf(columns: readonly ColumnProfile[], byColumn: readonly ColumnRole[]): { dates: number[]; valueDate: number | null } {
  const having = (role: ColumnRole): ColumnProfile[] => columns.filter((column) => byColumn[column.index] === role && column.kind === 'date');
  const booking = having('booking_date').toSorted(
    (a, b) => Number(b.meaning?.isExact ?? false) - Number(a.meaning?.isExact ?? false) || a.index - b.index,
  );
  const untitled = booking.filter((column) => column.meaning === null);
  const titled = booking.filter((column) => column.meaning !== null);
  const ordered = [...titled, ...having('transaction_date'), ...untitled, ...having('value_date'), ...having('other_date')];
  const valueDate = having('value_date')[0] ?? untitled[1];
  return { dates: ordered.slice(0, 4).map((column) => column.index), valueDate: valueDate?.index ?? null };
}

function amountsOf(columns: readonly ColumnProfile[], candidates: readonly number[]): number[] {
  const weight = (index: number): number => {
    const column = columns[index];
    if (column === undefined) return 0;
    const booked = BOOKED_AMOUNT.test(column.meaning?.word ?? '') ? 4 : 0;
    const exact = column.meaning?.isExact === true ? 2 : 0;
    const money = column.moneyLike > 0 ? 1 : 0;
    // "Tax amount", "Cashback amount": part of the amount, or beside it.
    const partial = column.meaning?.roles.some((role) => role === 'other_number' || role === 'fee') === true ? -4 : 0;
    return booked + exact + money + partial + (column.filled * 2 >= column.rows ? 8 : 0);
  };
  return candidates.toSorted((a, b) => weight(b) - weight(a) || a - b);
}

/** Of several columns that may be the own account the steadiest one that every row fills: the other side's account changes from row to row. */
function ownAccountOf(columns: readonly ColumnProfile[], candidates: readonly number[]): number | null {
  const values = (index: number): number => columns[index]?.distinct.size ?? 0;
  const filled = candidates.filter((index) => values(index) > 0 && columns[index]?.filled === columns[index]?.rows);
  return filled.toSorted((a, b) => values(a) - values(b) || a - b)[0] ?? null;
}

function pickFilled(columns: readonly ColumnProfile[], candidates: readonly number[]): number | null {
  return candidates.toSorted((a, b) => (columns[b]?.filled ?? 0) - (columns[a]?.filled ?? 0) || a - b)[0] ?? null;
}

/** Of several currency columns the one beside the amount: right after it, else right before, else the first. */
function currencyOf(columns: readonly ColumnProfile[], candidates: readonly number[], amount: number | null): number | null {
  const filled = candidates.filter((index) => (columns[index]?.filled ?? 0) > 0);
  if (amount === null) return filled[0] ?? null;
  const beside = filled.find((index) => index === amount + 1) ?? filled.find((index) => index === amount - 1);
  // An amount whose title names its currency does not take it from a column about another amount.
  if (beside === undefined && currencyInText(columns[amount]?.title ?? '', null) !== null) return null;
  return beside ?? filled[0] ?? null;
}

function textsOf(columns: readonly ColumnProfile[], byColumn: readonly ColumnRole[]): Pick<TableRoles, 'description' | 'spareText'> {
  const isConstant = (column: ColumnProfile): boolean => column.distinct.size === 1 && column.filled >= 5 && column.meaning?.isExact !== true;
  const ofRole = (roles: readonly ColumnRole[]): number[] =>
    columns.filter((column) => column.filled > 0 && roles.includes(byColumn[column.index] ?? 'ignored')).map((column) => column.index);
  const texts = ofRole(['description', 'counterparty', 'type']).filter((index) => {
    const column = columns[index];
    return column !== undefined && (column.kind !== 'number' || column.meaning !== null);
  });
  const telling = texts.filter((index) => columns[index] !== undefined && !isConstant(columns[index]));
  return { description: telling.length > 0 ? telling : texts, spareText: ofRole(['category', 'reference', 'own_account']) };
}
