import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { formatDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import type { StoredOccurrence } from '../../../../src-main/engine/obligations/plan-regeneration.ts';
import type { AgreementTerms } from '../../../../src-main/engine/obligations/types.ts';
import { amount, EUR, linesOf, termsOf } from '../../../unit/engine/obligations/build-obligations.ts';
import { regenerated } from '../../../unit/engine/obligations/carry-out-plan.ts';

const RENT = termsOf({ baseAmountMinor: amount('-1000.00') });

/** Half a year of due items, as they were planned on 1 January. */
function halfYear(terms: AgreementTerms): StoredOccurrence[] {
  return regenerated([], terms, { from: '2026-01-01', to: '2026-06-30', asOf: '2026-01-01', generatedThrough: null });
}

function change(items: readonly StoredOccurrence[], key: string, facts: Partial<StoredOccurrence>): StoredOccurrence[] {
  return items.map((item) => (item.occurrenceKey === key ? { ...item, ...facts } : item));
}

function tableOf(items: readonly StoredOccurrence[]): string[] {
  return items
    .toSorted((a, b) => (a.occurrenceKey < b.occurrenceKey ? -1 : 1))
    .map((item) => `${item.occurrenceKey} ${formatDecimal(item.amountMinor, EUR)} ${item.status}`);
}

const paid = { status: 'paid', allocatedMinor: amount('-1000.00') } as const;

describe('due items kept up with the terms', () => {
  const begun = change(halfYear(RENT), '2026-01-01', paid);

  it('a rise of rent from April changes what is not paid from April on', () => {
    const inAdvance = change(begun, '2026-05-01', paid);
    const dearer = { ...RENT, baseAmountMinor: amount('-1100.00') };
    expect(
      tableOf(regenerated(inAdvance, dearer, { from: '2026-01-01', to: '2026-06-30', asOf: '2026-04-01', generatedThrough: '2026-06-30' })),
    ).toEqual(
      linesOf(`
        2026-01-01  -1000.00  paid
        2026-02-01  -1000.00  planned
        2026-03-01  -1000.00  planned
        2026-04-01  -1100.00  planned
        2026-05-01  -1000.00  paid
        2026-06-01  -1100.00  planned
      `),
    );
  });

  it('from the 1st to the 15th from April: the old ones are cancelled, none is put into the past', () => {
    const moved: AgreementTerms = { ...RENT, dayRule: { kind: 'day_of_month', day: 15 } };
    const issued = change(begun, '2026-05-01', { status: 'scheduled', documentNumber: 'B-17' });
    expect(tableOf(regenerated(issued, moved, { from: '2026-01-01', to: '2026-06-30', asOf: '2026-04-01', generatedThrough: '2026-06-30' }))).toEqual(
      linesOf(`
        2026-01-01  -1000.00  paid
        2026-02-01  -1000.00  planned
        2026-03-01  -1000.00  planned
        2026-04-01  -1000.00  cancelled
        2026-04-15  -1000.00  planned
        2026-05-01  -1000.00  scheduled
        2026-05-15  -1000.00  planned
        2026-06-01  -1000.00  cancelled
        2026-06-15  -1000.00  planned
      `),
    );
  });

  it('ended and taken up again: what the terms cancelled comes back, what a person cancelled does not', () => {
    const byPerson = change(begun, '2026-05-01', { status: 'cancelled', cancelledBy: 'person' });
    const window = { from: '2026-01-01', to: '2026-06-30', asOf: '2026-04-01', generatedThrough: '2026-06-30' };
    const ended = regenerated(byPerson, { ...RENT, endDate: isoDate('2026-03-31') }, window);
    expect(tableOf(ended).slice(3)).toEqual(['2026-04-01 -1000.00 cancelled', '2026-05-01 -1000.00 cancelled', '2026-06-01 -1000.00 cancelled']);
    expect(tableOf(regenerated(ended, RENT, window)).slice(3)).toEqual([
      '2026-04-01 -1000.00 planned',
      '2026-05-01 -1000.00 cancelled',
      '2026-06-01 -1000.00 planned',
    ]);
  });

  it('closed from June to November: the months between are made up for, the past stays', () => {
    const dearer = { ...RENT, baseAmountMinor: amount('-1100.00'), startDate: isoDate('2025-11-01') };
    const back = regenerated(begun, dearer, { from: '2025-11-01', to: '2026-12-31', asOf: '2026-11-10', generatedThrough: '2026-06-30' });
    expect(tableOf(back)).toEqual(
      linesOf(`
        2026-01-01  -1000.00  paid
        2026-02-01  -1000.00  planned
        2026-03-01  -1000.00  planned
        2026-04-01  -1000.00  planned
        2026-05-01  -1000.00  planned
        2026-06-01  -1000.00  planned
        2026-07-01  -1100.00  planned
        2026-08-01  -1100.00  planned
        2026-09-01  -1100.00  planned
        2026-10-01  -1100.00  planned
        2026-11-01  -1100.00  planned
        2026-12-01  -1100.00  planned
      `),
    );
  });
});
