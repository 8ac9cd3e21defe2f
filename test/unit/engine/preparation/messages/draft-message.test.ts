import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { draftMessage, type MessageDocument } from '../../../../../src-main/engine/preparation/messages/draft-message.ts';
import { dunningRule } from '../../../../../src-main/engine/preparation/messages/dunning-rules.ts';
import { dateFor, moneyFor } from '../../../../../src-main/engine/preparation/messages/format-for-reader.ts';
import { effectiveTone } from '../../../../../src-main/engine/preparation/messages/tone.ts';
import { contextOf, EUR, SHOP, STRATEGIC } from '../build-context.ts';

const { business } = contextOf();
const DOCUMENT: MessageDocument = {
  number: 'INV-1',
  issueDate: isoDate('2026-01-15'),
  dueDate: isoDate('2026-02-14'),
  amountMinor: minorUnits(119_000),
  currency: EUR,
};
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('amounts and days in the reader’s language', () => {
  it('are printed as it is used to', () => {
    const date = isoDate('2026-03-01');
    expect((['en', 'de', 'fr', 'es'] as const).map((language) => dateFor(language, date))).toEqual([
      '1 March 2026',
      '1. März 2026',
      '1er mars 2026',
      '1 de marzo de 2026',
    ]);
    expect((['en', 'de', 'fr', 'es'] as const).map((language) => plain(moneyFor(language, minorUnits(-123_456_789), EUR)))).toEqual([
      '1,234,567.89 EUR',
      '1.234.567,89 EUR',
      '1 234 567,89 EUR',
      '1.234.567,89 EUR',
    ]);
    expect(plain(moneyFor('en', minorUnits(1_234_567), currencyCode('JPY')))).toBe('1,234,567 JPY');
    expect(plain(moneyFor('de', minorUnits(7), currencyCode('KWD')))).toBe('0,007 KWD');
  });
});

describe('tones', () => {
  it('are one step softer for strategic customers', () => {
    expect((['soft', 'professional', 'firm'] as const).map((tone) => effectiveTone(tone, 'strategic'))).toEqual(['soft', 'soft', 'professional']);
    expect((['soft', 'professional', 'firm'] as const).map((tone) => effectiveTone(tone, 'managed'))).toEqual(['soft', 'professional', 'firm']);
  });
});

describe('rules of countries', () => {
  it('leave at least the days their law asks for', () => {
    expect(dunningRule('NO').minimumNoticeDays).toBe(14);
    expect(dunningRule('DK').minimumNoticeDays).toBe(10);
    expect(dunningRule('DE').interestFromDays).toBe(1);
    expect(dunningRule('US').interestFromDays).toBeNull();
    expect(dunningRule(null)).toEqual(dunningRule('ZZ'));
  });
});

describe('a reminder', () => {
  it('in English, to a customer without a contact', () => {
    const content = {
      purpose: 'collection',
      tone: 'professional',
      documents: [DOCUMENT],
      payBy: isoDate('2026-03-09'),
      mentionsInterest: true,
    } as const;
    const message = draftMessage(content, SHOP, business);
    expect(message).toMatchObject({
      language: 'en',
      tone: 'professional',
      subject: 'Payment reminder: invoice INV-1',
      recipientAddress: 'books@example.org',
    });
    expect(plain(message.body).split('\n')).toEqual([
      'Hello,',
      '',
      'According to our records the following is past its due date:',
      '',
      '  Invoice INV-1 of 15 January 2026, due on 14 February 2026: 1,190.00 EUR',
      '',
      'We would be grateful for payment by 9 March 2026. If it has crossed this message, please disregard it.',
      '',
      'If there is a question about the invoice or a reason why it cannot be settled yet, please tell us, so that we can find a solution.',
      '',
      'Kind regards,',
      'Alex Sample',
      'Sample Works Ltd',
    ]);
  });

  it('in German, with a total over several invoices and the law only when firm', () => {
    const documents = [DOCUMENT, { ...DOCUMENT, number: null, dueDate: isoDate('2026-01-31'), currency: currencyCode('USD') }];
    const content = { purpose: 'collection', tone: 'firm', documents, payBy: isoDate('2026-03-16'), mentionsInterest: true } as const;
    const message = draftMessage(content, STRATEGIC, { ...business, signatory: null });
    expect(message.subject).toBe('Dringende Zahlungserinnerung: offene Rechnungen');
    const body = plain(message.body);
    expect(body).toMatch(/^Guten Tag Kim Beispiel,\n/);
    expect(body).toContain('  Rechnung vom 15. Januar 2026, fällig am 31. Januar 2026: 1.190,00 USD\n  Rechnung INV-1');
    expect(body).toContain('  Insgesamt: 1.190,00 EUR + 1.190,00 USD');
    expect(body).toContain('Zwischen Unternehmen sieht das Gesetz Zinsen');
    expect(body.endsWith('Mit freundlichen Grüßen\nSample Works Ltd')).toBe(true);
    expect(draftMessage({ ...content, tone: 'soft' }, STRATEGIC, business).body).not.toContain('Gesetz');
    expect(draftMessage({ ...content, mentionsInterest: false }, STRATEGIC, business).body).not.toContain('Gesetz');
  });
});
