import { join } from 'node:path';
import { readAnchorFile, readChainHeads, writeAnchorFile } from '../../src-main/database/audit-anchors.ts';
import type { SqliteConnection } from '../../src-main/database/connection.ts';
import type { Database } from '../../src-main/database/database.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import { appendAudit } from '../../src-main/features/audit/append-entry.ts';
import { type AuditVerification, verifyAudit } from '../../src-main/features/audit/verify-chain.ts';
import { auditContext, bookImport, type BookedImport, insertBusiness, TEST_AUDIT_KEY } from './booked-import.ts';
import { dropTriggers, openRawConnection } from './raw-connection.ts';
import { openTestDatabase, TEST_INSTANT } from './test-database.ts';

export type KeptBooks = {
  readonly database: Database;
  readonly raw: SqliteConnection;
  readonly anchorFile: string;
  readonly businessId: number;
  readonly accountId: number;
  readonly booked: BookedImport;
  readonly verify: (auditKey?: Uint8Array) => AuditVerification;
};

/** A business with ten entries of which the second is an import of 23 lines, and a chain of the file, with anchors as they are after the last commit. */
export async function keepBooks(): Promise<KeptBooks> {
  const { database, file, folder } = await openTestDatabase();
  const ids = await insertBusiness(database);
  const booked = await bookImport(database, ids, 23);
  await database.write((tx) => {
    for (let index = 3; index <= 10; index++) {
      const full = {
        reason: `because \uFFFD ${index}`,
        before: { step: index },
        after: { step: index + 1 },
        details: { note: 'ä' },
        confidence: 0.25,
      };
      appendAudit(
        tx,
        { action: 'update', entityType: 'settings', entityId: String(index), ...(index % 2 === 0 ? full : {}) },
        auditContext(ids.businessId),
      );
    }
    appendAudit(tx, { action: 'backup', entityType: 'file' }, auditContext(0));
  });
  const anchorFile = join(folder, 'anchor.json');
  writeAnchorFile(anchorFile, { anchors: readChainHeads(database.read), writtenAt: TEST_INSTANT }, TEST_AUDIT_KEY);
  const raw = openRawConnection(file);
  dropTriggers(raw);
  raw.pragma('foreign_keys=OFF');
  raw.pragma('ignore_check_constraints=ON');
  raw.pragma('synchronous=OFF');
  const verify = (auditKey = TEST_AUDIT_KEY): AuditVerification =>
    verifyAudit(database.read, { auditKey, anchors: readAnchorFile(anchorFile, auditKey), businessId: ids.businessId, control: UNCONTROLLED });
  return { database, raw, anchorFile, ...ids, booked, verify };
}

/** What a verification found; null when it found nothing. */
export function problemOf(result: AuditVerification) {
  return result.ok ? null : result.problem;
}

/** Keeps a table's rows aside; the function returned puts them back. */
export function remember(raw: SqliteConnection, table: string): () => void {
  raw.exec(`CREATE TEMP TABLE kept AS SELECT * FROM main.${table}`);
  return () => void raw.exec(`BEGIN; DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM kept; COMMIT`);
}
