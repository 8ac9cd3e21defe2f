import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import type { Finding } from '../import/types.ts';
import type { RecordField } from './fields.ts';

/** What a person has said about a table whose own content cannot decide it. */
export type RecordAnswers = {
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly decimalMark?: ',' | '.';
  /** `as_is`: a positive figure is money in; `flip`: a positive figure is money out. */
  readonly sign?: 'as_is' | 'flip';
  readonly encoding?: string;
  readonly sheet?: string;
};

/** A value of a record as the books hold it: text, whole minor units, basis points, days, a share, a flag. Empty is null. */
export type FieldValue = string | number | boolean | null;
export type FieldValues = Readonly<Partial<Record<RecordField, FieldValue>>>;

/** One row of the person's own file under each possible answer, for the buttons of a question. */
export type RecordExample = { readonly line: number; readonly raw: string; readonly readings: Readonly<Record<string, string>> };

export type RecordQuestion = {
  readonly kind: 'kind' | 'date_order' | 'decimal_mark' | 'sign' | 'sheet';
  readonly options: readonly string[];
  readonly examples: readonly RecordExample[];
};

/** A property that the table settled, or that must be asked; then the value is the first option. */
export type Settled<T> = { readonly value: T; readonly finding: Finding | null; readonly question: RecordQuestion | null };

/** A column of the table and what it was understood to be; `field` is null for one that is left out. */
export type RecordColumn = {
  readonly index: number;
  readonly title: string;
  readonly field: RecordField | null;
  /** One sentence a person can check. */
  readonly evidence: string;
};

/** A customer or vendor of the books, as far as tables speak of it. */
export type KnownParty = {
  readonly id: number;
  readonly name: string;
  readonly values: FieldValues;
  readonly lockedFields: readonly string[];
  readonly source: string;
};

/** An agreement, with its party by number and side. */
export type KnownAgreement = {
  readonly id: number;
  readonly name: string;
  readonly partyKind: 'customer' | 'vendor' | null;
  readonly partyId: number | null;
  readonly values: FieldValues;
  readonly lockedFields: readonly string[];
  readonly source: string;
};

/** An invoice or bill with a number or in a book of documents; amounts in cash sign. */
export type KnownDocument = {
  readonly id: number;
  readonly partyId: number;
  readonly currency: CurrencyCode;
  readonly documentNumber: string | null;
  /** Scheduled and still open; `isOpen` is false once it is paid, cancelled or written off. */
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly isOpen: boolean;
  readonly closedAs: string;
  readonly values: FieldValues;
};

/** What the books hold already, for the comparison. */
export type KnownBooks = {
  readonly customers: readonly KnownParty[];
  readonly vendors: readonly KnownParty[];
  readonly agreements: readonly KnownAgreement[];
  /** Invoices where invoices are imported, bills where bills are. */
  readonly documents: readonly KnownDocument[];
};

export type RecordVerdict = 'new' | 'same' | 'changed' | 'skipped' | 'rejected';

/** A cell that was read: as it stands, and what it was understood to say. */
export type RecordCell = { readonly field: RecordField; readonly raw: string; readonly reading: string };

export type RecordChange = { readonly field: RecordField; readonly before: string; readonly after: string };

/** The customer or vendor a row belongs to: one of the books, or one that is made with it. */
export type RowParty = { readonly kind: 'customer' | 'vendor'; readonly id: number | null; readonly name: string };

export type RecordRow = {
  readonly line: number;
  /** What the row is about, in a word or two. */
  readonly label: string;
  readonly verdict: RecordVerdict;
  readonly reason: string;
  readonly cells: readonly RecordCell[];
  readonly changes: readonly RecordChange[];
  /** What is to be written; empty where nothing is. */
  readonly values: FieldValues;
  /** The record of the books that the row speaks of. */
  readonly targetId: number | null;
  readonly party: RowParty | null;
};

export type RecordTable = {
  readonly kind: RecordKind;
  readonly format: 'csv' | 'xlsx';
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly headerLine: number;
  readonly columns: readonly RecordColumn[];
  readonly findings: readonly Finding[];
  /** Where any is open the rows are read under its first option. */
  readonly questions: readonly RecordQuestion[];
  readonly rows: readonly RecordRow[];
};
