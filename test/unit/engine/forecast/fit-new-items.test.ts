import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { fitHazards } from '../../../../src-main/engine/delays/fit-hazards.ts';
import { fitNewItemStreams, type IssuedDocument } from '../../../../src-main/engine/forecast/fit-new-items.ts';
import { residualHistory } from '../../../../src-main/engine/forecast/residual-history.ts';
import { AS_OF } from './build-input.ts';

const issued = (counterpartyId: string, ago: number, amount: number): IssuedDocument => ({
  counterpartyId,
  issueDate: addDays(AS_OF, -ago),
  dueDate: addDays(AS_OF, 14 - ago),
  amountMinor: minorUnits(amount),
});
const delays = fitHazards([], { asOf: AS_OF, component: 'ar' });
const fit = (documents: readonly IssuedDocument[], booksDays = 364, component: 'ar' | 'ap' = 'ar') =>
  fitNewItemStreams(documents, { component, asOf: AS_OF, booksFrom: addDays(AS_OF, 1 - booksDays), delays });

describe('fitNewItemStreams', () => {
  it('counts two invoices a week as two, with their terms', () => {
    const documents = Array.from({ length: 104 }, (_, i) => issued(`c${i % 20}`, Math.floor(3.5 * i), 50_000));
    const [stream] = fit(documents);
    expect(stream?.itemsPerWeek).toBeCloseTo(2, 1);
    expect(stream?.daysFromIssueToDue).toBe(14);
    expect(stream?.pastItems).toHaveLength(104);
  });

  it('takes invoices to one customer of a few days as one occasion, bills one by one', () => {
    const documents = [issued('c1', 10, 100), issued('c1', 9, 200), issued('c1', 8, 300), issued('c2', 9, 400)];
    expect(fit(documents)[0]?.amountsMinor.toSorted((a, b) => a - b)).toEqual([400, 600]);
    expect(fit(documents, 364, 'ap')[0]?.amountsMinor).toHaveLength(4);
  });

  it('says nothing on less than four weeks of books, and looks at nothing after the day', () => {
    expect(fit([issued('c1', 3, 100)], 20)).toEqual([]);
    expect(fit([issued('c1', -3, 100)])).toEqual([]);
  });
});

describe('residualHistory', () => {
  it('leaves fees of explained receipts as what they are: money out', () => {
    const date = addDays(AS_OF, -2);
    const history = residualHistory([{ date, inflowMinor: 98_500, outflowMinor: -2_000, lineCount: 2 }], [{ date, amountMinor: 100_000 }], {
      firstDate: addDays(AS_OF, -3),
      lastDate: AS_OF,
    });
    expect(history.inflowMinor).toEqual([0, 0, 0, 0]);
    expect(history.outflowMinor).toEqual([0, -3_500, 0, 0]);
    expect(history.cash?.inflowMinor[1]).toBe(98_500);
    expect(history.lineCount).toBe(2);
  });
});
