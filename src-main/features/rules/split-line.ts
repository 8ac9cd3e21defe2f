import type { Split } from '../../../src-shared/contract/rules.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { listCategories } from '../transactions/category-store.ts';
import { change, record } from '../scope/record.ts';
import type { BusinessScope } from '../scope/services.ts';
import type { ReadHandle } from '../../database/database.ts';
import { findSplit, replaceParts, type SplitPart } from './split-store.ts';

export function viewSplit(read: ReadHandle, businessId: number, transactionId: number): Split {
  const split = findSplit(read, businessId, transactionId);
  if (split === undefined) throw new AppError('NOT_FOUND', 'This bank line is not in the book any more. Nothing was changed.');
  return split;
}

/**
 * Divides a bank line into parts with categories of their own, or makes it whole again without parts. The line itself is evidence and stays; the parts add
 * up to it exactly. The category of the whole line is left as it is: it counts again when the line is whole.
 */
export async function splitLine(scope: BusinessScope, transactionId: number, parts: readonly SplitPart[]): Promise<Split> {
  const businessId = scope.business.id;
  return change(scope, (tx) => {
    const before = viewSplit(tx, businessId, transactionId);
    if (parts.length > 0 && sumMinor(parts.map((part) => part.amountMinor)) !== before.amountMinor) {
      throw new AppError('INVALID_INPUT', 'The parts do not add up to the bank line. Nothing was changed.', { totalMinor: before.amountMinor });
    }
    const known = new Set(listCategories(tx, businessId).map((category) => category.id));
    if (parts.some((part) => part.categoryId !== null && !known.has(part.categoryId))) {
      throw new AppError('NOT_FOUND', 'There is no such category. Nothing was changed.');
    }
    replaceParts(tx, businessId, transactionId, parts);
    record(tx, scope, {
      action: parts.length === 0 ? 'unsplit' : 'split',
      entityType: 'bank_transaction',
      entityId: String(transactionId),
      before: { parts: before.parts },
      after: { parts },
    });
    return must(findSplit(tx, businessId, transactionId), 'the line just split');
  });
}
