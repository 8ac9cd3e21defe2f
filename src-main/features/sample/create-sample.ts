import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { AccountKey } from '../../engine/sample/types.ts';
import type { SampleJobInput, SampleJobOutput, SampleStatement } from '../../worker/jobs/sample.ts';
import { insertAccount } from '../accounts/store.ts';
import { defaultsOfCountry } from '../businesses/country-defaults.ts';
import { createBusinessIn } from '../businesses/save-business.ts';
import { findBusiness, listBusinesses } from '../businesses/store.ts';
import { findBatch } from '../imports/store.ts';
import { insertCategory, listCategories, putCategory } from '../transactions/category-store.ts';
import { matchTransfers } from '../rules/categorise-batch.ts';
import { change, record } from '../scope/record.ts';
import { jobActor, jobBusiness } from '../scope/job-input.ts';
import type { BusinessScope, Scope } from '../scope/services.ts';

export type SampleCall = {
  readonly archetype: SampleJobInput['archetype'];
  readonly seed: number;
  readonly months: number;
  readonly truth: boolean;
  readonly asOf: IsoDate | undefined;
};

/** Lines filed in one transaction, so that the interface is never held up. */
const LINES_PER_TRANSACTION = 2000;

const DIRECTION_OF_FLOW = { income: 'in', expense: 'out', transfer: 'both', owner: 'both', financing: 'both' } as const;

/** The business with its accounts and categories, before any line. */
async function makeBusiness(
  scope: Scope,
  company: SampleJobOutput,
  call: SampleCall,
): Promise<{ scope: BusinessScope; accounts: { id: number; name: string; statement: SampleStatement }[] }> {
  return change(scope, (tx) => {
    if (listBusinesses(tx).length > 0)
      throw new AppError('CONFLICT', 'The sample needs an empty data folder, and this one holds a business already. Nothing was changed.');
    const nowInstant = scope.services.clock.nowInstant();
    const fields = {
      name: company.name,
      baseCurrency: company.currency,
      country: company.country,
      timeZone: company.timeZone,
      locale: defaultsOfCountry(company.country).locale,
      fiscalYearStartMonth: 1,
      isSample: true,
    };
    const { businessId, userId } = createBusinessIn(tx, fields, { userName: scope.userName, nowInstant });
    const known = new Set(listCategories(tx, businessId).map((category) => category.name.toLowerCase()));
    for (const category of company.categories) {
      if (!known.has(category.name.toLowerCase()))
        insertCategory(tx, businessId, { name: category.name, direction: DIRECTION_OF_FLOW[category.flow] }, nowInstant);
    }
    const accounts = company.statements.map((statement) => {
      const { name, iban, accountNumber } = statement.account;
      const account = { name, accountType: 'bank', currency: company.currency, iban, accountNumber, countsAsCash: true } as const;
      return { id: insertAccount(tx, businessId, account, { nowInstant, source: 'sample' }), name, statement };
    });
    const business = must(findBusiness(tx, businessId), 'the business just written');
    const today = scope.services.clock.today(business.timeZone);
    const inside: BusinessScope = { ...scope, business, userId, today, asOf: call.asOf ?? today };
    record(tx, inside, {
      action: 'create_sample',
      entityType: 'business',
      entityId: String(businessId),
      after: fields,
      details: { archetype: call.archetype, seed: call.seed, months: call.months },
    });
    return { scope: inside, accounts };
  });
}

/** Files the lines of a batch under their true categories. */
async function fileLines(scope: BusinessScope, batchId: number, lineCategories: readonly string[]): Promise<void> {
  const { database, clock } = scope.services;
  const businessId = scope.business.id;
  const { firstTransactionId } = must(findBatch(database.read, businessId, batchId), 'the batch just booked');
  const ids = new Map(listCategories(database.read, businessId).map((category) => [category.name.toLowerCase(), category.id]));
  for (let from = 0; from < lineCategories.length; from += LINES_PER_TRANSACTION) {
    await database.write((tx) => {
      for (let index = from; index < Math.min(from + LINES_PER_TRANSACTION, lineCategories.length); index++) {
        const categoryId = ids.get((lineCategories[index] ?? '').toLowerCase()) ?? null;
        putCategory(tx, businessId, {
          transactionId: firstTransactionId + index,
          categoryId,
          source: 'sample',
          userId: null,
          nowInstant: clock.nowInstant(),
        });
      }
    });
  }
}

/** Fills an empty data folder with a generated business. Its statements are imported as any bank's file is, so that every figure has its evidence. */
export async function createSample(scope: Scope, call: SampleCall) {
  const { worker, database } = scope.services;
  if (listBusinesses(database.read).length > 0)
    throw new AppError('CONFLICT', 'The sample needs an empty data folder, and this one holds a business already. Nothing was changed.');
  const company = await worker.run('sample', {
    archetype: call.archetype,
    seed: call.seed,
    months: call.months,
    asOf: call.asOf ?? scope.today,
    wantsTruth: call.truth,
  });
  const made = await makeBusiness(scope, company, call);
  let lineCount = 0;
  const firstTransactionIds: Record<AccountKey, number | null> = { operating: null, savings: null };
  for (const { id, statement } of made.accounts) {
    const result = await worker.run('importStatement', {
      business: jobBusiness(made.scope),
      actor: jobActor(made.scope),
      fileName: statement.fileName,
      bytes: statement.bytes,
      account: { accountId: id },
      answers: {},
      mode: 'book',
      rowLimit: 0,
      leaveOut: [],
      takeAnyway: [],
      statementAccount: null,
    });
    if (result.batchId === null) continue;
    lineCount += result.counts.new + result.counts.twin;
    const batch = must(findBatch(database.read, made.scope.business.id, result.batchId), 'the batch just booked');
    firstTransactionIds[statement.account.key] = batch.firstTransactionId;
    await fileLines(made.scope, result.batchId, statement.lineCategories);
  }
  await matchTransfers(made.scope);
  await worker.run('sampleObligations', {
    archetype: call.archetype,
    seed: call.seed,
    months: call.months,
    asOf: made.scope.asOf,
    business: jobBusiness(made.scope),
    actor: jobActor(made.scope),
    firstTransactionIds,
  });
  scope.services.anchorChanged();
  return {
    businessId: made.scope.business.id,
    name: made.scope.business.name,
    accounts: made.accounts.map(({ id, name }) => ({ id, name })),
    lineCount,
    ...(company.company === null ? {} : { truth: company.company }),
  };
}
