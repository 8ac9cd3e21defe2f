import { drawInteger, type Random } from '../../src-main/engine/common/random.ts';
import type { SqliteConnection } from '../../src-main/database/connection.ts';
import { CANONICAL_COLUMNS } from '../../src-main/features/audit/canonical-entry.ts';
import { DIGESTED_COLUMNS } from '../../src-main/features/audit/rows-digest.ts';

export type Tampering = { readonly kind: string; readonly what: string };

type Draw = { readonly whole: (below: number) => number };

export function drawFrom(random: Random): Draw {
  return { whole: (below) => drawInteger(random, 0, below - 1) };
}

function pickId(raw: SqliteConnection, table: string, draw: Draw): number {
  const ids = raw.prepare<[], number>(`SELECT id FROM ${table} ORDER BY id`).pluck().all();
  return ids[draw.whole(ids.length)] ?? 0;
}

/** Changes one value by one bit or one byte, whatever its type; an empty one becomes something. */
function changeValue(raw: SqliteConnection, table: string, columns: readonly string[], draw: Draw): Tampering {
  const id = pickId(raw, table, draw);
  const column = columns[draw.whole(columns.length)] ?? 'id';
  const { value, kind } = raw
    .prepare<[number], { value: unknown; kind: string }>(`SELECT ${column} AS value, typeof(${column}) AS kind FROM ${table} WHERE id = ?`)
    .get(id) ?? {
    value: null,
    kind: 'null',
  };
  const declared = raw.prepare<[string, string], string>('SELECT type FROM pragma_table_info(?) WHERE name = ?').pluck().get(table, column);
  const write = (expression: string, written: unknown): void =>
    void raw.prepare(`UPDATE ${table} SET ${column} = ${expression} WHERE id = ?`).run(written, id);
  if (kind === 'text' && value !== '') {
    const bytes = Buffer.from(String(value), 'utf8');
    const at = draw.whole(bytes.length);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 + draw.whole(255)), at);
    write('CAST(? AS TEXT)', bytes);
  } else if (kind === 'integer') write('CAST(? AS INTEGER)', BigInt(Number(value)) ^ (1n << BigInt(draw.whole(40))));
  else if (kind === 'real') write('?', Number(value) + 1);
  else write(declared === 'TEXT' ? 'CAST(? AS TEXT)' : 'CAST(? AS INTEGER)', declared === 'TEXT' ? 'x' : 1);
  return { kind: `one value of ${table}`, what: `${column} of ${id}` };
}

function removeRow(raw: SqliteConnection, table: string, draw: Draw): Tampering {
  const id = pickId(raw, table, draw);
  raw.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
  return { kind: `a row of ${table} removed`, what: String(id) };
}

/** A row written once more under a number of its own, as somebody who adds a movement or an entry would. */
function insertRow(raw: SqliteConnection, table: string, columns: readonly string[], draw: Draw): Tampering {
  const id = pickId(raw, table, draw);
  const own = columns.filter((column) => column !== 'id' && column !== 'sequence_number');
  const isLog = table === 'audit_logs';
  const extra = isLog ? ', sequence_number' : '';
  const number = isLog ? ', (SELECT max(sequence_number) + 1 FROM audit_logs AS later WHERE later.business_id = audit_logs.business_id)' : '';
  raw.exec(
    `INSERT INTO ${table} (id, ${own.join(', ')}${extra}) SELECT (SELECT max(id) + 1 FROM ${table}), ${own.join(', ')}${number} FROM ${table} WHERE id = ${id}`,
  );
  return { kind: `a row of ${table} inserted`, what: `like ${id}` };
}

/** Two entries of one chain change places: everything but their numbers. */
function swapEntries(raw: SqliteConnection, columns: readonly string[], draw: Draw): Tampering {
  const ids = raw
    .prepare<[], number>('SELECT id FROM audit_logs WHERE business_id = (SELECT max(business_id) FROM audit_logs) ORDER BY id')
    .pluck()
    .all();
  const first = draw.whole(ids.length - 1);
  const second = first + 1 + draw.whole(ids.length - first - 1);
  const [a = 0, b = 0] = [ids[first], ids[second]];
  const own = columns.filter((column) => column !== 'id' && column !== 'sequence_number' && column !== 'business_id');
  const set = own.map((column) => `${column} = (SELECT ${column} FROM swapped WHERE swapped.id = $other)`).join(', ');
  raw.exec('CREATE TEMP TABLE swapped AS SELECT * FROM main.audit_logs');
  raw.exec(
    `UPDATE main.audit_logs SET ${set.replaceAll('$other', String(b))} WHERE id = ${a}; UPDATE main.audit_logs SET ${set.replaceAll('$other', String(a))} WHERE id = ${b}; DROP TABLE swapped`,
  );
  return { kind: 'two entries swapped', what: `${a} and ${b}` };
}

function cutNewest(raw: SqliteConnection, draw: Draw): Tampering {
  const ids = raw.prepare<[], number>('SELECT id FROM audit_logs ORDER BY id DESC').pluck().all();
  const count = 1 + draw.whole(ids.length);
  raw.exec(`DELETE FROM audit_logs WHERE id >= ${ids[count - 1] ?? 0}`);
  return { kind: 'the newest entries cut off', what: `${count} of ${ids.length}` };
}

const LOG_COLUMNS: readonly string[] = [...new Set([...CANONICAL_COLUMNS, 'previous_hash', 'entry_hash'])];

/** One tampering of a kind drawn at random, through a connection whose triggers have been dropped. */
export function tamper(raw: SqliteConnection, draw: Draw): Tampering {
  const kinds = [
    () => changeValue(raw, 'audit_logs', LOG_COLUMNS, draw),
    () => changeValue(raw, 'bank_transactions', DIGESTED_COLUMNS, draw),
    () => removeRow(raw, 'audit_logs', draw),
    () => removeRow(raw, 'bank_transactions', draw),
    () => insertRow(raw, 'audit_logs', LOG_COLUMNS, draw),
    () => insertRow(raw, 'bank_transactions', DIGESTED_COLUMNS, draw),
    () => swapEntries(raw, LOG_COLUMNS, draw),
    () => cutNewest(raw, draw),
  ];
  return kinds[draw.whole(kinds.length)]?.() ?? cutNewest(raw, draw);
}
