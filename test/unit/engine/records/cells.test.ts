import { describe, expect, it } from 'vitest';
import { readStrictTable } from '../../../../src-main/engine/records/table/strict-table.ts';
import { daysOfTerms, unguardFormula } from '../../../../src-main/engine/records/read-cell.ts';
import { readDayRule, writeDayRule } from '../../../../src-main/engine/records/words/day-rule-text.ts';
import { countryOf, languageOf } from '../../../../src-main/engine/records/words/place-words.ts';
import { flagOfWord, saysSettled, valueOfWord } from '../../../../src-main/engine/records/words/value-words.ts';
import { writeCell } from '../../../../src-main/engine/records/write-cell.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { EUR } from '../../../support/test-app.ts';

describe('readStrictTable', () => {
  it('keeps separators, quotes and line ends inside quoted cells and counts the lines of the file', () => {
    expect(readStrictTable('a;b\r\n"x;1";"say ""hi""\nagain"\n;\ny;z', ';')).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['x;1', 'say "hi"\nagain'], line: 2 },
      { cells: ['y', 'z'], line: 5 },
    ]);
  });

  it.each(['a,"b\nc,d', '12" pipe,x', '"a" b,c'])('leaves what is not quoted exactly to a reader that forgives: %s', (text) => {
    expect(readStrictTable(text, ',')).toBeNull();
  });
});

describe('daysOfTerms', () => {
  it.each([
    ['Net 30', 30],
    ['NET45', 45],
    ['14 Tage netto', 14],
    ['sofort fällig', 0],
    ['Due on receipt', 0],
    ['comptant', 0],
    ['2% 10, net 30', null],
    ['by agreement', null],
    ['900 days', null],
  ])('%s', (text, days) => expect(daysOfTerms(text)).toBe(days));
});

describe('words', () => {
  it('name countries, languages, frequencies and states in six languages', () => {
    expect(['Deutschland', 'uk', 'Pays-Bas', 'ES', 'Svizzera', 'Ruritania'].map(countryOf)).toEqual(['DE', 'GB', 'NL', 'ES', 'CH', null]);
    expect(['Deutsch', 'español', 'en-GB', 'Klingon'].map(languageOf)).toEqual(['de', 'es', 'en-GB', null]);
    const frequencies = ['monatlich', 'Trimestriel', 'cada semana', 'annuale', 'om de week', 'twice a month', 'sometimes'];
    expect(frequencies.map((word) => valueOfWord('frequency', word))).toEqual([
      'monthly',
      'quarterly',
      'weekly',
      'annual',
      'biweekly',
      'semi_monthly',
      null,
    ]);
    expect(['ja', 'NO', 'vero', 'perhaps'].map(flagOfWord)).toEqual([true, false, true, null]);
    expect(['Bezahlt', 'paid', 'offen', 'draft'].map(saysSettled)).toEqual([true, true, false, true]);
  });

  it('name the day on which something falls due, and are written so that they are read again', () => {
    const texts = ['15', '1 and 15', 'friday', '2nd tuesday', 'last friday', 'last business day'];
    for (const text of texts) expect(writeDayRule(readDayRule(text) ?? { kind: 'day_of_month', day: 31 })).toBe(text);
    expect([readDayRule('am 1.'), readDayRule('Ultimo'), readDayRule('montag'), readDayRule('whenever'), readDayRule('45')]).toEqual([
      { kind: 'day_of_month', day: 1 },
      { kind: 'day_of_month', day: 31 },
      { kind: 'weekday', weekday: 1 },
      null,
      null,
    ]);
  });
});

describe('writeCell', () => {
  it('keeps a spreadsheet from running a text, and the text comes back as it was', () => {
    for (const text of ['=1+1', '@home', '-5 percent', "'=quoted", '+SUM(A1)']) {
      const cell = writeCell(text, 'notes', EUR);
      expect(cell.startsWith("'")).toBe(true);
      expect(unguardFormula(cell)).toBe(text);
    }
    expect(writeCell('+49 (30) 123-4', 'phone', EUR)).toBe('+49 (30) 123-4');
  });

  it('writes amounts so that no mark is taken for thousands', () => {
    expect(writeCell(-123_456, 'amount', EUR)).toBe('-1234.56');
    expect(writeCell(1234, 'amount', currencyCode('KWD'))).toBe('1.2340');
    expect(writeCell(1234, 'amount', currencyCode('JPY'))).toBe('1234');
    expect([1900, 250, 5].map((bps) => writeCell(bps, 'taxRateBps', EUR))).toEqual(['19', '2.5', '0.05']);
  });
});
