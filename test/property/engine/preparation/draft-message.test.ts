import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { MESSAGE_LANGUAGES, MESSAGE_TONES, type MessageLanguage } from '../../../../src-shared/domain/vocabulary/actions.ts';
import { draftMessage, type MessageContent } from '../../../../src-main/engine/preparation/messages/draft-message.ts';

/** What a template leaves behind when a part is missing. */
const GAP = /[{}[\]<>$]|undefined|null|NaN|Infinity|\bobject\b|TODO|XXX|\.\.|,,| {3,}|:\s*$/;

/** Words that blame or threaten. */
const ACCUSING: Readonly<Record<MessageLanguage, RegExp>> = {
  en: /fail|ignor|refus|fault|neglig|unacceptable|breach|default|dishonest|must pay|immediately|demand|threat|lawsuit|court|debtor/i,
  de: /versäum|ignorier|weiger|schuld|fahrlässig|inakzeptabel|verzug|sofort|mahnbescheid|gericht|letztmalig/i,
  fr: /manqu|ignor|refus|faute|néglig|inacceptable|immédiat|tribunal|huissier|débiteur|défaut de/i,
  es: /incumpl|ignora|niega|culpa|neglig|inaceptable|inmediat|tribunal|demanda|moros|deudor/i,
};

const date = fc.integer({ min: 18_000, max: 25_000 }).map(fromEpochDay);
const amountMinor = fc.integer({ min: 1, max: 10_000_000_000 }).map(minorUnits);
const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD').map(currencyCode);
const money = fc.record({ amountMinor, currency });
const word = fc.stringMatching(/^[A-Z][a-zéüñß]{1,11}( [A-Z][a-z]{1,8})?$/);
const documents = fc.array(
  fc.record({ number: fc.option(fc.stringMatching(/^[A-Z0-9-]{1,12}$/)), issueDate: date, dueDate: date, amountMinor, currency }),
  {
    minLength: 1,
    maxLength: 4,
  },
);

const content: fc.Arbitrary<MessageContent> = fc.oneof(
  fc.record({
    purpose: fc.constant('collection' as const),
    tone: fc.constantFrom(...MESSAGE_TONES),
    documents,
    payBy: date,
    mentionsInterest: fc.boolean(),
  }),
  fc.record({ purpose: fc.constant('early_payment' as const), documents, payBy: date, discount: fc.option(money) }),
  fc.record({ purpose: fc.constant('vendor_delay' as const), documents, payBy: date }),
  fc.record({ purpose: fc.constant('expense_query' as const), paid: money, date, usual: fc.option(money) }),
  fc.record({ purpose: fc.constant('payment_query' as const), paid: money, date, expected: fc.option(money) }),
  fc.record({ purpose: fc.constant('check_in' as const) }),
  fc.record({ purpose: fc.constant('extension' as const), what: word, dueDate: date, wantedDate: date }),
  fc.record({ purpose: fc.constant('invoice_notice' as const), what: word, amount: money, dueDate: date }),
);
const contact = fc.record({
  name: word,
  contactName: fc.option(word),
  email: fc.constant(null),
  language: fc.option(fc.constantFrom(...MESSAGE_LANGUAGES)),
  country: fc.constant(null),
});
const business = fc.record({
  name: word,
  country: fc.constant(null),
  language: fc.constantFrom(...MESSAGE_LANGUAGES),
  signatory: fc.option(word),
});

describe('any message', () => {
  it('has no gap, in its subject or its body', () => {
    fc.assert(
      fc.property(content, contact, business, (what, to, from) => {
        const { body, subject } = draftMessage(what, to, from);
        expect(subject).not.toMatch(GAP);
        expect(subject).not.toContain('\n');
        for (const line of body.split('\n')) expect(line.replace(/:$/, '')).not.toMatch(GAP);
        expect(body).not.toMatch(/\n{3}/);
      }),
      { numRuns: 400 },
    );
  });

  it('speaks the reader’s language and is signed by the business', () => {
    fc.assert(
      fc.property(content, contact, business, (what, to, from) => {
        const message = draftMessage(what, to, from);
        expect(message.language).toBe(to.language ?? from.language);
        expect(message.body.endsWith(`${from.signatory === null ? '' : `${from.signatory}\n`}${from.name}`)).toBe(true);
        expect(message.body.split('\n')[0]).toContain(to.contactName ?? '');
      }),
    );
  });

  it('never accuses', () => {
    const neutral = { name: 'Abc', contactName: null, email: null, country: null } as const;
    fc.assert(
      fc.property(content, fc.constantFrom(...MESSAGE_LANGUAGES), (what, language) => {
        const named = what.purpose === 'extension' || what.purpose === 'invoice_notice' ? { ...what, what: 'Abc' } : what;
        const { body, subject } = draftMessage(named, { ...neutral, language }, { name: 'Abc', country: null, language, signatory: null });
        expect(`${subject}\n${body}`).not.toMatch(ACCUSING[language]);
      }),
      { numRuns: 400 },
    );
  });
});
