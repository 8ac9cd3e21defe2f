import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { ReadHandle, SqlValue, WriteHandle } from '../../database/database.ts';
import type { Rate } from '../../engine/currency/types.ts';

/** A rate as the contract shows it. */
export type RateView = {
  readonly fromCurrency: CurrencyCode;
  readonly toCurrency: CurrencyCode;
  readonly rateDate: IsoDate;
  readonly rate: string;
  readonly source: Rate['source'];
};

const COLUMNS = 'from_currency, to_currency, rate_date, rate, source';

function toView(row: Readonly<Record<string, SqlValue>>): RateView {
  return {
    fromCurrency: currencyCode(String(row['from_currency'])),
    toCurrency: currencyCode(String(row['to_currency'])),
    rateDate: String(row['rate_date']) as IsoDate,
    rate: String(row['rate']),
    source: row['source'] === 'typed' ? 'typed' : 'ecb',
  };
}

/** All rates between the given currencies from one day (null: from the first) through another. */
export function listRatesBetween(
  read: ReadHandle,
  currencies: readonly CurrencyCode[],
  range: { readonly from: IsoDate | null; readonly through: IsoDate },
): Rate[] {
  const codes = JSON.stringify(currencies);
  const rows = read
    .statement(
      `SELECT ${COLUMNS} FROM exchange_rates WHERE from_currency IN (SELECT value FROM json_each(?)) AND to_currency IN (SELECT value FROM json_each(?))
         AND rate_date BETWEEN ? AND ?`,
    )
    .all(codes, codes, range.from ?? '', range.through);
  return rows.map(toView).map(({ fromCurrency, toCurrency, ...rest }) => ({ from: fromCurrency, to: toCurrency, ...rest }));
}

export type RateFilter = {
  readonly currencies?: readonly CurrencyCode[] | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
};

function filtered(filter: RateFilter): { condition: string; values: SqlValue[] } {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  const add = (part: string, ...more: SqlValue[]): void => {
    parts.push(part);
    values.push(...more);
  };
  const [one, other] = filter.currencies ?? [];
  if (one !== undefined && other !== undefined) add('(from_currency, to_currency) IN (VALUES (?, ?), (?, ?))', one, other, other, one);
  else if (one !== undefined) add('(from_currency = ? OR to_currency = ?)', one, one);
  if (filter.from !== undefined) add('rate_date >= ?', filter.from);
  if (filter.to !== undefined) add('rate_date <= ?', filter.to);
  return { condition: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}

/** A page of rates, newest first. */
export function listRates(read: ReadHandle, filter: RateFilter, page: { readonly offset: number; readonly limit: number }): RateView[] {
  const { condition, values } = filtered(filter);
  const order = 'ORDER BY rate_date DESC, from_currency, to_currency, source LIMIT ? OFFSET ?';
  return read
    .statement(`SELECT ${COLUMNS} FROM exchange_rates ${condition} ${order}`)
    .all(...values, page.limit, page.offset)
    .map(toView);
}

export function countRates(read: ReadHandle, filter: RateFilter): number {
  const { condition, values } = filtered(filter);
  return Number(read.statement(`SELECT count(*) AS total FROM exchange_rates ${condition}`).get(...values)?.['total'] ?? 0);
}

export type PairCoverage = RateView & { readonly firstDate: IsoDate };

/** Each pair with its first day and its latest rate on or before a day. Jumps from pair to pair in the index, so that it costs pairs, not rates. */
export function listPairs(read: ReadHandle, throughDate: IsoDate): PairCoverage[] {
  const nextPair = read.statement(
    `SELECT from_currency, to_currency, rate_date FROM exchange_rates WHERE (from_currency, to_currency) > (?, ?)
     ORDER BY from_currency, to_currency, rate_date LIMIT 1`,
  );
  const latest = read.statement(
    `SELECT ${COLUMNS} FROM exchange_rates WHERE from_currency = ? AND to_currency = ? AND rate_date <= ? ORDER BY rate_date DESC, source DESC LIMIT 1`,
  );
  const pairs: PairCoverage[] = [];
  for (let row = nextPair.get('', ''); row !== undefined;) {
    const [from, to] = [String(row['from_currency']), String(row['to_currency'])];
    const rate = latest.get(from, to, throughDate);
    if (rate !== undefined) pairs.push({ ...toView(rate), firstDate: String(row['rate_date']) as IsoDate });
    row = nextPair.get(from, to);
  }
  return pairs;
}

/** The newest day on or before another for which the ECB's rates are known; null without any. */
export function ecbRatesThrough(read: ReadHandle, throughDate: IsoDate): IsoDate | null {
  const row = read
    .statement(`SELECT rate_date FROM exchange_rates WHERE rate_date <= ? AND source = 'ecb' ORDER BY rate_date DESC LIMIT 1`)
    .get(throughDate);
  return row === undefined ? null : (String(row['rate_date']) as IsoDate);
}

export type StoredEcbRate = { readonly id: number; readonly rate: string };

/** The ECB's rates already known from one day through another, by quoted currency and day. */
export function ecbRatesByDay(read: ReadHandle, range: { readonly from: IsoDate; readonly through: IsoDate }): Map<string, StoredEcbRate> {
  const rows = read
    .statement(
      `SELECT id, to_currency, rate_date, rate FROM exchange_rates WHERE from_currency = 'EUR' AND source = 'ecb' AND rate_date BETWEEN ? AND ?`,
    )
    .iterate(range.from, range.through);
  const known = new Map<string, StoredEcbRate>();
  for (const row of rows) known.set(`${String(row['to_currency'])}${String(row['rate_date'])}`, { id: Number(row['id']), rate: String(row['rate']) });
  return known;
}

export function insertRates(tx: WriteHandle, rates: Iterable<Rate>, nowInstant: string): void {
  const insert = tx.statement(`INSERT INTO exchange_rates (${COLUMNS}, created_at) VALUES (?, ?, ?, ?, ?, ?)`);
  for (const { from, to, rateDate, rate, source } of rates) insert.run(from, to, rateDate, rate, source, nowInstant);
}

export function changeRate(tx: WriteHandle, id: number, rate: string): void {
  tx.statement('UPDATE exchange_rates SET rate = ? WHERE id = ?').run(rate, id);
}

export type RateKey = { readonly from: CurrencyCode; readonly to: CurrencyCode; readonly rateDate: IsoDate };

export function findTypedRate(read: ReadHandle, key: RateKey): string | null {
  const query = read.build
    .selectFrom('exchange_rates')
    .select('rate')
    .where('from_currency', '=', key.from)
    .where('to_currency', '=', key.to)
    .where('rate_date', '=', key.rateDate)
    .where('source', '=', 'typed');
  return read.first(query)?.rate ?? null;
}

/** Puts a typed rate in the place of the one before; null removes it. */
export function putTypedRate(tx: WriteHandle, key: RateKey, typed: { readonly rate: string | null; readonly nowInstant: string }): void {
  tx.run(
    tx.build
      .deleteFrom('exchange_rates')
      .where('from_currency', '=', key.from)
      .where('to_currency', '=', key.to)
      .where('rate_date', '=', key.rateDate)
      .where('source', '=', 'typed'),
  );
  if (typed.rate !== null) insertRates(tx, [{ ...key, rate: typed.rate, source: 'typed' }], typed.nowInstant);
}
