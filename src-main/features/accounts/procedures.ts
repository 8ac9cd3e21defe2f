import type { Account } from '../../../src-shared/contract/accounts.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { formatDecimal } from '../../../src-shared/domain/money/decimal.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { completeAccount } from './complete-account.ts';
import { findAccount, findAccountByName, insertAccount, insertBalance, updateAccount } from './store.ts';
import { viewAccounts } from './view-accounts.ts';
import type { ReadHandle } from '../../database/database.ts';

function viewOne(read: ReadHandle, scope: BusinessScope, accountId: number): Account {
  const account = viewAccounts(read, scope.business.id, scope.asOf).find((candidate) => candidate.id === accountId);
  return must(account, 'an account that was just looked up');
}

function knownAccount(read: ReadHandle, scope: BusinessScope, accountId: number) {
  const account = findAccount(read, scope.business.id, accountId);
  if (account === undefined) throw new AppError('NOT_FOUND', 'There is no such account in this business. Nothing was changed.');
  return account;
}

export const accountProcedures = {
  list: os.accounts.list.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return viewAccounts(scope.services.database.read, scope.business.id, scope.asOf);
  }),
  create: os.accounts.create.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const account = await change(scope, (tx) => {
      if (findAccountByName(tx, scope.business.id, input.name) !== undefined)
        throw new AppError('CONFLICT', `There is already an account called ${input.name}. Choose another name.`);
      const fields = {
        name: input.name,
        currency: input.currency ?? scope.business.baseCurrency,
        iban: input.iban ?? null,
        accountNumber: input.accountNumber ?? null,
        ...completeAccount(input, null),
      };
      const id = insertAccount(tx, scope.business.id, fields, { nowInstant: scope.services.clock.nowInstant(), source: 'manual' });
      record(tx, scope, { action: 'create', entityType: 'cash_account', entityId: String(id), after: fields });
      return viewOne(tx, scope, id);
    });
    publishChange(scope, 'accounts', 'forecast', 'audit');
    return account;
  }),
  update: os.accounts.update.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const account = await change(scope, (tx) => {
      const before = knownAccount(tx, scope, input.accountId);
      const given = Object.fromEntries(Object.entries(input).filter(([key, value]) => value !== undefined && key in before));
      const after = { ...before, ...given, ...completeAccount(input, before) };
      const namesake = findAccountByName(tx, scope.business.id, after.name);
      if (namesake !== undefined && namesake.id !== before.id)
        throw new AppError('CONFLICT', `There is already an account called ${after.name}. Choose another name.`);
      updateAccount(tx, scope.business.id, after, scope.services.clock.nowInstant());
      record(tx, scope, { action: 'update', entityType: 'cash_account', entityId: String(before.id), before, after });
      return viewOne(tx, scope, before.id);
    });
    publishChange(scope, 'accounts', 'forecast', 'audit');
    return account;
  }),
  setBalance: os.accounts.setBalance.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    if (input.balanceDate > scope.today) throw new AppError('INVALID_INPUT', 'A balance of a future day cannot be stated. Give a day up to today.');
    const account = await change(scope, (tx) => {
      const known = knownAccount(tx, scope, input.accountId);
      const nowInstant = scope.services.clock.nowInstant();
      insertBalance(tx, scope.business.id, {
        accountId: known.id,
        anchor: { balanceDate: input.balanceDate, balanceMinor: input.balanceMinor, source: 'typed' },
        currency: known.currency,
        batchId: null,
        nowInstant,
      });
      const stated = { balanceDate: input.balanceDate, balance: formatDecimal(input.balanceMinor, known.currency), currency: known.currency };
      record(tx, scope, { action: 'state_balance', entityType: 'cash_account', entityId: String(known.id), after: stated });
      return viewOne(tx, scope, known.id);
    });
    publishChange(scope, 'accounts', 'forecast', 'audit');
    return account;
  }),
};
