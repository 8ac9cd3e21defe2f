import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { computeForecast } from '../../../../src-main/engine/forecast/compute-forecast.ts';
import { applyAdjustments } from '../../../../src-main/engine/scenario/apply-adjustments.ts';
import { changedLines } from '../../../../src-main/engine/scenario/changed-lines.ts';
import type { Adjustment } from '../../../../src-main/engine/scenario/types.ts';
import { forecastInput, openItem, schedule } from '../forecast/build-input.ts';

const input = forecastInput({
  scheduled: [schedule('rent', '2026-03-20', -30_000), schedule('vat', '2026-04-10', -9000, { component: 'tax' })],
  openItems: [
    openItem('kept', '2026-03-10', 50_000, { counterpartyId: 'c1' }),
    openItem('lost', '2026-04-20', 40_000, { counterpartyId: 'c2', stream: { id: 'retainer', aliveProbability: 1 } }),
  ],
});
const linesOf = (adjustments: readonly Adjustment[]) => computeForecast(applyAdjustments(input, adjustments), UNCONTROLLED);

describe('changedLines', () => {
  it('names what is added, gone and moved, and leaves out the rest', () => {
    const [base, changed] = [
      linesOf([]),
      linesOf([
        { kind: 'one_off', id: 'machine', date: isoDate('2026-03-30'), amountMinor: minorUnits(-300_000) },
        { kind: 'customer_leaves', counterpartyId: 'c2', fromDate: isoDate('2026-04-01') },
        { kind: 'tax_deferral', fromDate: isoDate('2026-04-01'), toDate: isoDate('2026-04-30'), newDate: isoDate('2026-05-10') },
      ]),
    ];
    const lines = changedLines(base.evidence.lines, changed.evidence.lines);
    expect(lines.map(({ line, change }) => `${change} ${line.id}`)).toEqual(['added scenario:machine', 'removed lost', 'changed vat']);
    expect(lines[0]).toMatchObject({ beforeMinor: 0, expectedMinor: -300_000, differenceMinor: -300_000 });
    expect(lines[1]?.expectedMinor).toBe(0);
    expect(lines[2]).toMatchObject({ beforeMinor: -9000, expectedMinor: -9000, differenceMinor: 0 });
    const means = (forecast: typeof base) => forecast.weeks.reduce((sum, week) => sum + week.netMinor - week.components.medianAgainstMean, 0);
    expect(lines.reduce((sum, { differenceMinor }) => sum + differenceMinor, 0)).toBe(means(changed) - means(base));
  });

  it('finds nothing where nothing changes', () => {
    expect(changedLines(linesOf([]).evidence.lines, linesOf([]).evidence.lines)).toEqual([]);
  });
});
