import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdentityWriter, createVerdictBook } from '../../../../src-main/engine/identity/identify-rows.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

type Words = { readonly description: string; readonly counterparty: string | null; readonly reference: string | null };

const row = (words: Words) => ({ bookingDate: isoDate('2026-01-05'), amountMinor: minorUnits(-450), currency: currencyCode('EUR'), ...words });
const decoder = new TextDecoder();
const writer = createIdentityWriter();
const textOf = (words: Words): string => decoder.decode(writer(row(words)));

/** The rule in its plainest form: lines in the books were identified by it. */
function plainly({ description, counterparty, reference }: Words): string {
  const words = [description, counterparty ?? '', reference ?? ''].map((text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  );
  return ['2026-01-05', '-450', 'EUR', ...words].join('|');
}

describe('createIdentityWriter', () => {
  it('writes day, amount, currency and the words without case, spaces and signs', () => {
    expect(textOf({ description: 'Card payment: CAFÉ Central, 12', counterparty: null, reference: 'RE-170 682' })).toBe(
      '2026-01-05|-450|EUR|cardpaymentcafécentral12||re170682',
    );
  });

  it('reads a ligature, a full-width digit and a letter with its accent behind it as what they stand for', () => {
    expect(textOf({ description: 'ﬁne １２ é', counterparty: 'ǅ', reference: 'ﷺ' })).toBe(
      plainly({ description: 'fine 12 é', counterparty: 'ǆ', reference: 'ﷺ' }),
    );
  });

  it('writes any text by the same rule', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme-ascii', maxLength: 40 }));
    fc.assert(
      fc.property(text, fc.option(text), fc.option(text), (description, counterparty, reference) => {
        expect(textOf({ description, counterparty, reference })).toBe(plainly({ description, counterparty, reference }));
      }),
    );
  });

  it('has room for the longest description', () => {
    const long = 'ﷺ Überweisung '.repeat(2000);
    expect(textOf({ description: long, counterparty: null, reference: null })).toBe(
      plainly({ description: long, counterparty: null, reference: null }),
    );
  });
});

describe('createVerdictBook', () => {
  it('knows as many lines as the book holds; what comes beyond them is new, and from the second on a twin', () => {
    const coffee = 'coffee'.padEnd(22, '-');
    const rent = 'rent'.padEnd(22, '-');
    const book = createVerdictBook({ get: (identity) => (identity === coffee ? 2 : 0) });
    expect([coffee, coffee, coffee, rent, rent].map((identity) => book.classify(identity))).toEqual(['same', 'same', 'twin', 'new', 'twin']);
  });
});
