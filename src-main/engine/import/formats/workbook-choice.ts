import { AppError } from '../../../../src-shared/result/app-error.ts';
import type { TableSource } from '../table/table-source.ts';
import type { ImportQuestion, QuestionExample, StatementRow, UnderstoodStatement } from '../types.ts';

export type Sheet = { readonly name: string; readonly source: TableSource };
type Candidate = { readonly name: string; readonly statement: UnderstoodStatement };

/** Whether a sheet has a record of at least two cells; one that has none holds no statement, whatever else it holds. */
function holdsTable(sheet: Sheet): boolean {
  let hasTable = false;
  sheet.source.forEachRecord((cells) => {
    hasTable = cells.filter((cell) => cell !== '').length >= 2;
    return !hasTable;
  });
  return hasTable;
}

function firstRow(statement: UnderstoodStatement): StatementRow | null {
  const rows: StatementRow[] = [];
  statement.readRows((row) => {
    if (rows.length === 0) rows.push(row);
  });
  return rows[0] ?? null;
}

function sheetQuestion(candidates: readonly Candidate[]): ImportQuestion {
  const readings = Object.fromEntries(candidates.map(({ name, statement }) => [name, `${statement.rowCount} rows`]));
  const examples = candidates.slice(0, 2).map(({ name, statement }): QuestionExample => {
    const row = firstRow(statement);
    return { line: row?.line ?? 1, raw: `${name}: ${row === null ? '' : `${row.bookingDate} ${row.description}`}`.slice(0, 120), readings };
  });
  return { kind: 'sheet', options: candidates.map(({ name }) => name), examples };
}

function withSheet(candidate: Candidate, isOnly: boolean, question: ImportQuestion | null): UnderstoodStatement {
  const { name, statement } = candidate;
  const evidence = isOnly ? `Only the sheet "${name}" holds a statement.` : `The sheet "${name}" was taken.`;
  const finding = { property: 'sheet', value: name, confidence: question === null ? 1 : 0.5, evidence };
  return {
    detected: { ...statement.detected, findings: [finding, ...statement.detected.findings] },
    questions: question === null ? statement.questions : [question, ...statement.questions],
    statedBalances: statement.statedBalances,
    byAccount: statement.byAccount,
    proof: statement.proof,
    rowCount: statement.rowCount,
    readRows: (visit) => {
      statement.readRows(visit);
    },
    leftOut: statement.leftOut,
  };
}

/**
 * The statement of the sheet that holds one. The sheet named by the answer is taken as it is; otherwise every sheet is understood, a single
 * statement is taken and several are asked about. Where no sheet holds one, the reason of the first is thrown.
 */
export function chooseSheet(
  sheets: readonly Sheet[],
  answer: string | undefined,
  understand: (source: TableSource) => UnderstoodStatement,
): UnderstoodStatement {
  if (answer !== undefined) {
    const chosen = sheets.find((sheet) => sheet.name === answer);
    if (chosen === undefined) {
      throw new AppError('ANSWER_INVALID', `The workbook has no sheet "${answer}"; it has ${sheets.map((sheet) => `"${sheet.name}"`).join(', ')}.`, {
        sheet: answer,
      });
    }
    return withSheet({ name: chosen.name, statement: understand(chosen.source) }, sheets.length === 1, null);
  }
  const candidates: Candidate[] = [];
  let refusal: AppError | null = null;
  for (const sheet of sheets.filter(holdsTable)) {
    try {
      candidates.push({ name: sheet.name, statement: understand(sheet.source) });
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'CANCELLED') throw error;
      refusal ??= error;
    }
  }
  // A summary sheet may look like a table and yield no row: it only counts where no sheet yields one.
  const withRows = candidates.filter(({ statement }) => statement.rowCount > 0);
  const [first] = withRows.length > 0 ? withRows : candidates;
  if (first === undefined)
    throw refusal ?? new AppError('FILE_HAS_NO_TRANSACTIONS', 'This workbook holds no transaction in any of its sheets.', { format: 'xlsx' });
  return withSheet(first, withRows.length <= 1, withRows.length <= 1 ? null : sheetQuestion(withRows));
}
