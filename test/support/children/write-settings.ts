/**
 * A process of its own that writes settings with audit entries, one transaction each, and prints the number of each one after it was acknowledged.
 * Arguments: data file, data key in hex, name of the writer, how many to write.
 */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../src-main/database/open-database.ts';
import { appendAudit } from '../../../src-main/features/audit/append-entry.ts';
import { deriveAuditKey } from '../../../src-main/features/audit/audit-key.ts';

const [file = '', keyHex = '', writer = '', count = '0'] = process.argv.slice(2);
const dataKey = new Uint8Array(Buffer.from(keyHex, 'hex'));
const auditKey = deriveAuditKey(dataKey);
const database = openDatabase({ file, dataKey, create: false, role: 'main' });
for (let number = 1; number <= Number(count); number++) {
  await database.write((tx) => {
    const now = new Date().toISOString();
    tx.run(
      tx.build
        .insertInto('settings')
        .values({ business_id: 0, key: `${writer}-${number}`, value: JSON.stringify('x'.repeat(2000)), updated_at: now }),
    );
    const entry = { action: 'update', entityType: 'settings', entityId: `${writer}-${number}` };
    appendAudit(tx, entry, { businessId: 0, userId: null, userName: writer, source: 'cli', nowInstant: now, auditKey });
  });
  writeSync(1, `${number}\n`);
}
database.close();
