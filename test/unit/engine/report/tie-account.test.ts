import { describe, expect, it } from 'vitest';
import type { StatedBalance } from '../../../../src-main/engine/report/report-facts.ts';
import { tieAccount } from '../../../../src-main/engine/report/tie-account.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { accountOf } from './build-facts.ts';

const period = { from: isoDate('2026-01-01'), through: isoDate('2026-01-31') };
const flow = { receiptsMinor: minorUnits(5000), disbursementsMinor: minorUnits(-2000), lineCount: 2 };
const days = [
  { bookingDate: isoDate('2026-01-10'), netMinor: 5000 },
  { bookingDate: isoDate('2026-01-20'), netMinor: -2000 },
];
const stated = (date: string, balance: number): StatedBalance => ({
  balanceDate: isoDate(date),
  balanceMinor: minorUnits(balance),
  source: 'running',
});

describe('an account', () => {
  it('ties when opening balance and lines make the closing balance', () => {
    const account = accountOf({ closingMinor: minorUnits(13_000), days, stated: [stated('2025-12-31', 10_000), stated('2026-01-31', 13_000)] });
    expect(tieAccount(account, flow, period)).toMatchObject({
      changeMinor: 3000,
      differenceMinor: 0,
      firstBreak: null,
      basis: { balanceDate: '2026-01-31' },
    });
  });

  it('says by how much it does not, and between which statements', () => {
    const statements = [stated('2025-12-31', 10_000), stated('2026-01-10', 15_000), stated('2026-01-20', 12_500), stated('2026-01-31', 12_500)];
    const tie = tieAccount(accountOf({ closingMinor: minorUnits(12_500), days, stated: statements }), flow, period);
    expect(tie.differenceMinor).toBe(-500);
    expect(tie.firstBreak).toEqual({ afterDate: '2026-01-10', statedDate: '2026-01-20', differenceMinor: -500 });
  });

  it('finds two mistakes that cancel out', () => {
    const statements = [stated('2025-12-31', 10_000), stated('2026-01-10', 14_000), stated('2026-01-20', 13_000)];
    const tie = tieAccount(accountOf({ closingMinor: minorUnits(13_000), days, stated: statements }), flow, period);
    expect(tie.differenceMinor).toBe(0);
    expect(tie.firstBreak?.statedDate).toBe('2026-01-10');
  });

  it('leaves breaks outside the period alone', () => {
    const statements = [stated('2025-11-30', 1), stated('2025-12-31', 10_000), stated('2026-02-05', 77)];
    expect(tieAccount(accountOf({ closingMinor: minorUnits(13_000), days, stated: statements }), flow, period)).toMatchObject({
      differenceMinor: 0,
      firstBreak: null,
    });
  });

  it('without any stated balance has a change and nothing to tie', () => {
    const account = accountOf({ openingMinor: null, closingMinor: null, stated: [], days });
    expect(tieAccount(account, flow, period)).toMatchObject({ changeMinor: 3000, differenceMinor: null, basis: null });
    expect(tieAccount(account, undefined, period)).toMatchObject({ changeMinor: 0, lineCount: 0 });
  });
});
