import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

/** What a person has said about a file whose own content cannot decide it. Kept in the account's profile; never hides a later contradiction. */
export type ImportAnswers = {
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly decimalMark?: ',' | '.';
  /** `as_is`: a positive figure is money in; `flip`: a positive figure is money out. */
  readonly sign?: 'as_is' | 'flip';
  readonly currency?: CurrencyCode;
  /** Label of a supported encoding, chosen in the picker above the preview. */
  readonly encoding?: string;
  /** Name of the sheet of a workbook that holds the statement. */
  readonly sheet?: string;
};

/** The bytes of a file, wherever they lie: any part of them, as often as wanted, so that a large file need not be in memory. */
export type StatementBytes = {
  readonly length: number;
  /** The bytes from `from` up to `to`, or up to the end of the file. They are good until the next call only. */
  readonly part: (from: number, to: number) => Uint8Array;
};

export type ReadStatementInput = {
  readonly bytes: Uint8Array;
  /** Without a folder; only a hint, the content decides. */
  readonly fileName: string;
  /** Currency of the account the file goes to; used where the file names none. */
  readonly accountCurrency: CurrencyCode | null;
  readonly answers: ImportAnswers;
  /** The day of the import: dates far after it are evidence against a reading. */
  readonly asOf: IsoDate;
};

/** The same for a file that need not lie in memory. */
export type OpenStatementInput = Omit<ReadStatementInput, 'bytes'> & { readonly bytes: StatementBytes };

export type QuestionKind = 'date_order' | 'decimal_mark' | 'sign' | 'currency' | 'sheet';

/** One reading of one of the person's own rows, so that two buttons can show what each answer would mean. */
export type QuestionExample = {
  readonly line: number;
  /** The cell or row as it stands in the file. */
  readonly raw: string;
  /** What the row would say under each option, keyed by option. */
  readonly readings: Readonly<Record<string, string>>;
};

export type ImportQuestion = {
  readonly kind: QuestionKind;
  readonly options: readonly string[];
  /** Two rows where the options differ (one where there is only one). Never empty. */
  readonly examples: readonly QuestionExample[];
};

export type StatementFormat = 'csv' | 'ofx' | 'qfx' | 'qif' | 'camt' | 'mt940' | 'xlsx';

/** A conclusion about the file, with what it rests on. */
export type Finding = {
  /** Which property: `encoding`, `delimiter`, `header`, `booking_date`, `date_order`, `decimal_mark`, `sign`, `currency`, `balance`, … */
  readonly property: string;
  readonly value: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** One sentence a person can check: "26/06/2025 in line 14 can only be day first". */
  readonly evidence: string;
};

/** One movement as the file states it, normalised. */
export type StatementRow = {
  /** 1-based line of the file where the record starts (XML and binary formats: ordinal of the record). */
  readonly line: number;
  readonly bookingDate: IsoDate;
  readonly valueDate: IsoDate | null;
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  /** Everything the bank says in words, in the file's order, white space collapsed. */
  readonly description: string;
  readonly counterparty: string | null;
  readonly counterpartyIban: string | null;
  readonly reference: string | null;
  readonly endToEndId: string | null;
  /** The identity the bank gives the movement (FITID, AcctSvcrRef, transaction number), where it gives one. */
  readonly bankReference: string | null;
  readonly balanceMinor: MinorUnits | null;
  /** Fee shown in a column of its own and already contained in `amountMinor`; ≤ 0. */
  readonly feeMinor: MinorUnits | null;
  readonly isPending: boolean;
  /** Account number or IBAN of the statement the row belongs to, where the file holds several. */
  readonly statementAccount: string | null;
};

/** A line of the file that is no movement (`skipped`: header, footer, total, balance line) or could not be read (`rejected`). */
export type LeftOutLine = {
  readonly line: number;
  readonly verdict: 'skipped' | 'rejected';
  readonly reason: string;
};

export type BalanceProof =
  | {
      readonly status: 'proved';
      readonly method: 'running_balance' | 'opening_and_closing';
      readonly openingMinor: MinorUnits;
      readonly closingMinor: MinorUnits;
    }
  | { readonly status: 'not_provable'; readonly reason: string }
  | { readonly status: 'contradicted'; readonly line: number; readonly expectedMinor: MinorUnits; readonly foundMinor: MinorUnits };

/** A balance the bank states for the end of a day. */
export type StatedBalance = {
  readonly balanceDate: IsoDate;
  readonly balanceMinor: MinorUnits;
  readonly currency: CurrencyCode;
  readonly source: 'running' | 'opening' | 'closing' | 'ledger';
};

export type DetectedLayout = {
  readonly format: StatementFormat;
  readonly encoding: string;
  /** CSV only; null otherwise. */
  readonly delimiter: string | null;
  /** 1-based line of the header, null where there is none. */
  readonly headerLine: number | null;
  /** What each column was understood to be, in the file's order (CSV, XLSX; empty otherwise). */
  readonly columns: readonly { readonly index: number; readonly title: string | null; readonly role: string; readonly confidence: number }[];
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd' | null;
  readonly decimalMark: ',' | '.' | null;
  readonly signConvention: string;
  readonly currency: CurrencyCode | null;
  /** Account number or IBAN that the file names, for routing. */
  readonly accountHints: readonly string[];
  readonly findings: readonly Finding[];
};

/** What a file's balances say. */
export type BalanceEvidence = {
  /** Balances stated by the file: at most one for each day and source, in date order. */
  readonly statedBalances: readonly StatedBalance[];
  readonly proof: BalanceProof;
};

/** What only the end of a file tells. */
export type StatementEnd = BalanceEvidence & {
  /** The same of each account that the file names, where it holds several; empty otherwise. */
  readonly byAccount: ReadonlyMap<string, BalanceEvidence>;
  readonly rowCount: number;
  readonly leftOut: readonly LeftOutLine[];
};

/**
 * A file whose layout and questions are known, and whose rows are produced on demand, so that a million of them never exist together. Where
 * `questions` is not empty the rows are read under the first option of each.
 */
export type OpenedStatement = {
  readonly detected: DetectedLayout;
  readonly questions: readonly ImportQuestion[];
  /** The file has no more rows than this; how many they are only its end tells. */
  readonly mostRows: number;
  /** Walks the rows in the file's order. May be called again and yields the same. Throws FILE_HAS_NO_TRANSACTIONS at the end of a table without any. */
  readRows(visit: (row: StatementRow) => void): StatementEnd;
};

/** A file read to its end once, so that everything about it is known; its rows are still produced on demand. */
export type UnderstoodStatement = Pick<OpenedStatement, 'detected' | 'questions'> &
  StatementEnd & {
    readRows(visit: (row: StatementRow) => void): void;
  };
