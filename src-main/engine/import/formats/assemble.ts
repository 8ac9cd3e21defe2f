import { AppError } from '../../../../src-shared/result/app-error.ts';
import type { DetectedLayout, Finding, ImportQuestion, LeftOutLine, StatementFormat, StatementRow, UnderstoodStatement } from '../types.ts';
import { accountsOf, evidenceOf, proofOf, statedBalancesOf, type StatementSection } from './sections.ts';

export type ReadFile = {
  readonly format: StatementFormat;
  /** Name of the format in the message when the file holds nothing. */
  readonly title: string;
  readonly encoding: string;
  readonly signConvention: string;
  readonly dateOrder: DetectedLayout['dateOrder'];
  readonly decimalMark: DetectedLayout['decimalMark'];
  readonly sections: readonly StatementSection[];
  /** Further names of the file's account (IBAN without its bank's prefix, …), beside those of the sections. */
  readonly accountHints?: readonly string[];
  readonly findings: readonly Finding[];
  readonly questions: readonly ImportQuestion[];
  readonly leftOut: readonly LeftOutLine[];
};

function refuseEmpty(file: ReadFile): never {
  const rejected = file.leftOut.filter((line) => line.verdict === 'rejected');
  const [first] = rejected;
  const detail =
    first === undefined
      ? `This ${file.title} file holds no transaction.`
      : `None of the ${rejected.length} records of this ${file.title} file could be read; the first, in line ${first.line}: ${first.reason}`;
  throw new AppError('FILE_HAS_NO_TRANSACTIONS', detail, { format: file.format, rejectedCount: rejected.length });
}

const sharedCurrency = (rows: readonly StatementRow[]): DetectedLayout['currency'] => {
  const currencies = new Set(rows.map((row) => row.currency));
  const [only] = currencies;
  return currencies.size === 1 && only !== undefined ? only : null;
};

/**
 * The result of a reader of a structured format: rows in the file's order, balances and proof of its sections, layout and findings. A file
 * without a single readable row is refused with FILE_HAS_NO_TRANSACTIONS.
 */
export function assembleStatement(file: ReadFile): UnderstoodStatement {
  const accounts = accountsOf(file.sections);
  const isShared = accounts.length > 1;
  const rows = file.sections.flatMap((section) =>
    isShared ? section.rows.map((row) => Object.assign({}, row, { statementAccount: section.account })) : section.rows,
  );
  if (rows.length === 0) refuseEmpty(file);
  const findings: Finding[] = [...file.findings];
  if (isShared) {
    const evidence = `The file holds statements of ${accounts.length} accounts: ${accounts.slice(0, 5).join(', ')}.`;
    findings.push({ property: 'accounts', value: String(accounts.length), confidence: 1, evidence });
  }
  return {
    detected: {
      format: file.format,
      encoding: file.encoding,
      delimiter: null,
      headerLine: null,
      columns: [],
      dateOrder: file.dateOrder,
      decimalMark: file.decimalMark,
      signConvention: file.signConvention,
      currency: sharedCurrency(rows),
      accountHints: [...new Set([...accounts, ...(file.accountHints ?? [])])],
      findings,
    },
    questions: file.questions,
    statedBalances: statedBalancesOf(file.sections),
    proof: proofOf(file.sections),
    byAccount: new Map(isShared ? accounts.map((account) => [account, evidenceOf(account, file.sections)]) : []),
    rowCount: rows.length,
    readRows: (visit) => {
      for (const row of rows) visit(row);
    },
    leftOut: file.leftOut,
  };
}
