import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../src-shared/result/app-error.ts';
import { must } from '../../../../../src-shared/result/assert.ts';
import { UNCONTROLLED } from '../../../../../src-main/engine/common/run-control.ts';
import { readQif } from '../../../../../src-main/engine/import/formats/read-qif.ts';
import { chooseSheet, type Sheet } from '../../../../../src-main/engine/import/formats/workbook-choice.ts';
import { sheetSource } from '../../../../../src-main/engine/import/formats/workbook-sheet.ts';
import type { TableSource } from '../../../../../src-main/engine/import/table/table-source.ts';
import type { UnderstoodStatement } from '../../../../../src-main/engine/import/types.ts';
import { inputOf, notesOf } from './statement-input.ts';

const CONTEXT = { sharedStrings: [], styleKinds: [], isYear1904: false };
const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = (name: string, rows: readonly (readonly string[])[]): Sheet => ({
  name,
  source: sheetSource(`<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`, CONTEXT),
});

/** Stands in for the understanding of tables: date and amount in the first two columns, or nothing to import. */
function understand(source: TableSource): UnderstoodStatement {
  const records: string[] = [];
  source.forEachRecord((cells) => {
    if (/^\d{4}-/.test(must(cells[0], 'a first cell'))) records.push(`D${cells[0]}\nT${cells[1]}\n^\n`);
    return true;
  });
  if (records.length === 0) throw new AppError('FILE_HAS_NO_TRANSACTIONS', 'No row is a transaction.');
  return readQif(inputOf(records.join('')), UNCONTROLLED);
}

const STATEMENT = sheet('Giro', [
  ['Date', 'Amount'],
  ['2026-01-05', '5.00'],
]);
const OTHER = sheet('Card', [['2026-02-05', '7.00']]);
const NOTES = sheet('Notes', [['This sheet', 'explains']]);

describe('chooseSheet', () => {
  it('takes the only sheet with a statement', () => {
    const statement = chooseSheet([NOTES, STATEMENT, sheet('Empty', [])], undefined, understand);
    expect(notesOf(statement)).toEqual(['2026-01-05 500 EUR ']);
    expect(statement.questions).toEqual([]);
    expect(statement.detected.findings[0]).toMatchObject({ property: 'sheet', value: 'Giro', confidence: 1 });
  });

  it('asks where several sheets hold one, and follows the answer', () => {
    const asked = chooseSheet([STATEMENT, OTHER], undefined, understand);
    expect(asked.questions).toEqual([
      {
        kind: 'sheet',
        options: ['Giro', 'Card'],
        examples: [
          { line: 1, raw: 'Giro: 2026-01-05 ', readings: { Giro: '1 rows', Card: '1 rows' } },
          { line: 1, raw: 'Card: 2026-02-05 ', readings: { Giro: '1 rows', Card: '1 rows' } },
        ],
      },
    ]);
    expect(notesOf(chooseSheet([STATEMENT, OTHER], 'Card', understand))).toEqual(['2026-02-05 700 EUR ']);
    expect(() => chooseSheet([STATEMENT], 'Card', understand)).toThrow(/no sheet "Card"/);
  });

  it('refuses a workbook without a statement with the reason of its first table', () => {
    expect(() => chooseSheet([NOTES], undefined, understand)).toThrow('No row is a transaction.');
    expect(() => chooseSheet([], undefined, understand)).toThrow(/any of its sheets/);
  });
});
