import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../../../src-shared/contract/imports.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import {
  answeredWords,
  batchCounts,
  bookLabel,
  propertyWords,
  rereadSentence,
  ticksSentence,
  verdictSentence,
} from '../../../../../src-renderer/pages/import/import-words.ts';

const format = {
  money: (amount: number) => (amount / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
  count: (value: number) => value.toLocaleString('en-US'),
};

function result(counts: Partial<ImportResult['counts']>, proof?: ImportResult['proof']): ImportResult {
  return {
    detected: {
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      headerLine: 1,
      columns: [],
      dateOrder: 'ymd',
      decimalMark: '.',
      signConvention: 'signed',
      currency: null,
      accountHints: [],
      findings: [],
    },
    questions: [],
    rows: [],
    rejected: [],
    skipped: [],
    counts: { new: 0, same: 0, twin: 0, changed: 0, skipped: 0, rejected: 0, ...counts },
    proof: proof ?? { status: 'not_provable', reason: 'No balance column.' },
    firstDate: null,
    lastDate: null,
    account: { id: 1, name: 'Main', currency: currencyCode('EUR') },
    file: { name: 'a.csv', sizeBytes: 1, sha256: '' },
    answeredByProfile: [],
    statementAccounts: [],
    earlierBatchId: null,
    batchId: null,
  };
}

describe('the verdict in one sentence', () => {
  it('counts, compares and proves', () => {
    const proved = result(
      { new: 139, same: 3 },
      { status: 'proved', method: 'running_balance', openingMinor: minorUnits(120_410), closingMinor: minorUnits(987_055) },
    );
    expect(verdictSentence(proved, format, true)).toBe('142 lines, 139 new, 3 already here; balance proved from 1,204.10 to 9,870.55.');
  });

  it('says nothing of what is already here while the account is not known', () => {
    expect(verdictSentence(result({ new: 139, same: 3 }), format, false)).toBe('142 lines; balance not provable from this file.');
  });

  it('gives no figures that an open question could change', () => {
    const example = { line: 2, raw: '02/06/2026', readings: { dmy: '2026-06-02', mdy: '2026-02-06' } };
    const asking: ImportResult = { ...result({ new: 60 }), questions: [{ kind: 'date_order', options: ['dmy', 'mdy'], examples: [example] }] };
    expect(verdictSentence(asking, format, true)).toBe('60 lines read; one question the file leaves open.');
  });

  it('names the first line that does not fit, and what could not be read', () => {
    const broken = result({ new: 1, rejected: 2 }, { status: 'contradicted', line: 7, expectedMinor: minorUnits(1000), foundMinor: minorUnits(900) });
    expect(verdictSentence(broken, format, true)).toBe(
      '3 lines, 1 new, 2 not readable; the balance does not fit at line 7: 10.00 expected, 9.00 in the file.',
    );
  });
});

describe('a file that is read anew', () => {
  it('is compared with its earlier reading, not with the book', () => {
    expect(rereadSentence(result({ new: 3, same: 139 }), format)).toBe(
      '142 lines, 139 as they are in the books, 3 read differently; balance not provable from this file.',
    );
  });
});

describe('the button', () => {
  const planned = { added: 139, changed: 0, onceMore: 0, leftOut: 0 };

  it('says exactly what happens', () => {
    expect(bookLabel(result({}), planned, format)).toBe('Book 139 new lines into Main');
    expect(bookLabel(result({}), { ...planned, added: 1 }, format)).toBe('Book 1 new line into Main');
    expect(bookLabel(result({}), { ...planned, added: 2, changed: 1 }, format)).toBe('Book 2 new and 1 changed line into Main');
    expect(bookLabel(result({}), { ...planned, added: 0, changed: 2 }, format)).toBe('Book 2 changed lines into Main');
  });

  it('says when it makes an account', () => {
    const unknown = { ...result({}), account: { id: null, name: 'Main', currency: currencyCode('EUR') } };
    expect(bookLabel(unknown, { ...planned, added: 2 }, format)).toBe('Create Main and book 2 new lines');
  });

  it('stands beside what the ticks change', () => {
    expect(ticksSentence(planned, format)).toBeNull();
    expect(ticksSentence({ ...planned, leftOut: 1, onceMore: 2 }, format)).toBe(
      '1 line left out by you; 2 lines booked once more though already here.',
    );
  });
});

describe('an answer given before', () => {
  it('is said in words, and where it is not known, what it was about', () => {
    expect(answeredWords('date_order', 'dmy')).toBe('dates are day first');
    expect(answeredWords('currency', 'CHF')).toBe('amounts are in CHF');
    expect(answeredWords('sign', null)).toBe('which way the money goes');
  });
});

it('counts the lines of an earlier import, the changed ones apart', () => {
  expect(batchCounts({ newCount: 142, sameCount: 3, changedCount: 2, rejectedCount: 0 }, format.count)).toBe('140 new, 3 already here, 2 changed');
  expect(batchCounts({ newCount: 0, sameCount: 3, changedCount: 0, rejectedCount: 1 }, format.count)).toBe('0 new, 3 already here, 1 not readable');
});

it('reads a property as words', () => {
  expect(propertyWords('booking_date')).toBe('Booking date');
});
