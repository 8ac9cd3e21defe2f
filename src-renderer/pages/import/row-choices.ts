import type { ImportResult, ImportRow } from '../../../src-shared/contract/imports.ts';

/**
 * What the person has ticked against the proposal, by line of the file: lines that shall not be booked, and lines that are already in the book and
 * shall be booked once more. Both outlive another reading of the same lines; what no longer applies has no effect.
 */
export type RowChoices = { readonly leaveOut: ReadonlySet<number>; readonly takeAnyway: ReadonlySet<number> };

export const NO_CHOICES: RowChoices = { leaveOut: new Set(), takeAnyway: new Set() };

type TickableRow = Pick<ImportRow, 'line' | 'verdict'>;

/** Whether booking would write this line: everything but what is already there, unless the person says otherwise. */
export function isTicked(row: TickableRow, choices: RowChoices): boolean {
  return row.verdict === 'same' ? choices.takeAnyway.has(row.line) : row.verdict !== 'skipped' && !choices.leaveOut.has(row.line);
}

/** The same choices with these rows ticked, or not. */
export function withTicks(choices: RowChoices, rows: readonly TickableRow[], ticked: boolean): RowChoices {
  const [leaveOut, takeAnyway] = [new Set(choices.leaveOut), new Set(choices.takeAnyway)];
  for (const { line, verdict } of rows) {
    if (verdict === 'skipped') continue;
    const [lines, isIn] = verdict === 'same' ? [takeAnyway, ticked] : [leaveOut, !ticked];
    if (isIn) lines.add(line);
    else lines.delete(line);
  }
  return { leaveOut, takeAnyway };
}

/** What a box over several rows shows. */
export function ticksOf(rows: readonly TickableRow[], choices: RowChoices): 'all' | 'some' | 'none' {
  const count = rows.reduce((sum, row) => sum + Number(isTicked(row, choices)), 0);
  return count === 0 ? 'none' : count === rows.length ? 'all' : 'some';
}

/** The rows that the box in the table's head stands for: those proposed for booking; where only lines already here are shown, these. */
export function rowsUnderHead<Row extends TickableRow>(rows: readonly Row[]): Row[] {
  const proposed = rows.filter(({ verdict }) => verdict !== 'same' && verdict !== 'skipped');
  return proposed.length > 0 ? proposed : rows.filter(({ verdict }) => verdict === 'same');
}

/** What booking would do with the ticks as they stand. `added` counts new lines, real twins and lines booked once more. */
export type PlannedLines = { readonly added: number; readonly changed: number; readonly onceMore: number; readonly leftOut: number };

/** Lines beyond the rows that are shown are booked as they were found. */
export function plannedLines(result: Pick<ImportResult, 'counts' | 'rows'>, choices: RowChoices): PlannedLines {
  let [added, changed, onceMore, leftOut] = [result.counts.new + result.counts.twin, result.counts.changed, 0, 0];
  if (choices.leaveOut.size > 0 || choices.takeAnyway.size > 0) {
    for (const row of result.rows) {
      if (row.verdict === 'same') onceMore += Number(choices.takeAnyway.has(row.line));
      else if (row.verdict !== 'skipped' && choices.leaveOut.has(row.line)) {
        leftOut += 1;
        if (row.verdict === 'changed') changed -= 1;
        else added -= 1;
      }
    }
  }
  added += onceMore;
  return { added, changed, onceMore, leftOut };
}

/** What `imports.book` takes: only ticks that change something. */
export function choicesInput(rows: readonly TickableRow[], choices: RowChoices): { leaveOut: number[]; takeAnyway: number[] } {
  const lines = (wanted: (row: TickableRow) => boolean): number[] => rows.filter(wanted).map(({ line }) => line);
  return {
    leaveOut: lines(({ line, verdict }) => verdict !== 'same' && verdict !== 'skipped' && choices.leaveOut.has(line)),
    takeAnyway: lines(({ line, verdict }) => verdict === 'same' && choices.takeAnyway.has(line)),
  };
}
