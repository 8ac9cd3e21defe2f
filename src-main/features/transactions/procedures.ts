import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { inBusiness, publishChange } from '../scope/services.ts';
import { insertCategory, listCategories } from './category-store.ts';
import { setCategory } from './set-category.ts';
import { findTransaction, toTransaction } from './store.ts';
import { viewTransactions } from './view-transactions.ts';

export const transactionProcedures = {
  list: os.transactions.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return viewTransactions(
      scope.services.database.read,
      { ...input, businessId: scope.business.id, asOf: scope.asOf },
      { offset: input.offset, limit: input.limit },
    );
  }),
  get: os.transactions.get.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const row = findTransaction(scope.services.database.read, scope.business.id, input.transactionId);
    if (row === undefined) throw new AppError('NOT_FOUND', 'This bank line is not in the book any more: its import was taken back.');
    const text = (column: string): string | null => (typeof row[column] === 'string' ? row[column] : null);
    const money = (column: string) => (typeof row[column] === 'number' ? minorUnits(row[column]) : null);
    return {
      ...toTransaction(row),
      line: Number(row['line']),
      batchId: Number(row['batch_id']),
      fileName: String(row['file_name']),
      fileSha256: String(row['file_sha256']),
      importedAt: String(row['imported_at']),
      counterpartyIban: text('counterparty_iban'),
      endToEndId: text('end_to_end_id'),
      bankReference: text('bank_reference'),
      balanceMinor: money('balance_minor'),
      baseAmountMinor: money('base_amount_minor'),
    };
  }),
  setCategory: os.transactions.setCategory.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const result = await setCategory(scope, input);
    publishChange(scope, 'transactions', 'audit');
    return result;
  }),
};

export const categoryProcedures = {
  list: os.categories.list.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return listCategories(scope.services.database.read, scope.business.id);
  }),
  create: os.categories.create.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const category = await change(scope, (tx) => {
      const known = listCategories(tx, scope.business.id).find((candidate) => candidate.name.toLowerCase() === input.name.toLowerCase());
      if (known !== undefined)
        throw new AppError('CONFLICT', `There is already a category called ${known.name}. Use that one or choose another name.`);
      const id = insertCategory(tx, scope.business.id, input, scope.services.clock.nowInstant());
      record(tx, scope, { action: 'create', entityType: 'category', entityId: String(id), after: { name: input.name, direction: input.direction } });
      return must(
        listCategories(tx, scope.business.id).find((candidate) => candidate.id === id),
        'the category just written',
      );
    });
    publishChange(scope, 'categories', 'audit');
    return category;
  }),
};
