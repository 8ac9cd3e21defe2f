import { createHash, hash } from 'node:crypto';
import { type CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { SqlValue } from '../../database/database.ts';
import type { RunControl } from '../../engine/common/run-control.ts';
import type { Rate } from '../../engine/currency/types.ts';
import type { UnknownRow } from '../../engine/identity/find-replacements.ts';
import { IDENTITY_LENGTH } from '../../engine/identity/count-identities.ts';
import { createIdentityWriter, createVerdictBook, IDENTITY_VERSION } from '../../engine/identity/identify-rows.ts';
import { bytesInMemory } from '../../engine/import/decode/statement-bytes.ts';
import { openStatement } from '../../engine/import/read-statement.ts';
import type { BalanceEvidence, ImportAnswers, OpenedStatement, StatementBytes, StatementEnd, StatementRow } from '../../engine/import/types.ts';
import { createRowsDigest } from '../../features/audit/rows-digest.ts';
import type { DayTotal } from '../../features/imports/day-totals.ts';
import { createBaseConverter } from './base-converter.ts';
import { createDayTotals } from './day-totals.ts';
import { openFileBytes } from './file-bytes.ts';
import { type FileLayout, type ScannedRows, VERDICT_CODE } from './import-work.ts';
import { packRows, type RowBlock } from './pack-rows.ts';
import type { StatementSource } from './statement-file.ts';

/** What opening a statement needs to know. */
export type WalkOptions = {
  readonly fileName: string;
  readonly accountCurrency: CurrencyCode | null;
  readonly answers: ImportAnswers;
  readonly asOf: IsoDate;
  /** Only the rows of this one of the accounts that the file holds; null for all. */
  readonly statementAccount: string | null;
};

export type ScannedFile = { readonly scanned: ScannedRows; readonly identities: Uint8Array; readonly end: StatementEnd };

/** Where the written rows go, and which rows they are. */
export type WriteOrder = {
  readonly businessId: number;
  readonly accountId: number;
  readonly batchId: number;
  readonly firstTransactionId: number;
  readonly baseCurrency: string;
  readonly today: IsoDate;
  /** 1 for each row that is written, in file order; null: all of them, and they are judged on the way. */
  readonly taken: Uint8Array | null;
  readonly rowLimit: number | null;
};

export type WrittenFile = {
  readonly rowsDigest: string;
  readonly totals: readonly DayTotal[];
  readonly count: number;
  /** For an order without `taken`: what the pass has found besides. */
  readonly found: { readonly scanned: ScannedRows; readonly end: StatementEnd; readonly verdicts: Uint8Array } | null;
};

/** Rows that are written in one transaction, and how many rows of the file have been read by now. */
export type RowChunk = { readonly blocks: readonly RowBlock[]; readonly readCount: number };

/** What a walk asks of the thread that has the database. */
export type WalkHost = {
  readonly control: RunControl;
  /** Rates of a currency to the base currency, asked for when its first row comes. */
  readonly ratesOf: (currency: CurrencyCode) => readonly Rate[];
};

/** The walks over a statement that an import consists of. Synchronous, without a database: it may run on a thread of its own. */
export type StatementWalker = {
  open(options: WalkOptions): FileLayout;
  /** Identities, lines, days and accounts of all rows. */
  scan(rowLimit: number | null): ScannedFile;
  /** The rows marked with 1 whose amount is one of the given. */
  pick(marked: Uint8Array, amounts: ReadonlySet<number>): UnknownRow[];
  /** Hands out the rows to write, chunk by chunk. */
  write(order: WriteOrder, emit: (chunk: RowChunk) => void): WrittenFile;
  close(): void;
};

/** Rows packed at once: few enough that their values do not outlive the collection of young garbage. */
const ROWS_PER_BLOCK = 500;
/** Blocks written in one transaction: a few milliseconds, so that the interface's own writes get in between. */
const BLOCKS_PER_CHUNK = 10;
/** Rows between two looks at Cancel and two progress reports. */
const ROWS_PER_CHECK = 20_000;

const identityBytes = createIdentityWriter();

/** 132 bits of SHA-256: no accidental collision within any ledger, and short enough to store with every line. */
function identify(row: StatementRow): string {
  return hash('sha256', identityBytes(row), 'base64url').slice(0, IDENTITY_LENGTH);
}

/** For an account whose rows stand in the file without any balance. */
const NO_BALANCES: BalanceEvidence = { statedBalances: [], proof: { status: 'not_provable', reason: 'The file states no balance of this account' } };

/** Only the lines of one of the accounts a file holds, and what the file says of its balances. */
function onlyAccount(statement: OpenedStatement, name: string): OpenedStatement {
  return {
    ...statement,
    readRows: (visit) => {
      let rowCount = 0;
      const end = statement.readRows((row) => {
        if (row.statementAccount !== name) return;
        rowCount += 1;
        visit(row);
      });
      if (rowCount === 0) throw new AppError('NOT_FOUND', `The file holds no account ${name}. Choose one that it names.`);
      return { ...end, ...(end.byAccount.get(name) ?? NO_BALANCES), rowCount };
    },
  };
}

/** Gathers what one pass over the file tells: lines, dates, accounts, and the rows to show. */
function createScanner(rowLimit: number | null, mostRows: number): { add: (row: StatementRow) => void; finish: () => ScannedRows } {
  const lines = new Uint32Array(mostRows);
  const shown: StatementRow[] = [];
  const accounts = new Map<string, number>();
  let count = 0;
  let firstDate: IsoDate | null = null;
  let lastDate: IsoDate | null = null;
  return {
    add: (row) => {
      lines[count++] = row.line;
      if (firstDate === null || row.bookingDate < firstDate) firstDate = row.bookingDate;
      if (lastDate === null || row.bookingDate > lastDate) lastDate = row.bookingDate;
      if (row.statementAccount !== null) accounts.set(row.statementAccount, (accounts.get(row.statementAccount) ?? 0) + 1);
      if (rowLimit === null || shown.length < rowLimit) shown.push(row);
    },
    finish: () => ({ lines: lines.slice(0, count), shown, firstDate, lastDate, accounts }),
  };
}

function scanRows(statement: OpenedStatement, rowLimit: number | null, control: RunControl): ScannedFile {
  const scanner = createScanner(rowLimit, statement.mostRows);
  const identities = Buffer.alloc(statement.mostRows * IDENTITY_LENGTH);
  let count = 0;
  const end = statement.readRows((row) => {
    scanner.add(row);
    identities.write(identify(row), count * IDENTITY_LENGTH, 'latin1');
    if (++count % ROWS_PER_CHECK === 0) control.checkpoint('Comparing with the book', count, statement.mostRows);
  });
  return { scanned: scanner.finish(), identities: identities.subarray(0, count * IDENTITY_LENGTH), end };
}

function pickRows(statement: OpenedStatement, marked: Uint8Array, amounts: ReadonlySet<number>): UnknownRow[] {
  const picked: UnknownRow[] = [];
  let index = 0;
  statement.readRows((row) => {
    const at = index++;
    if (marked[at] !== 1 || !amounts.has(row.amountMinor)) return;
    const { bookingDate, amountMinor, currency, description, counterparty, balanceMinor, bankReference, isPending } = row;
    picked.push({ index: at, bookingDate, amountMinor, currency, description, counterparty, balanceMinor, bankReference, isPending });
  });
  return picked;
}

function writeRows(statement: OpenedStatement, order: WriteOrder, host: WalkHost, emit: (chunk: RowChunk) => void): WrittenFile {
  const { businessId, accountId, batchId, taken } = order;
  const toBase = createBaseConverter(order, host.ratesOf);
  const digest = createRowsDigest();
  const totals = createDayTotals();
  const scanner = taken === null ? createScanner(order.rowLimit, statement.mostRows) : null;
  const verdicts = new Uint8Array(taken === null ? statement.mostRows : 0);
  const known = createVerdictBook({ get: () => 0 }, taken === null ? statement.mostRows : 0);
  let rows: SqlValue[][] = [];
  let blocks: RowBlock[] = [];
  const pack = (): void => {
    if (rows.length > 0) blocks.push(packRows(rows));
    rows = [];
  };
  const send = (): void => {
    if (blocks.length > 0) emit({ blocks, readCount: index });
    blocks = [];
  };
  let id = order.firstTransactionId;
  let index = 0;
  const end = statement.readRows((row) => {
    const at = index++;
    if (taken !== null && taken[at] !== 1) return;
    const identity = identify(row);
    if (scanner !== null) {
      scanner.add(row);
      verdicts[at] = VERDICT_CODE[known.classify(identity)];
    }
    const base = toBase(row);
    const values: SqlValue[] = [
      id++,
      businessId,
      accountId,
      batchId,
      row.line,
      row.bookingDate,
      row.valueDate,
      row.amountMinor,
      row.currency,
      base.amountMinor,
      base.rate,
      base.rateDate,
      row.description,
      row.counterparty,
      row.counterpartyIban,
      row.reference,
      row.endToEndId,
      row.bankReference,
      row.balanceMinor,
      row.feeMinor,
      row.isPending ? 1 : 0,
      identity,
      IDENTITY_VERSION,
    ];
    digest.add(values);
    totals.add(row, base.amountMinor);
    rows.push(values);
    if (rows.length === ROWS_PER_BLOCK) pack();
    if (blocks.length === BLOCKS_PER_CHUNK) send();
  });
  pack();
  send();
  const found = scanner === null ? null : { scanned: scanner.finish(), end, verdicts: verdicts.slice(0, index) };
  return { rowsDigest: digest.finish(), totals: totals.list(), count: id - order.firstTransactionId, found };
}

type OpenedBytes = { readonly bytes: StatementBytes; readonly sha256: () => string; readonly close: () => void };

function openBytes(source: StatementSource): OpenedBytes {
  if ('path' in source) {
    const file = openFileBytes(source.path);
    return { bytes: file, sha256: () => must(file.sha256(), 'a file read to its end'), close: file.close };
  }
  const { bytes } = source;
  return { bytes: bytesInMemory(bytes), sha256: () => createHash('sha256').update(bytes).digest('hex'), close: () => undefined };
}

/** The walks over the file of an import, which is opened with the first of them. */
export function createStatementWalker(source: StatementSource, host: WalkHost): StatementWalker {
  let file: OpenedBytes | null = null;
  let opened: OpenedStatement | null = null;
  const current = (): OpenedStatement => must(opened, 'an opened statement');
  return {
    open: ({ statementAccount, ...options }) => {
      const { bytes, sha256 } = (file ??= openBytes(source));
      const statement = openStatement({ ...options, bytes }, host.control);
      opened = statementAccount === null ? statement : onlyAccount(statement, statementAccount);
      const { detected, questions, mostRows } = opened;
      return { detected, questions, mostRows, sizeBytes: bytes.length, sha256: sha256() };
    },
    scan: (rowLimit) => scanRows(current(), rowLimit, host.control),
    pick: (marked, amounts) => pickRows(current(), marked, amounts),
    write: (order, emit) => writeRows(current(), order, host, emit),
    close: () => file?.close(),
  };
}
