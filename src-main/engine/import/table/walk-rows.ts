import type { LeftOutLine, StatementEnd, StatementRow } from '../types.ts';
import { createBalanceProver } from './prove-balance.ts';
import type { ReadRecord } from './read-row.ts';
import type { TableSource } from './table-source.ts';

type WalkInput = {
  readonly source: TableSource;
  readonly readRow: (cells: readonly string[], line: number) => ReadRecord;
  /** Line of the first record below the header. */
  readonly firstLine: number;
  readonly headerCells: readonly string[];
};

type RowSink = { readonly row: (row: StatementRow) => void; readonly leftOut: (line: LeftOutLine) => void };

/** Walks the records below the header: movements with the text of their continuation lines, and every other line with the reason it is left out. */
function walkRows({ source, readRow, firstLine, headerCells }: WalkInput, sink: RowSink): void {
  let held: StatementRow | null = null;
  const release = (): void => {
    if (held !== null) sink.row(held);
    held = null;
  };
  source.forEachRecord((cells, line) => {
    if (line < firstLine) return true;
    const read = readRow(cells, line);
    if (read.kind === 'row') {
      release();
      held = read.row;
    } else if (read.kind === 'continuation') {
      if (held === null) sink.leftOut({ line, verdict: 'skipped', reason: 'Neither a date nor an amount' });
      else held = { ...held, description: `${held.description} ${read.text}`.replaceAll(/\s+/g, ' ').trim() };
    } else {
      release();
      const isHeader =
        read.verdict === 'skipped' &&
        headerCells.length > 0 &&
        headerCells[0] === cells[0] &&
        headerCells.every((title, column) => title === (cells[column] ?? ''));
      sink.leftOut({ line, verdict: read.verdict, reason: isHeader ? 'The titles of the columns, repeated' : read.reason });
    }
    return true;
  });
  release();
}

/** Walks the whole table: hands out the movements, lists what is left out, and proves the running balance. */
export function surveyRows(input: WalkInput & { readonly hasBalance: boolean }, visit: (row: StatementRow) => void): StatementEnd {
  const prover = createBalanceProver(input.hasBalance);
  const leftOut: LeftOutLine[] = [];
  let rowCount = 0;
  walkRows(input, {
    row: (row) => {
      rowCount += 1;
      prover.add(row);
      visit(row);
    },
    leftOut: (line) => leftOut.push(line),
  });
  return { rowCount, leftOut, ...prover.evidence(), byAccount: prover.byAccount() };
}
