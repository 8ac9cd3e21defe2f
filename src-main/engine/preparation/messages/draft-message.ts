import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { sumMinor, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { MessageLanguage, MessageTone } from '../../../../src-shared/domain/vocabulary/actions.ts';
import { assert, unreachable } from '../../../../src-shared/result/assert.ts';
import type { BusinessFact, Contact } from '../context.ts';
import type { MessageDraft } from '../types.ts';
import { ENGLISH } from './english.ts';
import { dateFor, moneyFor } from './format-for-reader.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import type { DocumentsWords, MessageText, MessageWords } from './message-words.ts';
import { SPANISH } from './spanish.ts';

/** A document a message is about, in its own currency. */
export type MessageDocument = {
  readonly number: string | null;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  /** Sign does not matter: a message shows magnitudes. */
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
};

type Money = { readonly amountMinor: MinorUnits; readonly currency: CurrencyCode };

/** What a message says. */
export type MessageContent =
  | {
      readonly purpose: 'collection';
      readonly tone: MessageTone;
      readonly documents: readonly MessageDocument[];
      readonly payBy: IsoDate;
      readonly mentionsInterest: boolean;
    }
  | { readonly purpose: 'early_payment'; readonly documents: readonly MessageDocument[]; readonly payBy: IsoDate; readonly discount: Money | null }
  | { readonly purpose: 'vendor_delay'; readonly documents: readonly MessageDocument[]; readonly payBy: IsoDate }
  | { readonly purpose: 'expense_query'; readonly paid: Money; readonly date: IsoDate; readonly usual: Money | null }
  | { readonly purpose: 'payment_query'; readonly paid: Money; readonly date: IsoDate; readonly expected: Money | null }
  | { readonly purpose: 'check_in' }
  | { readonly purpose: 'extension'; readonly what: string; readonly dueDate: IsoDate; readonly wantedDate: IsoDate }
  | { readonly purpose: 'invoice_notice'; readonly what: string; readonly amount: Money; readonly dueDate: IsoDate };

const WORDS: Readonly<Record<MessageLanguage, MessageWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH };

type Writing = { readonly language: MessageLanguage; readonly words: MessageWords; readonly sender: string; readonly reader: string };

/** Amounts of one currency each; documents in several currencies have several totals. */
function totalText(documents: readonly MessageDocument[], language: MessageLanguage): string {
  const currencies = [...new Set(documents.map((document) => document.currency))];
  const sums = currencies.map((currency) => {
    const amounts = documents.filter((document) => document.currency === currency).map((document) => document.amountMinor);
    return moneyFor(language, sumMinor(amounts), currency);
  });
  return sums.join(' + ');
}

function documentsWords(documents: readonly MessageDocument[], { language, sender }: Writing): DocumentsWords {
  assert(documents.length > 0, 'a message about at least one document');
  const list = documents
    .toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : Number(a.dueDate > b.dueDate)))
    .map(({ amountMinor, currency, dueDate, issueDate, number }) => ({
      number,
      issued: dateFor(language, issueDate),
      due: dateFor(language, dueDate),
      amount: moneyFor(language, amountMinor, currency),
    }));
  return { list, total: totalText(documents, language), sender };
}

/** The list stands after the first paragraph, which leads to it. */
function withList(
  text: MessageText,
  documents: DocumentsWords,
  list: { readonly words: MessageWords; readonly kind: 'invoice' | 'bill' },
): MessageText {
  const { kind, words } = list;
  const lines = documents.list.map((document) => `  ${words.document(document, kind)}`);
  const total = documents.list.length > 1 ? [`  ${words.total(documents.total)}`] : [];
  const [lead = '', ...rest] = text.paragraphs;
  return { subject: text.subject, paragraphs: [lead, [...lines, ...total].join('\n'), ...rest] };
}

function collectionText(content: MessageContent & { purpose: 'collection' }, writing: Writing): MessageText {
  const { language, words } = writing;
  const documents = documentsWords(content.documents, writing);
  const text = withList(words.collection[content.tone](documents, dateFor(language, content.payBy)), documents, { words, kind: 'invoice' });
  return content.mentionsInterest && content.tone === 'firm' ? { ...text, paragraphs: [...text.paragraphs, words.statutoryInterest] } : text;
}

function textOf(content: MessageContent, writing: Writing): MessageText {
  const { language, reader, sender, words } = writing;
  const money = (amount: Money): string => moneyFor(language, amount.amountMinor, amount.currency);
  const maybe = (amount: Money | null): string | null => (amount === null ? null : money(amount));
  const day = (date: IsoDate): string => dateFor(language, date);
  switch (content.purpose) {
    case 'collection':
      return collectionText(content, writing);
    case 'early_payment': {
      const documents = documentsWords(content.documents, writing);
      return withList(words.earlyPayment(documents, day(content.payBy), maybe(content.discount)), documents, { words, kind: 'invoice' });
    }
    case 'vendor_delay': {
      const documents = documentsWords(content.documents, writing);
      return withList(words.vendorDelay(documents, day(content.payBy)), documents, { words, kind: 'bill' });
    }
    case 'expense_query':
      return words.expenseQuery({ amount: money(content.paid), date: day(content.date), usual: maybe(content.usual), sender });
    case 'payment_query':
      return words.paymentQuery({ amount: money(content.paid), date: day(content.date), expected: maybe(content.expected), sender });
    case 'check_in':
      return words.checkIn({ reader, sender });
    case 'extension':
      return words.extension({ what: content.what, due: day(content.dueDate), wanted: day(content.wantedDate), sender });
    case 'invoice_notice':
      return words.invoiceNotice({ what: content.what, amount: money(content.amount), due: day(content.dueDate), sender });
    default:
      return unreachable(content);
  }
}

/** A name as it can stand in a sentence and a header: one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * A message to a customer, vendor or authority in their language (the business's where none is recorded), with the business's signature. The tone is
 * taken as given: soften it for strategic customers before (`effectiveTone`). Polite, in good faith, never an accusation, without gaps.
 */
export function draftMessage(content: MessageContent, to: Contact, business: BusinessFact): MessageDraft {
  const language = to.language ?? business.language;
  const words = WORDS[language];
  const sender = oneLine(business.name);
  const { paragraphs, subject } = textOf(content, { language, words, sender, reader: oneLine(to.name) });
  const person = to.contactName === null || oneLine(to.contactName) === '' ? null : oneLine(to.contactName);
  const signatory = business.signatory === null || oneLine(business.signatory) === '' ? [] : [oneLine(business.signatory)];
  const signature = [words.closing, ...signatory, sender].join('\n');
  return {
    purpose: content.purpose,
    language,
    tone: content.purpose === 'collection' ? content.tone : 'soft',
    recipientName: oneLine(to.name),
    recipientAddress: to.email,
    subject,
    body: [words.greeting(person), ...paragraphs, signature].join('\n\n'),
  };
}
