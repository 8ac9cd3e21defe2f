import type { Business } from '../../../src-shared/contract/businesses.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

type RawBusiness = {
  id: number;
  name: string;
  base_currency: string;
  country: string;
  time_zone: string;
  locale: string;
  fiscal_year_start_month: number;
  is_sample: number;
  created_at: string;
};

const COLUMNS = ['id', 'name', 'base_currency', 'country', 'time_zone', 'locale', 'fiscal_year_start_month', 'is_sample', 'created_at'] as const;

function toBusiness(row: RawBusiness): Business {
  return {
    id: row.id,
    name: row.name,
    baseCurrency: currencyCode(row.base_currency),
    country: row.country,
    timeZone: row.time_zone,
    locale: row.locale,
    fiscalYearStartMonth: row.fiscal_year_start_month,
    isSample: row.is_sample === 1,
    createdAt: row.created_at,
  };
}

export function listBusinesses(read: ReadHandle): Business[] {
  return read.all(read.build.selectFrom('businesses').select(COLUMNS).orderBy('name')).map(toBusiness);
}

const FIND = `SELECT ${COLUMNS.join(', ')} FROM businesses WHERE id = ?`;

/** Held as a prepared statement, because every call of the contract that names its business asks. */
export function findBusiness(read: ReadHandle, businessId: number): Business | undefined {
  const row = read.statement(FIND).get(businessId) as RawBusiness | undefined;
  return row === undefined ? undefined : toBusiness(row);
}

export type BusinessFields = Omit<Business, 'id' | 'createdAt'>;

export function insertBusiness(tx: WriteHandle, fields: BusinessFields, nowInstant: string): number {
  return tx.run(
    tx.build.insertInto('businesses').values({
      name: fields.name,
      base_currency: fields.baseCurrency,
      country: fields.country,
      time_zone: fields.timeZone,
      locale: fields.locale,
      fiscal_year_start_month: fields.fiscalYearStartMonth,
      is_sample: fields.isSample ? 1 : 0,
      created_at: nowInstant,
      updated_at: nowInstant,
    }),
  ).lastInsertId;
}

export function updateBusiness(tx: WriteHandle, businessId: number, fields: BusinessFields, nowInstant: string): void {
  tx.run(
    tx.build
      .updateTable('businesses')
      .set({
        name: fields.name,
        base_currency: fields.baseCurrency,
        country: fields.country,
        time_zone: fields.timeZone,
        locale: fields.locale,
        fiscal_year_start_month: fields.fiscalYearStartMonth,
        updated_at: nowInstant,
      })
      .where('id', '=', businessId),
  );
}

export function insertUserConfiguration(tx: WriteHandle, businessId: number, nowInstant: string): void {
  tx.run(tx.build.insertInto('user_configurations').values({ business_id: businessId, created_at: nowInstant, updated_at: nowInstant }));
}

/** The one local person until others are added; Owner of every business they make. */
export function ensureUser(tx: WriteHandle, displayName: string, nowInstant: string): number {
  const known = tx.first(tx.build.selectFrom('users').select('id').where('display_name', '=', displayName));
  if (known !== undefined) return known.id;
  return tx.run(tx.build.insertInto('users').values({ display_name: displayName, created_at: nowInstant, updated_at: nowInstant })).lastInsertId;
}

export function insertBusinessUser(tx: WriteHandle, businessId: number, userId: number, nowInstant: string): void {
  tx.run(tx.build.insertInto('business_users').values({ business_id: businessId, user_id: userId, role: 'owner', created_at: nowInstant }));
}
