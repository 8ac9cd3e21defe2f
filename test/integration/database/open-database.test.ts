import { describe, expect, it } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../../src-main/database/connection.ts';
import { openDatabase } from '../../../src-main/database/open-database.ts';
import { createLogger } from '../../../src-main/platform/logger.ts';
import { caught } from '../../support/caught.ts';
import { openTestDatabase, TEST_DATA_KEY, TEST_INSTANT } from '../../support/test-database.ts';
import { createTestFolder } from '../../support/test-folder.ts';

const business = {
  name: 'Example',
  base_currency: 'EUR',
  country: 'DE',
  time_zone: 'Europe/Berlin',
  locale: 'de',
  created_at: TEST_INSTANT,
  updated_at: TEST_INSTANT,
};

describe('openDatabase', () => {
  it('returns typed rows that it wrote', async () => {
    const { database } = await openTestDatabase();
    const outcome = await database.write((tx) => tx.run(tx.build.insertInto('businesses').values(business)));
    expect(outcome).toEqual({ changes: 1, lastInsertId: 1 });
    expect(database.read.first(database.read.build.selectFrom('businesses').select(['id', 'name']))).toEqual({ id: 1, name: 'Example' });
    expect(database.read.statement('SELECT name FROM businesses WHERE id = ?').get(1)).toEqual({ name: 'Example' });
    expect([...database.read.statement('SELECT id FROM businesses').iterate()]).toEqual([{ id: 1 }]);
  });

  it('rolls back everything when the work throws', async () => {
    const { database } = await openTestDatabase();
    const failing = database.write((tx) => {
      tx.run(tx.build.insertInto('businesses').values(business));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(database.read.all(database.read.build.selectFrom('businesses').selectAll())).toEqual([]);
  });

  it('refuses a write inside a write, awaiting in a transaction and changes outside one', async () => {
    const { database } = await openTestDatabase();
    await expect(database.write(() => void database.write(() => 1))).rejects.toThrow('no write inside another write');
    await expect(database.write(() => Promise.resolve(1))).rejects.toThrow('without awaiting');
    expect(() => database.read.statement('DELETE FROM businesses').run()).toThrow('only inside write or stage');
  });

  it('keeps writes in the order they were asked for', async () => {
    const { database, openAnother } = await openTestDatabase();
    const other = openAnother();
    const order: number[] = [];
    // the other connection commits between the two, and the first may have to wait
    await Promise.all([
      database.write(() => order.push(1)),
      other.write(() => order.push(0)),
      database.write(() => order.push(2)),
      database.stage(() => order.push(3)),
    ]);
    expect(order.filter((step) => step > 0)).toEqual([1, 2, 3]);
  });

  it('waits for another writer without blocking the event loop, then says who is in the way', async () => {
    const { database, file, openAnother } = await openTestDatabase();
    const holder = connect({ file, dataKey: TEST_DATA_KEY, create: false });
    holder.exec('BEGIN IMMEDIATE');
    const impatient = openAnother('main', 60);
    await expect(impatient.write(() => 1)).rejects.toMatchObject({ code: 'DATABASE_LOCKED' });

    let longestGapMs = 0;
    let lastMs = performance.now();
    const watch = setInterval(() => {
      longestGapMs = Math.max(longestGapMs, performance.now() - lastMs);
      lastMs = performance.now();
    }, 2);
    const waiting = database.write((tx) => tx.run(tx.build.insertInto('businesses').values(business)));
    setTimeout(() => holder.close(), 120);
    await expect(waiting).resolves.toMatchObject({ changes: 1 });
    clearInterval(watch);
    expect(longestGapMs).toBeLessThan(100);
  });

  it('stages on a worker’s thread by blocking it until the lock is had', async () => {
    const { database, file, openAnother } = await openTestDatabase();
    const worker = openAnother('worker', 300);
    expect(worker.stageBlocking((tx) => tx.run(tx.build.insertInto('businesses').values(business)).changes)).toBe(1);
    const holder = connect({ file, dataKey: TEST_DATA_KEY, create: false });
    holder.exec('BEGIN IMMEDIATE');
    expect(caught(() => worker.stageBlocking(() => 1))).toMatchObject({ code: 'DATABASE_LOCKED' });
    holder.close();
    expect(worker.stageBlocking(() => 2)).toBe(2);
    expect(() => database.stageBlocking(() => 1)).toThrow('where no interface waits');
    expect(() => worker.stageBlocking(() => worker.stageBlocking(() => 1))).toThrow('no write inside another write');
  });

  it('a reader sees the state before an open transaction and cannot write', async () => {
    const { database, openAnother } = await openTestDatabase();
    const reader = openAnother('reader');
    await database.write((tx) => {
      tx.run(tx.build.insertInto('businesses').values(business));
      expect(reader.read.all(reader.read.build.selectFrom('businesses').selectAll())).toEqual([]);
    });
    expect(reader.read.all(reader.read.build.selectFrom('businesses').selectAll())).toHaveLength(1);
    expect(() => reader.write(() => 1)).toThrow('may write');
  });

  it('data version moves with own and others’ commits and stands still otherwise', async () => {
    const { database, openAnother } = await openTestDatabase();
    const other = openAnother();
    const first = database.dataVersion();
    expect(database.dataVersion()).toBe(first);
    await database.write((tx) => tx.run(tx.build.insertInto('businesses').values(business)));
    const second = database.dataVersion();
    expect(second).toBeGreaterThan(first);
    await other.write((tx) => tx.run(tx.build.updateTable('businesses').set({ name: 'Other' })));
    const third = database.dataVersion();
    expect(third).toBeGreaterThan(second);
    expect(database.dataVersion()).toBe(third);
  });

  it('commits durably, stages cheaply, and encrypts what it sorts', async () => {
    const { database } = await openTestDatabase();
    const synchronous = (): unknown => database.read.statement('PRAGMA synchronous').get();
    expect(await database.write(synchronous)).toEqual({ synchronous: 2 });
    expect(await database.stage(synchronous)).toEqual({ synchronous: 1 });
    expect(await database.write(synchronous)).toEqual({ synchronous: 2 });
    expect(database.read.statement('PRAGMA temp_store').get()).toEqual({ temp_store: 2 });
    expect(database.read.statement('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    expect(database.read.statement('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  });

  it('refuses integers that a JavaScript number cannot hold', async () => {
    const { database } = await openTestDatabase();
    expect(() => database.read.statement('SELECT ? AS x').get(2 ** 53)).toThrow('2^53');
    expect(() => database.read.statement('SELECT 9007199254740993 AS x').get()).toThrow('column x');
    expect(database.read.statement('SELECT 9007199254740991 AS x').get()).toEqual({ x: 9007199254740991 });
  });

  it('logs a slow query by its text, without its values', async () => {
    const { file, clock } = await openTestDatabase();
    const lines: string[] = [];
    const logger = createLogger({ clock, level: 'warn', sink: (line) => lines.push(line) });
    const database = openDatabase({ file, dataKey: TEST_DATA_KEY, create: false, role: 'main', logger });
    const slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) AS c FROM n WHERE ? <> ''";
    database.read.statement(slow).get('secret value');
    database.close();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', event: 'slow_query', sql: slow });
    expect(lines[0]).not.toContain('secret');
  });
});

describe('a file that cannot be opened', () => {
  const open = (file: string, key: Uint8Array = TEST_DATA_KEY): unknown => {
    try {
      openDatabase({ file, dataKey: key, create: false, role: 'main' }).close();
      return null;
    } catch (error) {
      return error;
    }
  };

  it('missing, a folder, not a database, or another key: one clear sentence', async () => {
    const folder = createTestFolder();
    expect(open(join(folder, 'none.db'))).toMatchObject({ code: 'FILE_NOT_FOUND' });
    expect(open(join(folder, 'no', 'folder.db'))).toMatchObject({ code: 'FILE_NOT_FOUND' });
    expect(open(folder)).toMatchObject({ code: 'FILE_IS_DIRECTORY' });
    const noise = join(folder, 'noise.db');
    writeFileSync(noise, Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919 + 13) % 256)));
    expect(open(noise)).toMatchObject({ code: 'DATABASE_DAMAGED' });
    const { file } = await openTestDatabase();
    expect(open(file, new Uint8Array(32))).toMatchObject({ code: 'DATABASE_DAMAGED' });
  });

  it('a changed byte in a page is noticed when the page is read, row by row too', async () => {
    const { database, file } = await openTestDatabase();
    await database.write((tx) => {
      const insert = tx.statement("INSERT INTO settings (business_id, key, value, updated_at) VALUES (0, ?, json_quote(?), '')");
      for (let number = 0; number < 500; number++) insert.run(String(number), 'x'.repeat(500));
    });
    database.close();
    const bytes = readFileSync(file);
    // The rows above were written last and fill the end of the file; pages before them belong to other tables.
    const at = bytes.length - 50_000;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(file, bytes);
    const damaged = openDatabase({ file, dataKey: TEST_DATA_KEY, create: false, role: 'main' });
    const select = damaged.read.statement('SELECT * FROM settings');
    expect(caught(() => select.all())).toMatchObject({ code: 'DATABASE_DAMAGED' });
    expect(caught(() => [...select.iterate()])).toMatchObject({ code: 'DATABASE_DAMAGED' });
    damaged.close();
  });

  it('a key of another length is a programmer’s error, never a passphrase', async () => {
    const { file } = await openTestDatabase();
    expect(String(open(file, new Uint8Array(31)))).toContain('a data key of 32 bytes');
  });
});
