import * as fc from 'fast-check';
import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { must } from '../../../src-shared/result/assert.ts';
import { readChainHeads, writeAnchorFile } from '../../../src-main/database/audit-anchors.ts';
import type { SqliteConnection } from '../../../src-main/database/connection.ts';
import { appendAudit } from '../../../src-main/features/audit/append-entry.ts';
import { CANONICAL_COLUMNS, type CanonicalRow, CHAIN_START, hashEntry } from '../../../src-main/features/audit/canonical-entry.ts';
import { UNDO_IMPORT_ACTION } from '../../../src-main/features/audit/import-entries.ts';
import { DIGESTED_COLUMNS } from '../../../src-main/features/audit/rows-digest.ts';
import { auditContext, stageImport, TEST_AUDIT_KEY } from '../../support/booked-import.ts';
import { keepBooks, problemOf, remember } from '../../support/kept-books.ts';
import { TEST_INSTANT } from '../../support/test-database.ts';

/** Changes one byte of one value by any means SQLite offers, keeping its type. Null becomes something. */
function flipByte(raw: SqliteConnection, place: { table: string; column: string; id: number }, change: { at: number; mask: number }): void {
  const { table, column, id } = place;
  const { value, kind } = raw
    .prepare<[number], { value: unknown; kind: string }>(`SELECT ${column} AS value, typeof(${column}) AS kind FROM ${table} WHERE id = ?`)
    .get(id) ?? { value: null, kind: 'null' };
  const declared = raw.prepare<[string, string], string>('SELECT type FROM pragma_table_info(?) WHERE name = ?').pluck().get(table, column);
  const write = (expression: string, written: unknown): void =>
    void raw.prepare(`UPDATE ${table} SET ${column} = ${expression} WHERE id = ?`).run(written, id);
  if (kind === 'text') {
    const bytes = Buffer.from(String(value), 'utf8');
    if (bytes.length === 0) return write('?', 'x');
    const at = change.at % bytes.length;
    bytes.writeUInt8(bytes.readUInt8(at) ^ change.mask, at);
    return write('CAST(? AS TEXT)', bytes);
  }
  if (kind === 'integer') return write('CAST(? AS INTEGER)', BigInt(Number(value)) ^ (BigInt(change.mask) << BigInt(8 * (change.at % 6))));
  if (kind === 'real') return write('?', Number(value) + change.mask);
  return write(declared === 'TEXT' ? 'CAST(? AS TEXT)' : 'CAST(? AS INTEGER)', declared === 'TEXT' ? 'x' : change.mask);
}

const byte = fc.record({ at: fc.nat(200), mask: fc.integer({ min: 1, max: 255 }) });

describe('an untouched log', () => {
  it('verifies, with the head of the business asked for', async () => {
    const { database, verify, businessId } = await keepBooks();
    const heads = readChainHeads(database.read);
    expect(verify()).toEqual({
      ok: true,
      entries: 11,
      head: must(
        heads.find((head) => head.businessId === businessId),
        'a head',
      ).head,
      chains: heads,
    });
    expect(heads.map(({ businessId: id, entries }) => [id, entries])).toEqual([
      [0, 1],
      [businessId, 10],
    ]);
  });

  it('verifies while an import is being staged, with an older anchor, and after an undo', async () => {
    const { database, verify, businessId, accountId, booked } = await keepBooks();
    await stageImport(database, { businessId, accountId }, 5);
    await database.write((tx) => {
      tx.statement('DELETE FROM bank_transactions WHERE batch_id = ?').run(booked.batchId);
      tx.statement("UPDATE import_batches SET status = 'undone' WHERE id = ?").run(booked.batchId);
      appendAudit(tx, { action: UNDO_IMPORT_ACTION, entityType: 'import_batch', entityId: String(booked.batchId) }, auditContext(businessId));
    });
    expect(verify()).toMatchObject({ ok: true, entries: 12 });
  });

  it('keeps texts that UTF-8 cannot hold, and entries of all columns', async () => {
    const { database, verify, businessId } = await keepBooks();
    const everything = {
      fromStage: 'a',
      toStage: 'b',
      automationType: 'c',
      actionName: 'd',
      status: 'e',
      confidence: -0,
      aiReasoning: 'f',
      inputData: { a: 1 },
      outputData: { b: 2 },
      tokensUsed: 3,
    };
    await database.write((tx) =>
      appendAudit(
        tx,
        { action: 'x', entityType: 'y', reason: 'half a pair: \uD800, a zero: \u0000', after: { text: '\uDFFF' }, ...everything },
        { ...auditContext(businessId), sourceIp: '127.0.0.1', sessionId: 's', userId: 7 },
      ),
    );
    expect(verify()).toMatchObject({ ok: true, entries: 12 });
  });

  it('a rolled-back change leaves neither itself nor its entry', async () => {
    const { database, verify, businessId } = await keepBooks();
    await expect(
      database.write((tx) => {
        appendAudit(tx, { action: 'x', entityType: 'y' }, auditContext(businessId));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(verify()).toMatchObject({ ok: true, entries: 11 });
  });
});

describe('one changed byte', () => {
  const placing = new Set(['id', 'business_id', 'sequence_number']);

  it('in any column of any entry is found, and names that entry', async () => {
    const { raw, verify } = await keepBooks();
    const rows = raw
      .prepare<[], { id: number; business_id: number; sequence_number: number }>(
        'SELECT id, business_id, sequence_number FROM audit_logs ORDER BY id',
      )
      .all();
    const restore = remember(raw, 'audit_logs');
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.constantFrom(...CANONICAL_COLUMNS, 'entry_hash'), byte, (row, column, change) => {
        // a number that another entry has already cannot be given by a changed byte
        fc.pre(!isRefused(() => flipByte(raw, { table: 'audit_logs', column, id: row.id }, change)));
        const result = verify();
        restore();
        expect(result.ok).toBe(false);
        if (placing.has(column)) return;
        expect(result).toMatchObject({ problem: { kind: 'entry_changed', businessId: row.business_id, sequenceNumber: row.sequence_number } });
      }),
      { numRuns: 200, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: false },
    );
    expect(verify().ok).toBe(true);
  });

  it('in any column of any bank line of a booked import is found, and names that import', async () => {
    const { raw, verify, booked } = await keepBooks();
    const restore = remember(raw, 'bank_transactions');
    fc.assert(
      fc.property(fc.nat(booked.lineCount - 1), fc.constantFrom(...DIGESTED_COLUMNS), byte, (index, column, change) => {
        fc.pre(!isRefused(() => flipByte(raw, { table: 'bank_transactions', column, id: booked.firstLineId + index }, change)));
        const result = verify();
        restore();
        expect(result.ok).toBe(false);
        if (column === 'batch_id') return;
        expect(result).toMatchObject({ problem: { kind: 'rows_changed', batchId: booked.batchId } });
      }),
      { numRuns: 200, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: false },
    );
    expect(verify().ok).toBe(true);
  });

  it('that turns a replacement character into broken UTF-8 which reads the same', async () => {
    const { raw, verify, booked } = await keepBooks();
    const id = booked.firstLineId + 4;
    const read = (): unknown => raw.prepare('SELECT description FROM bank_transactions WHERE id = ?').pluck().get(id);
    const before = read();
    raw
      .prepare("UPDATE bank_transactions SET description = CAST(replace(CAST(description AS BLOB), x'EFBFBD', x'F1BFBD') AS TEXT) WHERE id = ?")
      .run(id);
    expect(read()).toBe(before);
    expect(verify()).toMatchObject({ ok: false, problem: { kind: 'rows_changed', batchId: booked.batchId } });
  });
});

describe('a log that was tampered with', () => {
  it('a deleted entry', async () => {
    const { raw, verify, businessId } = await keepBooks();
    raw.exec(`DELETE FROM audit_logs WHERE business_id = ${businessId} AND sequence_number = 5`);
    expect(problemOf(verify())).toMatchObject({ kind: 'entry_missing', businessId, sequenceNumber: 5 });
  });

  it('a deleted entry with the later ones renumbered', async () => {
    const { raw, verify, businessId } = await keepBooks();
    raw.exec(`DELETE FROM audit_logs WHERE business_id = ${businessId} AND sequence_number = 5`);
    for (let number = 6; number <= 10; number++)
      raw.exec(`UPDATE audit_logs SET sequence_number = ${number - 1} WHERE business_id = ${businessId} AND sequence_number = ${number}`);
    expect(problemOf(verify())).toMatchObject({ kind: 'entry_missing', businessId, sequenceNumber: 5 });
  });

  it('an inserted entry, with room made for it or not', async () => {
    const { raw, verify, businessId } = await keepBooks();
    const columns = [...CANONICAL_COLUMNS, 'entry_hash'].filter((column) => column !== 'id' && column !== 'sequence_number').join(', ');
    raw.exec(
      `INSERT INTO audit_logs (sequence_number, ${columns}) SELECT 11, ${columns} FROM audit_logs WHERE business_id = ${businessId} AND sequence_number = 10`,
    );
    expect(problemOf(verify())).toMatchObject({ businessId, sequenceNumber: 11 });
    for (let number = 11; number >= 5; number--)
      raw.exec(`UPDATE audit_logs SET sequence_number = ${number + 1} WHERE business_id = ${businessId} AND sequence_number = ${number}`);
    raw.exec(
      `INSERT INTO audit_logs (sequence_number, ${columns}) SELECT 5, ${columns} FROM audit_logs WHERE business_id = ${businessId} AND sequence_number = 6`,
    );
    raw.exec(`UPDATE audit_logs SET reason = 'forged' WHERE business_id = ${businessId} AND sequence_number = 5`);
    expect(problemOf(verify())).toMatchObject({ kind: 'entry_inserted', businessId, sequenceNumber: 5 });
  });

  it('an entry that stands twice', async () => {
    const { raw, verify, businessId } = await keepBooks();
    raw.exec('CREATE TABLE twice AS SELECT * FROM audit_logs; DROP TABLE audit_logs; ALTER TABLE twice RENAME TO audit_logs');
    raw.exec(`INSERT INTO audit_logs SELECT * FROM audit_logs WHERE business_id = ${businessId} AND sequence_number = 10`);
    raw.exec(`UPDATE audit_logs SET id = 99 WHERE rowid = last_insert_rowid()`);
    expect(problemOf(verify())).toMatchObject({ kind: 'entry_inserted', businessId, sequenceNumber: 10 });
  });

  it.each([
    [4, 5],
    [3, 8],
  ])('entries %i and %i exchanged', async (first, second) => {
    const { raw, verify, businessId } = await keepBooks();
    const move = (from: number, to: number): void =>
      void raw.exec(`UPDATE audit_logs SET sequence_number = ${to} WHERE business_id = ${businessId} AND sequence_number = ${from}`);
    move(first, 1000);
    move(second, first);
    move(1000, second);
    expect(problemOf(verify())).toMatchObject({ kind: 'order', businessId, sequenceNumber: first });
  });

  it('the newest entries cut off, one or a whole chain', async () => {
    const { raw, verify, businessId } = await keepBooks();
    const restore = remember(raw, 'audit_logs');
    raw.exec(`DELETE FROM audit_logs WHERE business_id = ${businessId} AND sequence_number > 8`);
    expect(problemOf(verify())).toMatchObject({ kind: 'cut_off', businessId, sequenceNumber: 9 });
    restore();
    raw.exec('DELETE FROM audit_logs WHERE business_id = 0');
    expect(problemOf(verify())).toMatchObject({ kind: 'cut_off', businessId: 0, sequenceNumber: 1 });
    restore();
    raw.exec('DELETE FROM audit_logs');
    expect(problemOf(verify())).toMatchObject({ kind: 'cut_off' });
  });

  it('the newest entries cut off together with the anchor file, or with a forged one', async () => {
    const { raw, verify, anchorFile, database } = await keepBooks();
    raw.exec('DELETE FROM audit_logs WHERE sequence_number > 8');
    writeAnchorFile(anchorFile, { anchors: readChainHeads(database.read), writtenAt: TEST_INSTANT }, new Uint8Array(32));
    expect(problemOf(verify())).toMatchObject({ kind: 'anchor_forged' });
    writeFileSync(anchorFile, 'not even JSON');
    expect(problemOf(verify())).toMatchObject({ kind: 'anchor_forged' });
    rmSync(anchorFile);
    expect(problemOf(verify())).toMatchObject({ kind: 'anchor_missing' });
  });

  it('the whole chain recomputed without the key', async () => {
    const { raw, verify, businessId } = await keepBooks();
    recomputeChain(raw, businessId, new Uint8Array(32));
    expect(problemOf(verify())).toMatchObject({ kind: 'entry_changed', businessId, sequenceNumber: 1 });
  });

  it('the whole chain rewritten with the key, against the anchor', async () => {
    const { raw, verify, businessId } = await keepBooks();
    raw.exec(`UPDATE audit_logs SET user_name = 'Nobody' WHERE business_id = ${businessId} AND sequence_number = 10`);
    recomputeChain(raw, businessId, TEST_AUDIT_KEY);
    expect(problemOf(verify())).toMatchObject({ kind: 'anchor_mismatch', businessId, sequenceNumber: 10 });
  });
});

function isRefused(tampering: () => void): boolean {
  try {
    tampering();
    return false;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('UNIQUE constraint failed')) return true;
    throw error;
  }
}

/** What a forger does who knows the algorithm: seals every entry anew. */
function recomputeChain(raw: SqliteConnection, businessId: number, key: Uint8Array): void {
  const rows = raw
    .prepare<[number], CanonicalRow>(`SELECT ${CANONICAL_COLUMNS.join(', ')} FROM audit_logs WHERE business_id = ? ORDER BY sequence_number`)
    .all(businessId);
  let previous = CHAIN_START;
  for (const row of rows) {
    const forged = { ...row, previous_hash: previous };
    const hash = hashEntry(key, previous, forged);
    raw.prepare('UPDATE audit_logs SET previous_hash = ?, entry_hash = ? WHERE id = ?').run(previous, hash, row.id);
    previous = hash;
  }
}
