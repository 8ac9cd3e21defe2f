import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../../src-main/engine/common/run-control.ts';
import { readWorkbook } from '../../../../../src-main/engine/import/formats/read-workbook.ts';
import { inputOfBytes, notesOf } from './statement-input.ts';

/** A cell is a number where it is one, a date where it is `=serial`, text otherwise. */
function cell(value: string | number): string {
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  return value.startsWith('=') ? `<c s="1"><v>${value.slice(1)}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
}

function workbook(sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): Uint8Array {
  const names = Object.keys(sheets);
  const files: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(
      `<workbook><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${names.map((_, index) => `<Relationship Id="r${index}" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
  };
  names.forEach((name, index) => {
    const rows = (sheets[name] ?? []).map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
  });
  return zipSync(files);
}

const HEADER = ['Date', 'Description', 'Amount'];

describe('readWorkbook', () => {
  it('reads dates by their number format and amounts as numbers', () => {
    const bytes = workbook({ Notes: [['About this file']], Giro: [HEADER, ['=46027', 'Rent', -1200.5], ['=46028', 'Client', 30]] });
    const statement = readWorkbook(inputOfBytes(bytes), UNCONTROLLED);
    expect(notesOf(statement)).toEqual(['2026-01-05 -120050 EUR Rent', '2026-01-06 3000 EUR Client']);
    expect(statement.detected).toMatchObject({ format: 'xlsx', decimalMark: '.' });
  });

  it('reads dates and amounts that are written as text', () => {
    const bytes = workbook({ Giro: [HEADER, ['25.01.2026', 'Rent', '-1.200,50'], ['26.01.2026', 'Client', '30,00']] });
    expect(notesOf(readWorkbook(inputOfBytes(bytes), UNCONTROLLED))).toEqual(['2026-01-25 -120050 EUR Rent', '2026-01-26 3000 EUR Client']);
  });

  it('asks which of two sheets is meant', () => {
    const rows = [HEADER, ['=46027', 'Rent', -5.25], ['=46028', 'Client', 30]];
    const bytes = workbook({ January: rows, February: [...rows, ['=46029', 'Fee', -1]] });
    expect(readWorkbook(inputOfBytes(bytes), UNCONTROLLED).questions.map((question) => [question.kind, question.options])).toEqual([
      ['sheet', ['January', 'February']],
    ]);
    expect(readWorkbook(inputOfBytes(bytes, { answers: { sheet: 'February' } }), UNCONTROLLED).rowCount).toBe(3);
  });

  it('refuses a workbook with a header only', () => {
    expect(() => readWorkbook(inputOfBytes(workbook({ Giro: [HEADER] })), UNCONTROLLED)).toThrow(/transaction/i);
  });
});
