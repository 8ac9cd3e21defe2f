import type { Split } from '../../../src-shared/contract/rules.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';

export type SplitPart = Pick<Split['parts'][number], 'amountMinor' | 'categoryId' | 'note'>;

/** A line with its parts; undefined where the line is not in the book. */
export function findSplit(read: ReadHandle, businessId: number, transactionId: number): Split | undefined {
  const line = read
    .statement('SELECT amount_minor, currency FROM booked_transactions WHERE id = ? AND business_id = ?')
    .get(transactionId, businessId);
  if (line === undefined) return undefined;
  const rows = read.all(
    read.build
      .selectFrom('transaction_splits as s')
      .leftJoin('categories as c', (join) => join.onRef('c.business_id', '=', 's.business_id').onRef('c.id', '=', 's.category_id'))
      .select(['s.amount_minor', 's.category_id', 's.note', 'c.name as category_name'])
      .where('s.business_id', '=', businessId)
      .where('s.transaction_id', '=', transactionId)
      .orderBy('s.part'),
  );
  return {
    transactionId,
    amountMinor: minorUnits(Number(line['amount_minor'])),
    currency: currencyCode(String(line['currency'])),
    parts: rows.map((row) => ({
      amountMinor: minorUnits(row.amount_minor),
      categoryId: row.category_id,
      note: row.note,
      categoryName: row.category_name,
    })),
  };
}

export function replaceParts(tx: WriteHandle, businessId: number, transactionId: number, parts: readonly SplitPart[]): void {
  tx.run(tx.build.deleteFrom('transaction_splits').where('business_id', '=', businessId).where('transaction_id', '=', transactionId));
  parts.forEach((part, index) => {
    tx.run(
      tx.build.insertInto('transaction_splits').values({
        transaction_id: transactionId,
        part: index + 1,
        business_id: businessId,
        amount_minor: part.amountMinor,
        category_id: part.categoryId,
        note: part.note,
      }),
    );
  });
}
