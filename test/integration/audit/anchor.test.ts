import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readAnchorFile } from '../../../src-main/database/audit-anchors.ts';
import { createAnchorWriter } from '../../../src-main/features/audit/anchor.ts';
import { appendAudit } from '../../../src-main/features/audit/append-entry.ts';
import { createLogger } from '../../../src-main/platform/logger.ts';
import { auditContext, TEST_AUDIT_KEY } from '../../support/booked-import.ts';
import { openTestDatabase, TEST_INSTANT } from '../../support/test-database.ts';

async function start() {
  const { database, folder, clock } = await openTestDatabase();
  const file = join(folder, 'anchor.json');
  const lines: string[] = [];
  const logger = createLogger({ clock, level: 'info', sink: (line) => lines.push(line) });
  const writer = createAnchorWriter({ read: database.read, file, auditKey: TEST_AUDIT_KEY, clock, logger });
  const append = () => database.write((tx) => appendAudit(tx, { action: 'x', entityType: 'y' }, auditContext(3)));
  return { writer, append, file, lines };
}

describe('the anchor file', () => {
  it('follows a burst of commits once, and holds where each chain stands', async () => {
    const { writer, append, file } = await start();
    await append();
    writer.changed();
    const { entryHash } = await append();
    writer.changed();
    expect(readAnchorFile(file, TEST_AUDIT_KEY)).toEqual({ state: 'missing' });
    await sleep(350);
    expect(readAnchorFile(file, TEST_AUDIT_KEY)).toEqual({
      state: 'ok',
      writtenAt: TEST_INSTANT,
      anchors: [{ businessId: 3, entries: 2, head: entryHash }],
    });
    expect(readAnchorFile(file, new Uint8Array(32))).toEqual({ state: 'forged' });
  });

  it('is written on close when something is due, and not otherwise', async () => {
    const { writer, append, file } = await start();
    writer.close();
    expect(readAnchorFile(file, TEST_AUDIT_KEY)).toEqual({ state: 'missing' });
    await append();
    writer.changed();
    writer.close();
    expect(readAnchorFile(file, TEST_AUDIT_KEY)).toMatchObject({ state: 'ok', anchors: [{ entries: 1 }] });
  });

  it('fails no change when it cannot be written; the next one catches up', async () => {
    const { writer, append, file, lines } = await start();
    mkdirSync(join(file, 'in the way'), { recursive: true });
    await append();
    writer.changed();
    writer.flush();
    expect(lines.join('')).toContain('anchor_not_written');
    rmSync(file, { recursive: true });
    await append();
    writer.changed();
    writer.flush();
    expect(readAnchorFile(file, TEST_AUDIT_KEY)).toMatchObject({ state: 'ok', anchors: [{ entries: 2 }] });
  });
});
