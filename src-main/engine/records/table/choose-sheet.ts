import { AppError } from '../../../../src-shared/result/app-error.ts';
import type { Finding } from '../../import/types.ts';
import type { RecordQuestion } from '../types.ts';
import { findHeader } from './find-header.ts';
import type { Sheet, SheetFile } from './read-sheets.ts';

type ChosenSheet = {
  readonly sheet: Sheet;
  readonly headerIndex: number;
  readonly question: RecordQuestion | null;
  readonly finding: Finding | null;
};

type Candidate = { readonly sheet: Sheet; readonly headerIndex: number };

function sheetQuestion(candidates: readonly Candidate[]): RecordQuestion {
  const options = candidates.map(({ sheet }) => sheet.name);
  const readings = Object.fromEntries(candidates.map(({ sheet, headerIndex }) => [sheet.name, `${sheet.records.length - headerIndex - 1} rows`]));
  const examples = candidates.slice(0, 2).map(({ sheet, headerIndex }) => {
    const row = sheet.records[headerIndex + 1];
    return { line: row?.line ?? 1, raw: `${sheet.name}: ${(row?.cells ?? []).filter((cell) => cell !== '').join(' · ')}`.slice(0, 120), readings };
  });
  return { kind: 'sheet', options, examples };
}

/** The sheet that holds a table of records: the only one, the one the person named, or a question where several do. */
export function chooseSheet(file: SheetFile, answer: string | undefined): ChosenSheet {
  const candidates = file.sheets.flatMap((sheet): Candidate[] => {
    const header = findHeader(sheet.records);
    return header === null ? [] : [{ sheet, headerIndex: header.index }];
  });
  if (answer !== undefined && file.format === 'xlsx') {
    const named = candidates.find(({ sheet }) => sheet.name === answer);
    if (named === undefined)
      throw new AppError('ANSWER_INVALID', `The workbook has no sheet “${answer}” with a table. Nothing was changed; choose another.`);
    return { ...named, question: null, finding: { property: 'sheet', value: answer, confidence: 1, evidence: 'You said so.' } };
  }
  const [first, ...others] = candidates;
  if (first === undefined) {
    throw new AppError(
      'FILE_FORMAT_UNSUPPORTED',
      'No line of this file titles columns like name, e-mail, amount or due date. Nothing was changed; give the table a header line.',
    );
  }
  if (others.length === 0) return { ...first, question: null, finding: null };
  return {
    ...first,
    question: sheetQuestion(candidates),
    finding: { property: 'sheet', value: first.sheet.name, confidence: 0.5, evidence: 'Several sheets hold a table.' },
  };
}
