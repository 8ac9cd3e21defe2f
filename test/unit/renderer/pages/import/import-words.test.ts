import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../../../src-shared/contract/imports.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { bookLabel, propertyWords, verdictSentence } from '../../../../../src-renderer/pages/import/import-words.ts';

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

describe('the button', () => {
  it('says exactly what happens, twins included', () => {
    expect(bookLabel(result({ new: 138, twin: 1 }), format)).toBe('Book 139 new lines into Main');
    expect(bookLabel(result({ new: 1 }), format)).toBe('Book 1 new line into Main');
  });

  it('says when it makes an account', () => {
    expect(bookLabel({ ...result({ new: 2 }), account: { id: null, name: 'Main', currency: currencyCode('EUR') } }, format)).toBe(
      'Create Main and book 2 new lines',
    );
  });
});

it('reads a property as words', () => {
  expect(propertyWords('booking_date')).toBe('Booking date');
});
