import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src-main/database/open-database.ts';
import { UNCONTROLLED } from '../../../src-main/engine/common/run-control.ts';
import { verifyAudit } from '../../../src-main/features/audit/verify-chain.ts';
import type { AnchorFileContent } from '../../../src-main/database/audit-anchors.ts';
import { TEST_AUDIT_KEY } from '../../support/booked-import.ts';
import { openTestDatabase, TEST_DATA_KEY } from '../../support/test-database.ts';

const script = fileURLToPath(new URL('../../support/children/write-settings.ts', import.meta.url));
const noAnchors: AnchorFileContent = { state: 'ok', anchors: [], writtenAt: '' };

function startWriter(file: string, writer: string, count: number) {
  const child = spawn(process.execPath, [script, file, Buffer.from(TEST_DATA_KEY).toString('hex'), writer, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    acknowledged += text.split('\n').length - 1;
  });
  return { child, acknowledged: () => acknowledged };
}

function stateOf(file: string): { settings: number; entries: number; isSound: boolean } {
  const database = openDatabase({ file, dataKey: TEST_DATA_KEY, create: false, role: 'main' });
  const settings = Number(database.read.statement('SELECT count(*) AS n FROM settings').get()?.['n']);
  const verification = verifyAudit(database.read, { auditKey: TEST_AUDIT_KEY, anchors: noAnchors, businessId: 0, control: UNCONTROLLED });
  const integrity = database.read.statement('PRAGMA integrity_check').get()?.['integrity_check'];
  database.close();
  return { settings, entries: verification.entries, isSound: verification.ok && integrity === 'ok' };
}

describe('a killed process', () => {
  it('leaves every acknowledged transaction and no half of another', async () => {
    const { database, file } = await openTestDatabase();
    database.close();
    let before = 0;
    for (const [round, killAfter] of [3, 40, 150].entries()) {
      const { child, acknowledged } = startWriter(file, `round${round}`, 1_000_000);
      child.stdout.on('data', () => {
        if (acknowledged() >= killAfter) child.kill('SIGKILL');
      });
      await once(child, 'close');
      const state = stateOf(file);
      expect(acknowledged()).toBeGreaterThanOrEqual(killAfter);
      expect(state.isSound).toBe(true);
      expect(state.entries).toBe(state.settings);
      // at most one more was committed and killed before it could be acknowledged
      expect(state.settings - before - acknowledged()).toBeGreaterThanOrEqual(0);
      expect(state.settings - before - acknowledged()).toBeLessThanOrEqual(1);
      before = state.settings;
    }
  });
});

describe('two processes on one folder', () => {
  it('append to one chain without losing or forking it', async () => {
    const { database, file } = await openTestDatabase();
    database.close();
    const writers = [startWriter(file, 'window', 60), startWriter(file, 'command', 60)];
    const codes = await Promise.all(writers.map(async ({ child }) => (await once(child, 'close'))[0] as number));
    expect(codes).toEqual([0, 0]);
    expect(stateOf(file)).toEqual({ settings: 120, entries: 120, isSound: true });
  });
});
