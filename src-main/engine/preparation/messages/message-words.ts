import type { MessageTone } from '../../../../src-shared/domain/vocabulary/actions.ts';

export type MessageText = { readonly subject: string; readonly paragraphs: readonly string[] };

/** A document as it is listed in a message; everything already in the reader's language. */
export type DocumentWords = { readonly number: string | null; readonly issued: string; readonly due: string; readonly amount: string };

/** The documents a message is about. */
export type DocumentsWords = {
  readonly list: readonly DocumentWords[];
  readonly total: string;
  /** Name of the business that writes. */
  readonly sender: string;
};

/**
 * Everything a language has to say. Functions of all their parts, so that no text can be left with a gap. The wording assumes good faith: it never
 * says that the reader has failed, and always leaves room for a payment that has crossed the message.
 */
export type MessageWords = {
  /** Null: no person is known. */
  readonly greeting: (person: string | null) => string;
  readonly closing: string;
  readonly document: (document: DocumentWords, kind: 'invoice' | 'bill') => string;
  readonly total: (amount: string) => string;
  readonly collection: Readonly<Record<MessageTone, (documents: DocumentsWords, payBy: string) => MessageText>>;
  /** Added to a firm reminder where the law grants interest. */
  readonly statutoryInterest: string;
  readonly earlyPayment: (documents: DocumentsWords, payBy: string, discount: string | null) => MessageText;
  readonly vendorDelay: (documents: DocumentsWords, payBy: string) => MessageText;
  readonly expenseQuery: (parts: {
    readonly amount: string;
    readonly date: string;
    readonly usual: string | null;
    readonly sender: string;
  }) => MessageText;
  readonly paymentQuery: (parts: {
    readonly amount: string;
    readonly date: string;
    readonly expected: string | null;
    readonly sender: string;
  }) => MessageText;
  readonly checkIn: (parts: { readonly reader: string; readonly sender: string }) => MessageText;
  readonly extension: (parts: { readonly what: string; readonly due: string; readonly wanted: string; readonly sender: string }) => MessageText;
  readonly invoiceNotice: (parts: { readonly what: string; readonly amount: string; readonly due: string; readonly sender: string }) => MessageText;
};
