import { sql } from 'kysely';
import type { TransferPairView } from '../../../src-shared/contract/rules.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { type IsoDate, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { FoundTransfer, OwnAccount, TransferLine, TransferPair } from '../../engine/transfers/types.ts';
import { findTransaction, toTransaction } from '../transactions/store.ts';
import type { ReadHandle, SqlValue, WriteHandle } from '../../database/database.ts';

export function listOwnAccounts(read: ReadHandle, businessId: number): OwnAccount[] {
  const query = read.build.selectFrom('cash_accounts').select(['id', 'name', 'iban', 'account_number']).where('business_id', '=', businessId);
  const rows = read.all(query.where('source', '!=', 'staged').orderBy('id'));
  return rows.map((row) => ({ accountId: row.id, name: row.name, iban: row.iban, accountNumber: row.account_number }));
}

/**
 * Lines whose amount occurs with the other sign on another account: only these can be halves of a transfer. The amounts are compared first, without the
 * texts, so that 100,000 lines cost one pass over numbers.
 */
export function listTransferLines(read: ReadHandle, businessId: number): TransferLine[] {
  const rows = read.statement('SELECT id, account_id, amount_minor, currency FROM booked_transactions WHERE business_id = ?').all(businessId);
  const firstAccount = new Map<string, number>();
  const severalAccounts = new Set<string>();
  const keyOf = (row: Record<string, SqlValue>, sign: 1 | -1): string => String(row['currency']) + String(sign * Number(row['amount_minor']));
  for (const row of rows) {
    const key = keyOf(row, 1);
    const account = Number(row['account_id']);
    const known = firstAccount.get(key);
    if (known === undefined) firstAccount.set(key, account);
    else if (known !== account) severalAccounts.add(key);
  }
  const select = read.statement('SELECT booking_date, counterparty_iban, description, counterparty, reference FROM booked_transactions WHERE id = ?');
  const lines: TransferLine[] = [];
  for (const row of rows) {
    const opposite = keyOf(row, -1);
    const other = firstAccount.get(opposite);
    if (other === undefined || (other === row['account_id'] && !severalAccounts.has(opposite))) continue;
    const text = must(select.get(row['id'] ?? 0), 'a line just read');
    lines.push({
      transactionId: Number(row['id']),
      accountId: Number(row['account_id']),
      epochDay: toEpochDay(String(text['booking_date']) as IsoDate),
      amountMinor: Number(row['amount_minor']),
      currency: String(row['currency']),
      counterpartyAccount: typeof text['counterparty_iban'] === 'string' ? text['counterparty_iban'] : null,
      text: [text['description'], text['counterparty'], text['reference']].filter((part) => typeof part === 'string').join(' '),
    });
  }
  return lines;
}

/** What a person has said about pairs. */
export function decidedPairs(read: ReadHandle, businessId: number): { confirmed: TransferPair[]; broken: TransferPair[] } {
  const rows = read.all(
    read.build
      .selectFrom('transfer_pairs')
      .select(['out_transaction_id', 'in_transaction_id', 'status'])
      .where('business_id', '=', businessId)
      .where('source', '=', 'person')
      .orderBy('out_transaction_id')
      .orderBy('in_transaction_id'),
  );
  const pairsOf = (isBroken: boolean): TransferPair[] =>
    rows.filter((row) => (row.status === 'broken') === isBroken).map((row) => ({ outId: row.out_transaction_id, inId: row.in_transaction_id }));
  return { confirmed: pairsOf(false), broken: pairsOf(true) };
}

/** Found pairs as stored, in the form in which they are found: for telling whether anything has changed. */
export function foundPairs(read: ReadHandle, businessId: number): FoundTransfer[] {
  const rows = read.all(
    read.build
      .selectFrom('transfer_pairs')
      .selectAll()
      .where('business_id', '=', businessId)
      .where('source', '=', 'found')
      .orderBy('out_transaction_id'),
  );
  return rows.map((row) => ({
    outId: row.out_transaction_id,
    inId: row.in_transaction_id,
    status: row.status === 'paired' ? 'paired' : 'suggested',
    confidence: row.confidence,
    reason: row.reason,
  }));
}

/** Puts the pairs of a new search in place of those of the last one. A line that is gone or that a person has paired meanwhile is left out. */
export function replaceFoundPairs(tx: WriteHandle, businessId: number, found: readonly FoundTransfer[]): void {
  tx.run(tx.build.deleteFrom('transfer_pairs').where('business_id', '=', businessId).where('source', '=', 'found'));
  const insert = tx.statement(
    `INSERT OR IGNORE INTO transfer_pairs (out_transaction_id, in_transaction_id, business_id, status, source, confidence, reason)
     SELECT o.id, i.id, o.business_id, ?, 'found', ?, ? FROM booked_transactions o JOIN booked_transactions i ON i.id = ? AND i.business_id = o.business_id
     WHERE o.id = ? AND o.business_id = ?`,
  );
  for (const pair of found) insert.run(pair.status, pair.confidence, pair.reason, pair.inId, pair.outId, businessId);
}

export type PairDecision = {
  readonly status: 'paired' | 'broken';
  readonly reason: string;
  readonly userId: number | null;
  readonly nowInstant: string;
};

/** Stores what a person said; null forgets it. A confirmed pair ends every other pair of its two lines. */
export function decidePair(tx: WriteHandle, businessId: number, pair: TransferPair, decision: PairDecision | null): void {
  const own = tx.build.deleteFrom('transfer_pairs').where('business_id', '=', businessId);
  tx.run(own.where('out_transaction_id', '=', pair.outId).where('in_transaction_id', '=', pair.inId));
  if (decision === null) return;
  if (decision.status === 'paired') {
    tx.run(
      own
        .where('status', '!=', 'broken')
        .where((where) => where.or([where('out_transaction_id', '=', pair.outId), where('in_transaction_id', '=', pair.inId)])),
    );
  }
  tx.run(
    tx.build.insertInto('transfer_pairs').values({
      out_transaction_id: pair.outId,
      in_transaction_id: pair.inId,
      business_id: businessId,
      status: decision.status,
      source: 'person',
      confidence: 1,
      reason: decision.reason,
      decided_at: decision.nowInstant,
      decided_by: decision.userId,
    }),
  );
}

type PairStatus = TransferPairView['status'];

export function countPairs(read: ReadHandle, businessId: number): Record<PairStatus, number> {
  const rows = read.all(
    read.build
      .selectFrom('transfer_pairs')
      .select(['status', sql<number>`count(*)`.as('pair_count')])
      .where('business_id', '=', businessId)
      .groupBy('status'),
  );
  const countOf = (status: PairStatus): number => rows.find((row) => row.status === status)?.pair_count ?? 0;
  return { paired: countOf('paired'), suggested: countOf('suggested'), broken: countOf('broken') };
}

function toSide(read: ReadHandle, businessId: number, transactionId: number): TransferPairView['out'] | null {
  const row = findTransaction(read, businessId, transactionId);
  if (row === undefined) return null;
  const { id, accountId, accountName, bookingDate, amountMinor, currency, description } = toTransaction(row);
  return { transactionId: id, accountId, accountName, bookingDate, amountMinor, currency, description };
}

/** A page of pairs, the newest lines first. */
export function listPairs(
  read: ReadHandle,
  businessId: number,
  page: { readonly status: PairStatus | 'all'; readonly offset: number; readonly limit: number },
): TransferPairView[] {
  let query = read.build.selectFrom('transfer_pairs').selectAll().where('business_id', '=', businessId);
  if (page.status !== 'all') query = query.where('status', '=', page.status);
  const rows = read.all(query.orderBy('out_transaction_id', 'desc').orderBy('in_transaction_id').offset(page.offset).limit(page.limit));
  return rows.flatMap((row) => {
    const out = toSide(read, businessId, row.out_transaction_id);
    const incoming = toSide(read, businessId, row.in_transaction_id);
    if (out === null || incoming === null) return [];
    return [{ status: row.status, source: row.source, confidence: row.confidence, reason: row.reason, out, in: incoming }];
  });
}
