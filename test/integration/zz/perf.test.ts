import { it } from 'vitest';
import { join } from 'node:path';
import { openTestDatabase, TEST_INSTANT } from '../../support/test-database.ts';
import { bookImport, insertBusiness, TEST_AUDIT_KEY } from '../../support/booked-import.ts';
import { readChainHeads, readAnchorFile, writeAnchorFile } from '../../../src-main/database/audit-anchors.ts';
import { verifyAudit } from '../../../src-main/features/audit/verify-chain.ts';
import { createRowsDigest, DIGESTED_COLUMNS } from '../../../src-main/features/audit/rows-digest.ts';
import { openDatabase } from '../../../src-main/database/open-database.ts';
import { appendAudit } from '../../../src-main/features/audit/append-entry.ts';
import { auditContext } from '../../support/booked-import.ts';
it('perf', async () => {
  const { database, folder, file, dataKey } = await openTestDatabase();
  const ids = await insertBusiness(database);
  let t = performance.now();
  for (let i = 0; i < 5; i++) await bookImport(database, ids, 20_000);
  console.log('insert 100k', performance.now() - t);
  t = performance.now();
  await database.write((tx) => { for (let i = 0; i < 1000; i++) appendAudit(tx, { action: 'a', entityType: 'b', details: { i } }, auditContext(ids.businessId)); });
  console.log('append 1000 entries', performance.now() - t);
  const anchorFile = join(folder, 'anchor.json');
  writeAnchorFile(anchorFile, { anchors: readChainHeads(database.read), writtenAt: TEST_INSTANT }, TEST_AUDIT_KEY);
  for (let i = 0; i < 3; i++) {
    t = performance.now();
    const r = verifyAudit(database.read, { auditKey: TEST_AUDIT_KEY, anchors: readAnchorFile(anchorFile, TEST_AUDIT_KEY), businessId: 1, control: { checkpoint: () => undefined } });
    console.log('verify 100k', r.ok, performance.now() - t);
  }
  t = performance.now();
  for (let a = 0; a !== -1; ) { const rows = database.read.statement(`SELECT ${DIGESTED_COLUMNS.join(',')} FROM bank_transactions WHERE id > ? ORDER BY id LIMIT 2000`).all(a); a = rows.length ? Number(rows.at(-1)!['id']) : -1; }
  console.log('scan only', performance.now() - t);
  const rows = database.read.statement(`SELECT ${DIGESTED_COLUMNS.join(',')} FROM bank_transactions`).all().map((r) => DIGESTED_COLUMNS.map((c) => r[c]!));
  t = performance.now();
  const d = createRowsDigest(); for (const r of rows) d.add(r); d.finish();
  console.log('digest rows/s', Math.round(rows.length / (performance.now() - t) * 1000));
  database.close();
  t = performance.now();
  const again = openDatabase({ file, dataKey, create: false, role: 'main' });
  again.read.statement('select count(*) from businesses').get();
  console.log('open', performance.now() - t);
  t = performance.now();
  for (let i = 0; i < 200; i++) await again.write((tx) => tx.statement('UPDATE businesses SET updated_at = ?').run(String(i)));
  console.log('200 writes', performance.now() - t);
  again.close();
}, 120000);
