import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import type { Database, SqlValue, WriteHandle } from '../../src-main/database/database.ts';
import { appendAudit } from '../../src-main/features/audit/append-entry.ts';
import { deriveAuditKey } from '../../src-main/features/audit/audit-key.ts';
import { IMPORT_ACTION, IMPORT_BATCH_ENTITY } from '../../src-main/features/audit/import-entries.ts';
import { createRowsDigest, DIGESTED_COLUMNS } from '../../src-main/features/audit/rows-digest.ts';
import { TEST_DATA_KEY, TEST_INSTANT } from './test-database.ts';

export const TEST_AUDIT_KEY: Uint8Array = deriveAuditKey(TEST_DATA_KEY);

const INSERT_LINE = `INSERT INTO bank_transactions (${DIGESTED_COLUMNS.join(', ')}) VALUES (${DIGESTED_COLUMNS.map(() => '?').join(', ')})`;

/** The context of audit entries that a test appends for a business. */
export function auditContext(businessId: number) {
  return { businessId, userId: null, userName: 'Owner', source: 'cli', nowInstant: TEST_INSTANT, auditKey: TEST_AUDIT_KEY } as const;
}

export async function insertBusiness(database: Database, name = 'Example'): Promise<{ businessId: number; accountId: number }> {
  return await database.write((tx) => {
    const times = { created_at: TEST_INSTANT, updated_at: TEST_INSTANT };
    const business = { name, base_currency: 'EUR', country: 'DE', time_zone: 'Europe/Berlin', locale: 'de', ...times };
    const businessId = tx.run(tx.build.insertInto('businesses').values(business)).lastInsertId;
    const account = { business_id: businessId, name: 'Main', currency: 'EUR', counts_as_cash: 1 as const, ...times };
    const accountId = tx.run(tx.build.insertInto('cash_accounts').values(account)).lastInsertId;
    appendAudit(tx, { action: 'create', entityType: 'business', entityId: String(businessId), after: { name } }, auditContext(businessId));
    return { businessId, accountId };
  });
}

/** A bank line with every column set, or with every column empty that may be, so that tampering with any of them can be tried. */
function lineOf(index: number, ids: { id: number; businessId: number; accountId: number; batchId: number }): SqlValue[] {
  const day = String((index % 28) + 1).padStart(2, '0');
  const isFull = index % 3 !== 2;
  return [
    ids.id,
    ids.businessId,
    ids.accountId,
    ids.batchId,
    index + 2,
    `2026-01-${day}`,
    isFull ? `2026-01-${day}` : null,
    (index % 2 === 0 ? -1 : 1) * (1000 + index),
    'EUR',
    1000 + index,
    isFull ? '1.0525' : null,
    isFull ? '2026-01-02' : null,
    index % 5 === 4 ? `damaged \uFFFD text ${index}` : `Zahlung Büro ${index}`,
    isFull ? 'Example GmbH' : null,
    isFull ? 'DE02120300000000202051' : null,
    isFull ? `RF${index}` : null,
    isFull ? `E2E-${index}` : null,
    isFull ? `B${index}` : null,
    isFull ? 500_000 + index : null,
    isFull ? 0 : null,
    0,
    `identity-${index}`,
    1,
  ];
}

export type BookedImport = { readonly batchId: number; readonly firstLineId: number; readonly lineCount: number };

function insertBatch(
  tx: WriteHandle,
  ids: { businessId: number; accountId: number },
  details: { file: Buffer; lineCount: number; firstLineId: number; status: 'staged' | 'booked' },
): number {
  const batchId = tx.run(
    tx.build.insertInto('import_batches').values({
      business_id: ids.businessId,
      account_id: ids.accountId,
      status: details.status,
      file_name: 'statement.csv',
      file_format: 'csv',
      file_sha256: createHash('sha256').update(details.file).digest('hex'),
      file_size_bytes: details.file.length,
      detected: '{}',
      answers: '{}',
      proof: '{}',
      new_count: details.lineCount,
      first_transaction_id: details.firstLineId,
      created_at: TEST_INSTANT,
    }),
  ).lastInsertId;
  const original_bytes = zstdCompressSync(details.file);
  tx.run(tx.build.insertInto('import_files').values({ batch_id: batchId, business_id: ids.businessId, original_bytes }));
  return batchId;
}

/** A booked import as the application writes one: batch with its file, lines, digest and audit entry. */
export async function bookImport(database: Database, ids: { businessId: number; accountId: number }, lineCount: number): Promise<BookedImport> {
  return await database.write((tx) => {
    const firstLineId = Number(tx.statement('SELECT coalesce(max(id), 0) + 1 AS id FROM bank_transactions').get()?.['id']);
    const file = Buffer.from(`date;amount\n${'2026-01-01;1\n'.repeat(lineCount)}`);
    const batchId = insertBatch(tx, ids, { file, lineCount, firstLineId, status: 'booked' });
    const digest = createRowsDigest();
    const insert = tx.statement(INSERT_LINE);
    for (let index = 0; index < lineCount; index++) {
      const values = lineOf(index, { id: firstLineId + index, ...ids, batchId });
      insert.run(...values);
      digest.add(values);
    }
    const rowsDigest = digest.finish();
    tx.statement('UPDATE import_batches SET rows_digest = ?, booked_at = ? WHERE id = ?').run(rowsDigest, TEST_INSTANT, batchId);
    const fileSha256 = createHash('sha256').update(file).digest('hex');
    const entry = {
      action: IMPORT_ACTION,
      entityType: IMPORT_BATCH_ENTITY,
      entityId: String(batchId),
      details: { rowsDigest, rowCount: lineCount, fileSha256 },
    };
    appendAudit(tx, entry, auditContext(ids.businessId));
    return { batchId, firstLineId, lineCount };
  });
}

/** What a killed import leaves: a batch and lines that no query sees. */
export async function stageImport(database: Database, ids: { businessId: number; accountId: number }, lineCount: number): Promise<BookedImport> {
  return await database.stage((tx) => {
    const firstLineId = Number(tx.statement('SELECT coalesce(max(id), 0) + 1 AS id FROM bank_transactions').get()?.['id']);
    const batchId = insertBatch(tx, ids, { file: Buffer.from('x'), lineCount, firstLineId, status: 'staged' });
    for (let index = 0; index < lineCount; index++) tx.statement(INSERT_LINE).run(...lineOf(index, { id: firstLineId + index, ...ids, batchId }));
    return { batchId, firstLineId, lineCount };
  });
}
