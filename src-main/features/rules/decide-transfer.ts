import { AppError } from '../../../src-shared/result/app-error.ts';
import { findTransaction, toTransaction } from '../transactions/store.ts';
import { change, record } from '../scope/record.ts';
import type { BusinessScope } from '../scope/services.ts';
import type { ReadHandle } from '../../database/database.ts';
import { decidePair } from './transfer-pair-store.ts';

type Pair = { readonly outId: number; readonly inId: number };

function lineOf(read: ReadHandle, businessId: number, transactionId: number) {
  const row = findTransaction(read, businessId, transactionId);
  if (row === undefined) throw new AppError('NOT_FOUND', 'One of the two lines is not in the book any more. Nothing was changed.');
  return toTransaction(row);
}

function assertPair(read: ReadHandle, businessId: number, pair: Pair): void {
  const out = lineOf(read, businessId, pair.outId);
  const incoming = lineOf(read, businessId, pair.inId);
  if (out.accountId === incoming.accountId) {
    throw new AppError('INVALID_INPUT', 'A transfer is between two accounts, and both lines are on the same one. Nothing was changed.');
  }
  if (out.amountMinor >= 0 || incoming.amountMinor <= 0) {
    throw new AppError('INVALID_INPUT', 'A transfer is one line out and one line in. Nothing was changed.');
  }
  if (out.currency === incoming.currency && out.amountMinor + incoming.amountMinor !== 0) {
    throw new AppError('INVALID_INPUT', 'The two lines are not about the same amount. Split the larger one first. Nothing was changed.');
  }
}

/** Keeps what a person says about two lines: one transfer, none, or nothing any more. */
export async function decideTransfer(scope: BusinessScope, pair: Pair, said: 'paired' | 'broken' | null): Promise<void> {
  const businessId = scope.business.id;
  await change(scope, (tx) => {
    assertPair(tx, businessId, pair);
    const reason = said === 'paired' ? 'you said that these are one transfer' : 'you said that these are no transfer';
    const decision = said === null ? null : { status: said, reason, userId: scope.userId, nowInstant: scope.services.clock.nowInstant() };
    decidePair(tx, businessId, pair, decision);
    record(tx, scope, {
      action: said === null ? 'forget_decision' : said === 'paired' ? 'confirm' : 'break',
      entityType: 'transfer_pair',
      entityId: `${pair.outId}:${pair.inId}`,
    });
  });
}
