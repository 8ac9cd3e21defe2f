import { describe, expect, it } from 'vitest';
import { generateLedger } from '../../../../src-main/engine/sample/generate-ledger.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';

const endDate = isoDate('2026-09-30');

describe('generateLedger', () => {
  it('gives the lines asked for, in date order, with an exact running balance', () => {
    let balance = 5_000_000;
    let before = '';
    let count = 0;
    let breaks = 0;
    for (const line of generateLedger({ seed: 3, rows: 20_000, endDate })) {
      balance += line.amountMinor;
      if (line.balanceMinor !== balance || line.bookingDate < before) breaks += 1;
      before = line.bookingDate;
      count += 1;
    }
    expect(breaks).toBe(0);
    expect(count).toBe(20_000);
    expect(before).toBe(endDate);
  });

  it('holds movements that repeat exactly on one day, which an import must keep', () => {
    const lines = [...generateLedger({ seed: 3, rows: 2000, endDate })];
    const repeats = lines.filter((line, index) => {
      const last = lines[index - 1];
      return (
        last !== undefined && last.bookingDate === line.bookingDate && last.description === line.description && last.amountMinor === line.amountMinor
      );
    });
    expect(repeats.length).toBeGreaterThan(10);
  });

  it('stays solvent and bounded over a long run', () => {
    let lowest = Infinity;
    let highest = -Infinity;
    for (const line of generateLedger({ seed: 5, rows: 100_000, endDate })) {
      lowest = Math.min(lowest, line.balanceMinor);
      highest = Math.max(highest, line.balanceMinor);
    }
    expect(lowest).toBeGreaterThan(0);
    expect(highest).toBeLessThan(50_000_000);
  });

  it('is the same for the same seed, and empty for no rows', () => {
    expect([...generateLedger({ seed: 9, rows: 50, endDate })]).toEqual([...generateLedger({ seed: 9, rows: 50, endDate })]);
    expect([...generateLedger({ seed: 9, rows: 0, endDate })]).toEqual([]);
  });
});
