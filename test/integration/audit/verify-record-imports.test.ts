import { describe, expect, it } from 'vitest';
import type { SqliteConnection } from '../../../src-main/database/connection.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { connectRaw } from '../../support/app-folder.ts';
import { createEuroBusiness, openTestApp, type TestApp, writeStatement } from '../../support/test-app.ts';

const CUSTOMERS = 'Customer name,E-mail\nAcme,a@b.example\nBeta,b@b.example\n';
const BILLS = ['Lieferant;Rechnungsnummer;Rechnungsdatum;Fällig am;Bruttobetrag', 'Papier AG;R-1;13.02.2026;15.03.2026;119,00'].join('\n');

async function withRaw<T>(app: TestApp, work: (raw: SqliteConnection) => T): Promise<T> {
  const raw = await connectRaw(app.folder);
  try {
    return work(raw);
  } finally {
    raw.close();
  }
}

describe('an import of records', () => {
  it('is verified: a flipped byte of the kept file, another hash, mark or owner, and a deleted import are each named', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    await createEuroBusiness(app, 'Other');
    const [first] = await app.client.businesses.list();
    const businessId = must(first, 'a business').id;
    for (const table of [CUSTOMERS, BILLS]) {
      const path = writeStatement(app.folder, table);
      await app.client.records.book({ businessId, source: { path } });
    }
    await app.client.records.undo({ businessId, recordImportId: 2 });
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
    const { original_bytes: bytes } = await withRaw(app, (raw) =>
      must(raw.prepare<[], { original_bytes: Buffer }>('SELECT original_bytes FROM record_imports WHERE id = 1').get(), 'the import'),
    );
    const tampered = async (sql: string, ...values: (Buffer | string)[]) => {
      await withRaw(app, (raw) => {
        raw.pragma('foreign_keys=OFF');
        raw.exec('CREATE TABLE IF NOT EXISTS kept AS SELECT * FROM record_imports');
        raw.prepare(sql).run(...values);
      });
      const found = await app.client.audit.verify({});
      await withRaw(app, (raw) => raw.exec('DELETE FROM record_imports; INSERT INTO record_imports SELECT * FROM kept; DROP TABLE kept'));
      return found.ok ? null : found.problem;
    };
    for (const at of [0, 5, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      expect(await tampered('UPDATE record_imports SET original_bytes = ? WHERE id = 1', flipped)).toMatchObject({
        kind: 'file_changed',
        businessId,
        recordImportId: 1,
        message: 'Import of records 1 no longer holds the file that was imported.',
      });
    }
    const changed = { kind: 'record_import_changed', recordImportId: 1 };
    expect(await tampered('UPDATE record_imports SET file_sha256 = ? WHERE id = 1', '0'.repeat(64))).toMatchObject(changed);
    expect(await tampered("UPDATE record_imports SET status = 'undone', undone_at = 'x' WHERE id = 1")).toMatchObject(changed);
    expect(await tampered('UPDATE record_imports SET business_id = 2 WHERE id = 1')).toMatchObject(changed);
    expect(await tampered("UPDATE record_imports SET status = 'booked', undone_at = NULL WHERE id = 2")).toMatchObject({
      ...changed,
      recordImportId: 2,
    });
    expect(await tampered('DELETE FROM record_imports WHERE id = 2')).toMatchObject({ ...changed, recordImportId: 2 });
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
  });
});
