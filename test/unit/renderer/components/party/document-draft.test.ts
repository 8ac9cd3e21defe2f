import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { documentOf, documentProblems, type DocumentStyle, newDocumentDraft } from '../../../../../src-renderer/components/party/document-draft.ts';

const BILL: DocumentStyle = { locale: 'en-IE', days: 30, sign: -1 };
const draft = { ...newDocumentDraft(isoDate('2026-03-05'), currencyCode('EUR')), amount: '119', tax: '19', documentNumber: ' R-1 ' };

describe('a document being typed', () => {
  it('goes out as a bill, in as an invoice, and the other way as a credit note', () => {
    expect(documentOf(draft, BILL)).toMatchObject({ amountMinor: -11_900, taxAmountMinor: -1900, documentNumber: 'R-1' });
    expect(documentOf(draft, { ...BILL, sign: 1 })).toMatchObject({ amountMinor: 11_900, taxAmountMinor: 1900 });
    expect(documentOf({ ...draft, isCreditNote: true }, BILL)).toMatchObject({ amountMinor: 11_900, taxAmountMinor: 1900 });
  });

  it('is due so many days after its issue as was agreed, unless a day is typed', () => {
    expect(documentOf(draft, BILL)).toMatchObject({ dueDate: '2026-04-04' });
    expect(documentOf({ ...draft, dueDate: '2026-03-20' }, BILL)).toMatchObject({ dueDate: '2026-03-20' });
  });

  it.each([
    ['no amount', { amount: '0' }, ['amount']],
    ['a tax with a sign', { tax: '-1' }, ['tax']],
    ['no date of issue', { issueDate: '' }, ['issueDate', 'dueDate']],
  ])('is refused with %s', (_what, change, fields) => {
    expect(Object.keys(documentProblems({ ...draft, ...change }, BILL))).toEqual(fields);
    expect(documentOf({ ...draft, ...change }, BILL)).toBeNull();
  });
});
