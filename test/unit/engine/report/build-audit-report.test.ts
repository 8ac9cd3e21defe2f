import { describe, expect, it } from 'vitest';
import { buildAuditReport } from '../../../../src-main/engine/report/build-audit-report.ts';
import type { ReportDocument } from '../../../../src-main/engine/report/document.ts';
import type { AuditReportFacts } from '../../../../src-main/engine/report/report-facts.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { accountOf, factsOf, lineOf } from './build-facts.ts';

const EUR = currencyCode('EUR');
const creationDate = new Date('2026-03-31T16:00:00.000Z');
const hasGlyph = (codePoint: number): boolean => codePoint < 0x30_00;

function build(facts: AuditReportFacts): ReportDocument {
  return buildAuditReport(facts, { hasGlyph, creationDate });
}

type Found = { readonly texts: string[]; readonly tables: { dontBreakRows: boolean; headerRows: number; body: unknown[][]; widths: number[] }[] };

/** Every text and table of a document, in order. */
function walk(node: unknown, found: Found = { texts: [], tables: [] }): Found {
  if (Array.isArray(node)) for (const child of node) walk(child, found);
  else if (typeof node === 'object' && node !== null) {
    if ('text' in node) found.texts.push(String(node.text));
    if ('table' in node) {
      found.tables.push(node.table as Found['tables'][number]);
      walk((node.table as { body: unknown }).body, found);
    }
    if ('stack' in node) walk(node.stack, found);
  }
  return found;
}

const textOf = (facts: AuditReportFacts): string => walk(build(facts).content).texts.join('\n').replaceAll('\u00A0', ' ');

describe('the audit report', () => {
  it('names business, period, maker and head on the cover and the head again at the end', () => {
    const text = textOf(factsOf());
    expect(text).toContain('Example Ltd\n1 January 2026 to 31 March 2026');
    expect(text).toContain('Verified. All 12 entries of the audit log');
    expect(text.split('ab12'.repeat(16))).toHaveLength(4);
    expect(text).toContain('tamio verify');
  });

  it('carries business, period, time and page on every page', () => {
    expect(build(factsOf()).footer(3, 14).text).toBe(
      'Example Ltd  ·  2026-01-01 to 2026-03-31  ·  made on 2026-03-31 18:00 (Europe/Berlin)  ·  page 3 of 14',
    );
  });

  it('says in words that verification failed, before all else', () => {
    const problem = 'Entry 7 in the log of business 1 was changed.';
    const verification = { ...factsOf().verification, problem };
    const document = build(factsOf({ verification }));
    const [cover] = document.content;
    expect(walk(cover).texts.join('\n')).toContain(`WARNING: VERIFICATION FAILED. ${problem}`);
    expect(walk(document.content).texts.join('\n')).not.toContain('Verified.');
  });

  it('never splits a row, repeats every head, and keeps every table inside the page', () => {
    const { content, pageSize } = build(factsOf({ lineList: [lineOf()] }));
    const { tables } = walk(content);
    expect(pageSize).toBe('A4');
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      expect(table.dontBreakRows).toBe(true);
      expect(table.body.every((row) => row.length === table.widths.length)).toBe(true);
      expect(table.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(515.28);
    }
    // all but the facts on the cover have a head
    expect(tables.filter((table) => table.headerRows === 0)).toHaveLength(1);
  });

  it('is set on US Letter where offices use it', () => {
    const business = { ...factsOf().business, locale: 'en-US' };
    expect(build(factsOf({ business })).pageSize).toBe('LETTER');
  });

  it('shows accounts that tie, that do not, and that have no balance', () => {
    const lineList = [lineOf({ amountMinor: minorUnits(500) })];
    const closing = minorUnits(10_500);
    expect(textOf(factsOf({ lineList, accounts: [accountOf({ closingMinor: closing })] }))).toContain('✓ ties');
    expect(textOf(factsOf({ lineList, accounts: [accountOf({ closingMinor: minorUnits(10_000) })] }))).toContain('differs by −5.00');
    const unanchored = textOf(factsOf({ lineList, accounts: [accountOf({ openingMinor: null, closingMinor: null, stated: [] })] }));
    expect(unanchored).toContain('Unanchored: no balance was ever stated');
    expect(unanchored).toContain('change 5.00');
  });

  it('says what is not there yet', () => {
    const text = textOf(factsOf({ accounts: [] }));
    expect(text).toContain('These books hold no account yet.');
    expect(text).toContain('No bank line is booked in this period.');
    expect(text).toContain('No file was imported in this period');
    expect(text).toContain('No alert was raised in this period.');
    expect(text).toContain('No forecast was kept in this period');
  });

  it('shows transfers beside receipts and disbursements, which they are no part of', () => {
    const lineList = [
      lineOf({ amountMinor: minorUnits(90_000) }),
      lineOf({ id: 2, amountMinor: minorUnits(-40_000) }),
      lineOf({ id: 3, amountMinor: minorUnits(40_000) }),
    ];
    const transfers = new Map([['2026-01', { inflowMinor: minorUnits(40_000), outflowMinor: minorUnits(-40_000), lineCount: 2 }]]);
    const text = textOf(factsOf({ lineList, transfers }));
    expect(text).toContain('of which between own accounts\n\n400.00\n−400.00');
    expect(text).toContain('from and to others\n\n900.00\n0.00');
    expect(text).toContain('2026-01\n900.00\n0.00\n900.00\n0.00\n3');
    expect(text).toContain('They add up to zero.');
  });

  it('values foreign balances in the totals and says what exchange rates did to them', () => {
    const dollars = {
      id: 2,
      name: 'Dollar',
      currency: currencyCode('USD'),
      openingMinor: minorUnits(20_000),
      closingMinor: minorUnits(21_000),
      baseOpeningMinor: minorUnits(18_000),
      baseClosingMinor: minorUnits(18_500),
    };
    const lineList = [lineOf({ accountId: 2, amountMinor: minorUnits(1000), currency: currencyCode('USD'), baseAmountMinor: minorUnits(900) })];
    const text = textOf(factsOf({ lineList, accounts: [accountOf(), accountOf(dollars)] }));
    expect(text).toContain('All cash accounts\n280.00\n9.00\n0.00\n285.00\n1');
    expect(text).toContain('Exchange rates changed the value of these accounts by −4.00 EUR');
    const withoutRate = textOf(factsOf({ lineList, accounts: [accountOf(), accountOf({ ...dollars, baseClosingMinor: null })] }));
    expect(withoutRate).toContain('All cash accounts\n280.00\n9.00\n0.00\nnot known\n1');
  });

  it('holds forecasts against what came, and counts how many ranges held', () => {
    const outcome = {
      forecastDate: isoDate('2026-01-05'),
      targetDate: isoDate('2026-01-12'),
      horizonDays: 7,
      expectedMinor: minorUnits(1000),
      lowMinor: minorUnits(500),
      highMinor: minorUnits(1500),
    };
    const outcomes = [
      { ...outcome, actualMinor: minorUnits(900) },
      { ...outcome, forecastDate: isoDate('2026-01-06'), targetDate: isoDate('2026-01-13'), actualMinor: minorUnits(1600) },
    ];
    const text = textOf(factsOf({ forecasts: { horizonsDays: [7, 30], snapshotCount: 2, unanchoredCount: 0, isBalanceKnown: true, outcomes } }));
    expect(text).toContain('7 days ahead\n2\n1 of 2\n2.50\n3.50');
    expect(text).toContain('30 days ahead\n0\nnone yet');
    expect(text).toContain('5.00\n10.00\n15.00\n16.00\n6.00\nno');
  });

  it('says why kept forecasts cannot be compared', () => {
    const forecasts = { horizonsDays: [7, 30], snapshotCount: 3, unanchoredCount: 0, isBalanceKnown: true, outcomes: [] };
    expect(textOf(factsOf({ forecasts }))).toContain('kept on 3 days. None can be compared yet: no bank data reaches');
    expect(textOf(factsOf({ forecasts: { ...forecasts, unanchoredCount: 2 } }))).toContain('2 of them were made while no bank balance was known');
    expect(textOf(factsOf({ forecasts: { ...forecasts, unanchoredCount: 3 } }))).toContain('All of them were made while no bank balance was known');
    expect(textOf(factsOf({ forecasts: { ...forecasts, isBalanceKnown: false } }))).toContain(
      'the balance of at least one cash account is not known',
    );
  });

  it('lists the newest changes and says how many more there are', () => {
    const change = {
      sequenceNumber: 12,
      madeAt: '2026-03-05 10:30',
      userName: 'Owner',
      source: 'desktop',
      action: 'categorise',
      entityType: 'bank_transaction',
      entityId: '5',
      reason: null,
    };
    const text = textOf(
      factsOf({ changes: [change], changeGroups: [{ userName: 'Owner', action: 'categorise', entityType: 'bank_transaction', entryCount: 9 }] }),
    );
    expect(text).toContain('Owner\ncategorised\nbank transaction\n9');
    expect(text).toContain('The newest 1; 8 more of the period are in the log.');
  });

  it('shows what the fonts cannot, and says once in each part that the annex has it', () => {
    const text = textOf(factsOf({ lineList: [lineOf({ description: '東京 rent' }), lineOf({ id: 2, description: '大阪' })] }));
    expect(text).toContain('□□ rent');
    expect(text.split('stands for a character')).toHaveLength(2);
  });

  it('names the lines that no base amount is known for', () => {
    const lineList = [lineOf({ currency: EUR, baseAmountMinor: null })];
    expect(textOf(factsOf({ lineList }))).toContain('1 line without an exchange rate to EUR is in none of these sums');
  });
});
