import { addDays, type IsoDate, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { parseAmount } from '../../format/parse-amount.ts';

/** A single invoice or bill as it is being typed; amounts without a sign. */
export type DocumentDraft = {
  readonly documentNumber: string;
  readonly issueDate: string;
  /** Null: so many days after the date of issue as the party is given. */
  readonly dueDate: string | null;
  readonly amount: string;
  readonly tax: string;
  readonly currency: CurrencyCode;
  readonly description: string;
  readonly paymentReference: string;
  readonly isCreditNote: boolean;
};

export type DocumentProblems = { readonly [Field in 'amount' | 'tax' | 'issueDate' | 'dueDate']?: string };

/** `days`: between the date of issue and the due date; `sign`: an invoice comes in (1), a bill goes out (−1). */
export type DocumentStyle = { readonly locale: string; readonly days: number; readonly sign: 1 | -1 };

export function newDocumentDraft(issueDate: IsoDate, currency: CurrencyCode): DocumentDraft {
  return {
    documentNumber: '',
    issueDate,
    dueDate: null,
    amount: '',
    tax: '',
    currency,
    description: '',
    paymentReference: '',
    isCreditNote: false,
  };
}

/** The due date as it is shown: typed, or following the date of issue. */
export function dueDateOf({ dueDate, issueDate }: DocumentDraft, days: number): string {
  if (dueDate !== null) return dueDate;
  return isIsoDate(issueDate) ? addDays(issueDate, days) : '';
}

type Read = {
  readonly amount: MinorUnits | null;
  readonly tax: MinorUnits | null;
  readonly issueDate: IsoDate | null;
  readonly dueDate: IsoDate | null;
};

function read(draft: DocumentDraft, { locale, days }: DocumentStyle): Read {
  const amount = parseAmount(draft.amount, draft.currency, locale);
  const tax = draft.tax.trim() === '' ? ZERO : parseAmount(draft.tax, draft.currency, locale);
  const dueDate = dueDateOf(draft, days);
  return {
    amount: amount === null || amount <= 0 ? null : amount,
    tax: tax === null || tax < 0 ? null : tax,
    issueDate: isIsoDate(draft.issueDate) ? draft.issueDate : null,
    dueDate: isIsoDate(dueDate) ? dueDate : null,
  };
}

/** What is wrong with each field, in words; empty when it can be saved. */
export function documentProblems(draft: DocumentDraft, style: DocumentStyle): DocumentProblems {
  const { amount, tax, issueDate, dueDate } = read(draft, style);
  return {
    ...(amount === null ? { amount: 'An amount without a sign, such as 1,250.00.' } : {}),
    ...(tax === null ? { tax: 'An amount without a sign, or nothing.' } : {}),
    ...(issueDate === null ? { issueDate: 'The day it was written.' } : {}),
    ...(dueDate === null ? { dueDate: 'The day it is to be paid.' } : {}),
  };
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The document as the contract takes it, in cash sign; a credit note goes the other way. Null while something is wrong. */
export function documentOf(draft: DocumentDraft, style: DocumentStyle) {
  const { amount, tax, issueDate, dueDate } = read(draft, style);
  if (amount === null || tax === null || issueDate === null || dueDate === null) return null;
  const sign = draft.isCreditNote ? -style.sign : style.sign;
  return {
    documentNumber: textOrNull(draft.documentNumber),
    issueDate,
    dueDate,
    amountMinor: minorUnits(amount * sign),
    taxAmountMinor: minorUnits(tax * sign),
    currency: draft.currency,
    description: textOrNull(draft.description),
    paymentReference: textOrNull(draft.paymentReference),
  };
}
