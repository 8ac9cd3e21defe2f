import { describe, expect, it } from 'vitest';
import { DIGESTED_COLUMNS } from '../../../src-main/features/audit/rows-digest.ts';
import { stageImport } from '../../support/booked-import.ts';
import { keepBooks, problemOf, remember } from '../../support/kept-books.ts';

describe('imports that were tampered with', () => {
  it('a deleted, an inserted, a moved and an orphaned bank line', async () => {
    const { raw, verify, businessId, booked } = await keepBooks();
    const restore = remember(raw, 'bank_transactions');
    const others = DIGESTED_COLUMNS.filter((column) => column !== 'id').join(', ');
    raw.exec(`DELETE FROM bank_transactions WHERE id = ${booked.firstLineId + 7}`);
    expect(problemOf(verify())).toMatchObject({ kind: 'rows_changed', businessId, batchId: booked.batchId });
    restore();
    raw.exec(`INSERT INTO bank_transactions (id, ${others}) SELECT 5000, ${others} FROM bank_transactions WHERE id = ${booked.firstLineId}`);
    expect(problemOf(verify())).toMatchObject({ kind: 'rows_changed', businessId, batchId: booked.batchId });
    restore();
    raw.exec(`UPDATE bank_transactions SET id = -1 WHERE id = ${booked.firstLineId + 9}`);
    expect(problemOf(verify())).toMatchObject({ kind: 'rows_changed', businessId, batchId: booked.batchId });
    restore();
    raw.exec(`UPDATE bank_transactions SET batch_id = 77 WHERE id = ${booked.firstLineId}`);
    expect(problemOf(verify())).toMatchObject({ kind: 'rows_changed', batchId: 77 });
  });

  it.each([
    ['hidden as unfinished', "UPDATE import_batches SET status = 'staged'", 'batch_changed'],
    ['marked as undone', "UPDATE import_batches SET status = 'undone'", 'batch_changed'],
    ['deleted with its lines', 'DELETE FROM import_batches; DELETE FROM bank_transactions', 'batch_changed'],
    ['given another hash', `UPDATE import_batches SET file_sha256 = '${'0'.repeat(64)}'`, 'batch_changed'],
    ['given another digest', `UPDATE import_batches SET rows_digest = '${'0'.repeat(64)}'`, 'batch_changed'],
    ['given another file', "UPDATE import_files SET original_bytes = x'28b52ffd00580100'", 'file_changed'],
    ['moved to another business', 'UPDATE import_batches SET business_id = 9', 'batch_changed'],
  ])('an import %s', async (_name, tampering, kind) => {
    const { raw, verify, booked } = await keepBooks();
    raw.exec(tampering);
    expect(problemOf(verify())).toMatchObject({ kind, batchId: booked.batchId });
  });

  it('an import that was booked past the log', async () => {
    const { database, raw, verify, businessId, accountId } = await keepBooks();
    const { batchId } = await stageImport(database, { businessId, accountId }, 3);
    raw.exec(`UPDATE import_batches SET status = 'booked' WHERE id = ${batchId}`);
    expect(problemOf(verify())).toMatchObject({ kind: 'batch_changed', batchId });
  });
});
