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

  it('has calendar months that lead from the opening balance to the last day, as far as two years', async () => {
    const app = await openPrepared();
    const forecast = await app.client.forecast.get({ weeks: 104 });
    const byDate = new Map<string, (typeof forecast.days)[number]>(forecast.days.map((day) => [day.date, day]));
    let [opening, next]: [number, string] = [forecast.openingBalanceMinor, addDays(forecast.asOf, 1)];
    for (const month of forecast.months) {
      expect([month.openingMinor, month.firstDate, month.lastDate.slice(0, 7)]).toEqual([opening, next, month.month]);
      expect(month.p50Minor - month.openingMinor).toBe(month.netMinor);
      expect(Object.values(month.components).reduce((sum, part) => sum + part, 0)).toBe(month.netMinor);
      const { p10Minor, p50Minor, p90Minor } = month;
      expect(byDate.get(month.lastDate)).toMatchObject({ p10Minor, p50Minor, p90Minor });
      const days = forecast.days.filter(({ date }) => date.startsWith(month.month));
      expect(days.reduce((sum, day) => sum + day.netMinor, 0)).toBe(month.netMinor);
      [opening, next] = [month.p50Minor, addDays(month.lastDate, 1)];
    }
    expect(forecast.months.at(-1)?.lastDate).toBe(addDays(forecast.asOf, 728));
    const sumOf = (rows: typeof forecast.weeks | typeof forecast.months): number => rows.reduce((sum, row) => sum + row.components.other, 0);
    expect(sumOf(forecast.months)).toBe(sumOf(forecast.weeks));
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

/** A rent and an invoice typed in on 5 March, an earlier rent paid on the 2nd, a prospect, and the bank lines of some weeks. */
async function openOwing(): Promise<{ readonly app: TestApp; readonly customerId: number; readonly vendorId: number; readonly invoiceId: number }> {
  const app = await openPrepared();
  const vendor = await app.client.vendors.create({
    name: 'Lessor',
    category: 'rent',
    billing: { terms: { frequency: 'monthly', startDate: isoDate('2026-01-02'), baseAmountMinor: minorUnits(-12_000) } },
  });
  const customer = await app.client.customers.create({ name: 'Slow Payer' });
  const invoice = await app.client.dueItems.create({
    clientId: customer.id,
    documentNumber: 'R-17',
    issueDate: isoDate('2026-02-10'),
    dueDate: isoDate('2026-03-12'),
    amountMinor: minorUnits(40_000),
  });
  await app.client.agreements.create({
    name: 'A deal',
    obligationType: 'revenue',
    isProspect: true,
    probability: 0.5,
    expectedDate: isoDate('2026-03-20'),
    terms: { frequency: 'once', startDate: isoDate('2026-03-20'), baseAmountMinor: minorUnits(90_000) },
  });
  return { app, customerId: customer.id, vendorId: vendor.id, invoiceId: invoice.id };
}

type Evidence = Awaited<ReturnType<TestApp['client']['forecast']['evidence']>>;

async function linesOf(app: TestApp, asOf?: string): Promise<Evidence['lines']> {
  const day = asOf === undefined ? {} : { asOf: isoDate(asOf) };
  const { weeks } = await app.client.forecast.get({ ...day, weeks: 13 });
  const all = await Promise.all(weeks.slice(0, 5).map(({ weekStart }) => app.client.forecast.evidence({ ...day, weekStart })));
  return all.flatMap(({ lines }) => lines);
}

describe('the evidence of a week', () => {
  it('names the rows behind each line, and adds up to the parts of the week', async () => {
    const { app, customerId, vendorId, invoiceId } = await openOwing();
    const lines = await linesOf(app);
    const invoice = lines.find(({ scheduleId }) => scheduleId === invoiceId);
    expect(invoice).toMatchObject({
      kind: 'open_item',
      label: 'Invoice R-17',
      amountMinor: 40_000,
      plannedDate: '2026-03-12',
      clientId: customerId,
      agreementId: null,
      counterpartyName: 'Slow Payer',
    });
    const rent = lines.find(({ expenseBucketId, kind }) => expenseBucketId === vendorId && kind === 'schedule');
    expect(rent).toMatchObject({ label: 'Lessor', component: 'recurring', counterpartyName: 'Lessor' });
    expect(await app.client.agreements.get({ agreementId: rent?.agreementId ?? 0 })).toMatchObject({ name: 'Lessor' });
    expect((await app.client.dueItems.get({ scheduleId: rent?.scheduleId ?? 0 })).dueDate).toBe(rent?.plannedDate);
    expect(lines.find(({ kind }) => kind === 'pipeline')).toMatchObject({ label: 'A deal', source: 'prospect', confidence: { level: 'low' } });
    const { weeks } = await app.client.forecast.get({});
    const week = await app.client.forecast.evidence({ weekStart: isoDate(weeks[1]?.weekStart ?? '') });
    const { medianAgainstMean: _notALine, ...parts } = week.components;
    const sums = Object.keys(parts).map((part) => [
      part,
      week.lines.filter(({ component }) => component === part).reduce((sum, { expectedMinor }) => sum + expectedMinor, 0),
    ]);
    expect(Object.fromEntries(sums)).toEqual(parts);
  });

  it('tells how old each fact is: documents and agreements from when they were entered or paid, the rest from the bank lines', async () => {
    const { app, vendorId, invoiceId } = await openOwing();
    const later = await app.reopen('2026-03-09T09:30:00.000Z');
    const lines = await linesOf(later);
    const ages = (line: Evidence['lines'][number] | undefined) => [line?.source, line?.confirmedOn, line?.ageDays];
    expect(ages(lines.find(({ scheduleId }) => scheduleId === invoiceId))).toEqual(['typed', '2026-03-05', 4]);
    expect(ages(lines.find(({ expenseBucketId }) => expenseBucketId === vendorId))).toEqual(['typed', '2026-03-05', 4]);
    const residual = lines.find(({ kind }) => kind === 'residual');
    const { bankDataThrough, confidence } = await later.client.forecast.get({});
    expect(residual).toMatchObject({ source: 'history', confirmedOn: bankDataThrough, confidence });
    // A rent paid since is confirmed by the payment.
    const rent = (await later.client.dueItems.list({ state: 'open' })).rows.find(({ expenseBucketId }) => expenseBucketId === vendorId);
    const paid = { paymentDate: isoDate('2026-03-08'), amountMinor: minorUnits(-12_000), allocations: [{ scheduleId: rent?.id ?? 0 }] };
    await later.client.payments.record(paid);
    const next = (await linesOf(later)).find(({ expenseBucketId, component }) => expenseBucketId === vendorId && component === 'recurring');
    expect(ages(next)).toEqual(['typed', '2026-03-08', 1]);
    expect(next?.confidence.reasons.map(({ sentence }) => sentence)).toEqual([
      'Typed in by hand.',
      'Last confirmed 1 day ago.',
      'It has come 1 time before.',
    ]);
  });

  it('of a past day knows only what was known then', async () => {
    const { app, invoiceId } = await openOwing();
    const invoice = (await linesOf(app, '2026-02-20')).find(({ scheduleId }) => scheduleId === invoiceId);
    expect([invoice?.confirmedOn, invoice?.ageDays]).toEqual(['2026-02-10', 10]);
  });
});

describe('the chances of falling short', () => {
  it('are given by days and are those of the whole horizon at its end', async () => {
    const app = await openPrepared();
    const forecast = await app.client.forecast.get({ weeks: 13 });
    expect(forecast.chances.map(({ days }) => days)).toEqual([30, 60, 90, 91]);
    const { probabilityBelowZero, probabilityBelowBuffer, cashNeededMinor } = forecast;
    expect(forecast.chances.at(-1)).toMatchObject({
      lastDate: forecast.days.at(-1)?.date,
      probabilityBelowZero,
      probabilityBelowBuffer,
      cashNeededMinor,
    });
    const short = await app.client.forecast.get({ weeks: 5 });
    expect(short.chances.map(({ days }) => days)).toEqual([30, 35]);
    expect(short.chances[0]).toEqual(forecast.chances[0]);
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
