import type { RunControl } from '../../common/run-control.ts';
import { AppError } from '../../../../src-shared/result/app-error.ts';
import { openTable } from '../table/understand-table.ts';
import type { ReadStatementInput, UnderstoodStatement } from '../types.ts';
import { understandOpened } from '../understand-opened.ts';
import { chooseSheet, type Sheet } from './workbook-choice.ts';
import { openPackage } from './workbook-package.ts';
import { listSheets, readSharedStrings, readStyleKinds, usesYear1904 } from './workbook-parts.ts';
import { type CellContext, sheetSource } from './workbook-sheet.ts';

/**
 * Reads an Excel workbook (.xlsx): its visible sheets as tables, the one that holds a statement understood like any other table, several asked
 * about. Old .xls files, protected workbooks and packages of more than 512 MB are refused. Source of the format: ECMA-376 part 1, chapter 18.
 */
export function readWorkbook(input: ReadStatementInput, control: RunControl): UnderstoodStatement {
  const parts = openPackage(input.bytes);
  const workbook = parts.get('xl/workbook.xml') ?? '';
  const context: CellContext = {
    sharedStrings: readSharedStrings(parts.get('xl/sharedstrings.xml') ?? ''),
    styleKinds: readStyleKinds(parts.get('xl/styles.xml') ?? ''),
    isYear1904: usesYear1904(workbook),
  };
  const sheets = listSheets(workbook, parts.get('xl/_rels/workbook.xml.rels') ?? '').flatMap((entry): Sheet[] => {
    const part = entry.isHidden ? undefined : parts.get(entry.path);
    return part === undefined ? [] : [{ name: entry.name, source: sheetSource(part, context) }];
  });
  if (sheets.length === 0) throw new AppError('FILE_HAS_NO_TRANSACTIONS', 'This workbook has no visible sheet with cells.', { format: 'xlsx' });
  return chooseSheet(sheets, input.answers.sheet, (source) => understandOpened(openTable(source, input, control), control));
}
