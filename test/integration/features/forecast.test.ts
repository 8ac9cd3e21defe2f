import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { connectRaw } from '../../support/app-folder.ts';
import { prepareBooks } from '../../support/prepared-books.ts';
import { failureOf, importRows, openTestApp, type TestApp } from '../../support/test-app.ts';

async function openPrepared(): Promise<TestApp> {
  const app = await openTestApp();
  await prepareBooks(app, { name: 'Example Ltd', shift: 0, hasAlert: false });
  return app;
}

describe('a forecast', () => {
  it('is the same for the same books, asked twice, after a restart, and in another folder', async () => {
    const [app, other] = [await openPrepared(), await openPrepared()];
    const first = await app.client.forecast.get({});
    expect(await app.client.forecast.get({})).toEqual(first);
    const again = await app.reopen();
    expect(await again.client.forecast.get({})).toEqual(first);
    expect(await other.client.forecast.get({})).toEqual(first);
  });

  it('has weeks of seven days that begin the day after, ordered percentiles, a lowest point no week lies below, and components that add up', async () => {
    const app = await openPrepared();
    const forecast = await app.client.forecast.get({ weeks: 13 });
    expect(forecast.weeks).toHaveLength(13);
    expect(forecast.days).toHaveLength(91);
    let opening: number = forecast.openingBalanceMinor;
    for (const [index, week] of forecast.weeks.entries()) {
      expect(week.weekStart).toBe(addDays(forecast.asOf, 1 + 7 * index));
      expect(week.weekEnd).toBe(addDays(week.weekStart, 6));
      expect(week.p10Minor <= week.p50Minor && week.p50Minor <= week.p90Minor).toBe(true);
      expect(week.p50Minor - opening).toBe(week.netMinor);
      expect(Object.values(week.components).reduce((sum, part) => sum + part, 0)).toBe(week.netMinor);
      opening = week.p50Minor;
    }
    const lowest = Math.min(...forecast.days.map((day) => day.p50Minor));
    expect(forecast.lowestPoint.p50Minor).toBe(lowest);
    expect(forecast.days.find((day) => day.date === forecast.lowestPoint.date)?.p50Minor).toBe(lowest);
  });

  it('begins where the past ends', async () => {
    const app = await openPrepared();
    const forecast = await app.client.forecast.get({ actualDays: 30 });
    expect(forecast.actual).toHaveLength(30);
    expect(forecast.actual.at(-1)).toEqual({ date: forecast.asOf, balanceMinor: forecast.openingBalanceMinor });
    expect((await app.client.dashboard.get({})).cashMinor).toBe(forecast.openingBalanceMinor);
  });

  it('follows the books: new lines, a stated balance and a buffer change it at once', async () => {
    const app = await openPrepared();
    const before = await app.client.forecast.get({});
    await importRows(app, '2026-03-05 -1000.00 Machine\n2026-03-05 -1.00 Nail\n2026-03-05 -2.00 Screw');
    const after = await app.client.forecast.get({});
    expect(after.openingBalanceMinor).toBe(before.openingBalanceMinor - 100_300);
    await app.client.userConfig.update({ obligationsBufferAmountMinor: minorUnits(4321) });
    expect((await app.client.forecast.get({})).bufferMinor).toBe(4321);
  });

  it('a week opens into its components, its season and the weeks behind it', async () => {
    const app = await openPrepared();
    const forecast = await app.client.forecast.get({});
    const week = forecast.weeks[2];
    const evidence = await app.client.forecast.evidence({ weekStart: addDays(forecast.asOf, 15) });
    expect(evidence).toMatchObject({ weekStart: week?.weekStart, netMinor: week?.netMinor, components: week?.components });
    expect(evidence.weeklyHistory.length).toBeGreaterThan(10);
    for (const entry of evidence.weeklyHistory) expect(entry.inflowMinor + entry.outflowMinor).toBe(entry.netMinor);
    expect(evidence.largestLines.length).toBeGreaterThan(0);
    expect(await failureOf(app.client.forecast.evidence({ weekStart: forecast.asOf }))).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('a snapshot', () => {
  it('keeps what was said, whatever happens to the books, and no statement can change it', async () => {
    const app = await openPrepared();
    const said = await app.client.forecast.get({ weeks: 13 });
    const snapshot = await app.client.forecast.snapshot({});
    expect(snapshot).toMatchObject({ forecastDate: said.asOf, reason: 'on_demand', lowestPoint: said.lowestPoint });
    await importRows(app, '2026-03-05 -1000.00 Machine\n2026-03-05 -1.00 Nail\n2026-03-05 -2.00 Screw');
    expect(await app.client.forecast.snapshots({})).toEqual([snapshot]);
    const raw = await connectRaw(app.folder);
    try {
      const days = raw
        .prepare<[], { target_date: string; predicted_balance_minor: number }>(
          'SELECT target_date, predicted_balance_minor FROM cash_forecasts ORDER BY target_date',
        )
        .all();
      expect(days).toEqual(said.days.map((day) => ({ target_date: day.date, predicted_balance_minor: day.p50Minor })));
      expect(() => raw.exec('UPDATE cash_forecasts SET predicted_balance_minor = 0')).toThrow(/never edited/);
    } finally {
      raw.close();
    }
  });

  it('is of today: none is taken as of a past day', async () => {
    const app = await openPrepared();
    expect(await failureOf(app.client.forecast.snapshot({ asOf: isoDate('2026-02-01') }))).toMatchObject({ code: 'CONFLICT' });
    expect(await app.client.forecast.snapshots({})).toEqual([]);
  });
});
