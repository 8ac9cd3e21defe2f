import type { Business } from '../../../src-shared/contract/businesses.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { WriteHandle } from '../../database/database.ts';
import { insertStartingAutomations } from '../actions/automation-rule-store.ts';
import { insertStartingRules } from '../actions/execution-rule-store.ts';
import { STANDARD_CATEGORIES } from '../transactions/standard-categories.ts';
import { insertCategory } from '../transactions/category-store.ts';
import { change, record } from '../scope/record.ts';
import type { BusinessScope, Scope } from '../scope/services.ts';
import { countryOfCurrency, defaultsOfCountry } from './country-defaults.ts';
import {
  type BusinessFields,
  ensureUser,
  findBusiness,
  insertBusiness,
  insertBusinessUser,
  insertUserConfiguration,
  listBusinesses,
  updateBusiness,
} from './store.ts';

export type CreateBusinessInput = { readonly name: string; readonly baseCurrency: CurrencyCode } & {
  readonly [K in keyof Omit<BusinessFields, 'name' | 'baseCurrency'>]?: BusinessFields[K] | undefined;
};

function isTimeZone(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

function checkFields(fields: BusinessFields): void {
  if (!isTimeZone(fields.timeZone)) throw new AppError('INVALID_INPUT', `"${fields.timeZone}" is no time zone; use a name such as Europe/Berlin.`);
  if (!isLocale(fields.locale)) throw new AppError('INVALID_INPUT', `"${fields.locale}" is no language and region; use a tag such as de-DE.`);
}

/** Fills in what the country and currency suggest. */
function completeFields(input: CreateBusinessInput): BusinessFields {
  const country = input.country ?? countryOfCurrency(input.baseCurrency);
  const defaults = defaultsOfCountry(country);
  return {
    name: input.name.trim(),
    baseCurrency: input.baseCurrency,
    country,
    timeZone: input.timeZone ?? defaults.timeZone,
    locale: input.locale ?? defaults.locale,
    fiscalYearStartMonth: input.fiscalYearStartMonth ?? 1,
    isSample: input.isSample ?? false,
  };
}

/** A business with its owner, its thresholds, its categories and the rules of what may happen by itself, in the caller's transaction. */
export function createBusinessIn(
  tx: WriteHandle,
  fields: BusinessFields,
  actor: { userName: string; nowInstant: string },
): { businessId: number; userId: number } {
  const businessId = insertBusiness(tx, fields, actor.nowInstant);
  const userId = ensureUser(tx, actor.userName, actor.nowInstant);
  insertBusinessUser(tx, businessId, userId, actor.nowInstant);
  insertUserConfiguration(tx, businessId, actor.nowInstant);
  for (const category of STANDARD_CATEGORIES) insertCategory(tx, businessId, category, actor.nowInstant);
  insertStartingRules(tx, businessId, fields.baseCurrency, actor.nowInstant);
  insertStartingAutomations(tx, businessId, actor.nowInstant);
  return { businessId, userId };
}

export async function createBusiness(scope: Scope, input: CreateBusinessInput): Promise<Business> {
  const fields = completeFields(input);
  checkFields(fields);
  return change(scope, (tx) => {
    if (listBusinesses(tx).some((known) => known.name.toLowerCase() === fields.name.toLowerCase())) {
      throw new AppError('CONFLICT', `There is already a business called ${fields.name}. Choose another name.`);
    }
    const { businessId, userId } = createBusinessIn(tx, fields, { userName: scope.userName, nowInstant: scope.services.clock.nowInstant() });
    const business = must(findBusiness(tx, businessId), 'the business just written');
    record(tx, { ...scope, business, userId }, { action: 'create', entityType: 'business', entityId: String(businessId), after: fields });
    return business;
  });
}

export async function changeBusiness(
  scope: BusinessScope,
  changes: { readonly [K in keyof BusinessFields]?: BusinessFields[K] | undefined },
): Promise<Business> {
  return change(scope, (tx) => {
    const { id: businessId, createdAt: _, ...before } = must(findBusiness(tx, scope.business.id), 'the business of the call');
    const given = Object.fromEntries(
      Object.entries(changes).filter(([key, value]) => value !== undefined && key in before),
    ) as Partial<BusinessFields>;
    const after: BusinessFields = { ...before, ...given };
    checkFields(after);
    if (after.baseCurrency !== before.baseCurrency) {
      const line = tx.first(tx.build.selectFrom('account_days').select('account_id').where('business_id', '=', businessId).limit(1));
      if (line !== undefined)
        throw new AppError(
          'CONFLICT',
          'The base currency cannot change once there are bank lines: their base amounts are written in it. Nothing was changed.',
        );
    }
    if (listBusinesses(tx).some((known) => known.id !== businessId && known.name.toLowerCase() === after.name.toLowerCase())) {
      throw new AppError('CONFLICT', `There is already a business called ${after.name}. Choose another name.`);
    }
    updateBusiness(tx, businessId, after, scope.services.clock.nowInstant());
    record(tx, scope, { action: 'update', entityType: 'business', entityId: String(businessId), before, after });
    return must(findBusiness(tx, businessId), 'the business just written');
  });
}
