import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { composeOutlook, type Piece } from '../../../../src-renderer/components/outlook-sentence.ts';
import { formatDateInSentence } from '../../../../src-renderer/format/dates.ts';
import { formatMoney } from '../../../../src-renderer/format/money.ts';

const asOf = isoDate('2026-11-20');

/** A forecast of ten weeks whose expected balance is given in whole euros by day; the range is 1,000 either way. */
function facts({
  opening,
  buffer = 0,
  path,
  isAnchored = true,
}: {
  opening: number;
  buffer?: number;
  path: (day: number) => number;
  isAnchored?: boolean;
}) {
  const days = Array.from({ length: 70 }, (_, index) => {
    const p50 = path(index + 1) * 100;
    return {
      date: addDays(asOf, index + 1),
      netMinor: minorUnits(0),
      p10Minor: minorUnits(p50 - 100_000),
      p50Minor: minorUnits(p50),
      p90Minor: minorUnits(p50 + 100_000),
    };
  });
  const lowest = days.reduce((low, day) => (day.p50Minor < low.p50Minor ? day : low));
  const firstBelow = (pick: 'p10Minor' | 'p50Minor') => days.find((day) => day[pick] < buffer * 100)?.date ?? null;
  return {
    asOf,
    anchored: isAnchored,
    horizonDays: 70,
    openingBalanceMinor: minorUnits(opening * 100),
    bufferMinor: minorUnits(buffer * 100),
    days,
    lowestPoint: lowest,
    probabilityBelowZero: 0.1,
    probabilityBelowBuffer: 0.1,
    runway: {
      firstDayP50BelowBuffer: firstBelow('p50Minor'),
      firstDayP10BelowBuffer: firstBelow('p10Minor'),
      months: null,
      averageMonthlyBurnMinor: null,
      reason: '',
    },
  };
}

function say(pieces: readonly Piece[] | null): string | null {
  if (pieces === null) return null;
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('date' in piece) return formatDateInSentence(piece.date, asOf);
      return formatMoney(piece.amountMinor, currencyCode('EUR'), { locale: 'en-GB', plus: piece.isChange === true });
    })
    .join('');
}

describe('composeOutlook', () => {
  it('does not sound sure of staying above zero when most paths fall below it on some day', () => {
    const outlook = composeOutlook({ ...facts({ opening: 2000, path: () => 1500 }), probabilityBelowZero: 0.57 });
    expect(say(outlook.sentence)).toMatch(/^Most days you stay above zero, but in 6 cases of 10 cash is below it on some day of the next 10 weeks;/);
    expect(outlook.tone).toBe('below_buffer');
  });

  it('says that the money stays above the buffer, with the lowest point and its range', () => {
    const { sentence, tone, caution } = composeOutlook(facts({ opening: 9000, buffer: 2000, path: (day) => (day === 30 ? 7000 : 8000) }));
    expect(say(sentence)).toBe(
      'You stay above your buffer of €2,000 for the next 10 weeks; the lowest point is €7,000 on 20 December, range €6,000 to €8,000.',
    );
    expect([tone, caution]).toEqual(['steady', null]);
  });

  it('names the day below the buffer, and the day below zero when a bad run gets there', () => {
    const { sentence, tone, caution } = composeOutlook(facts({ opening: 9000, buffer: 2000, path: (day) => (day >= 40 ? 500 : 8000) }));
    expect(say(sentence)).toBe('You stay above your buffer until 30 December; the lowest point is €500 on 30 December, range −€500 to €1,500.');
    expect(tone).toBe('below_buffer');
    expect(say(caution)).toBe('If things go badly (one case in ten), cash is below zero from 30 December.');
  });

  it('names both days when the expected balance falls below buffer and then below zero', () => {
    const { sentence, tone, caution } = composeOutlook(facts({ opening: 9000, buffer: 2000, path: (day) => 9000 - day * 200 }));
    expect(say(sentence)).toBe(
      'You stay above your buffer until 26 December and above zero until 5 January; the lowest point is −€5,000 on 29 January, range −€6,000 to −€4,000.',
    );
    expect([tone, caution]).toEqual(['below_zero', null]);
  });

  it('speaks of zero where there is no buffer', () => {
    expect(say(composeOutlook(facts({ opening: 9000, path: () => 8000 })).sentence)).toMatch(/^You stay above zero for the next 10 weeks;/);
    expect(say(composeOutlook(facts({ opening: 1000, path: (day) => 1000 - day * 100 })).sentence)).toMatch(/^Your money lasts until 1 December;/);
  });

  it('begins with today when today is bad already', () => {
    expect(say(composeOutlook(facts({ opening: -100, buffer: 2000, path: () => 5000 })).sentence)).toMatch(/^Your cash is below zero today;/);
    expect(say(composeOutlook(facts({ opening: 500, buffer: 2000, path: () => 5000 })).sentence)).toMatch(
      /^You are below your buffer of €2,000 today but stay above zero;/,
    );
    expect(say(composeOutlook(facts({ opening: 500, buffer: 2000, path: () => -1 })).sentence)).toMatch(
      /^You are below your buffer today and fall below zero on 21 November;/,
    );
  });

  it('warns when only a bad run falls below the buffer', () => {
    const { caution } = composeOutlook(facts({ opening: 9000, buffer: 2000, path: (day) => (day >= 40 ? 2500 : 8000) }));
    expect(say(caution)).toBe('If things go badly (one case in ten), you are below your buffer from 30 December.');
  });

  it('speaks of change, not of balances, while no balance is known', () => {
    const { sentence, tone } = composeOutlook(facts({ opening: 0, path: (day) => day * 10, isAnchored: false }));
    expect(say(sentence)).toBe('Your cash is not known yet; over the next 10 weeks it changes by +€700, range −€300 to +€1,700.');
    expect(tone).toBe('steady');
  });
});
