import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { EUR, failureOf, importRows, openTestApp, type TestApp } from '../../support/test-app.ts';

const NOW = '2026-03-10T09:00:00.000Z';
const TODAY = isoDate('2026-03-10');

/** Half a year of weekly sales and purchases with the bank's balance, up to yesterday. */
function weeklyRows(weeks: number): string {
  let balance = 20_000;
  const rows: string[] = [];
  for (let age = weeks; age >= 1; age -= 1) {
    const monday = addDays(isoDate('2026-03-09'), -7 * age);
    balance += 900 + (age % 4) * 25;
    rows.push(`${monday} ${900 + (age % 4) * 25}.00 Card takings | ${balance}.00`);
    balance -= 610 + (age % 3) * 30;
    rows.push(`${addDays(monday, 2)} -${610 + (age % 3) * 30}.00 Wholesale | ${balance}.00`);
  }
  return rows.join('\n');
}

async function openBooks(): Promise<TestApp> {
  const app = await openTestApp({ nowInstant: NOW });
  await app.client.businesses.create({ name: 'Example Ltd', baseCurrency: EUR, country: 'DE', timeZone: 'Europe/Berlin', locale: 'en-GB' });
  await importRows(app, weeklyRows(26));
  return app;
}

const rent = { frequency: 'monthly' as const, startDate: isoDate('2026-04-01'), baseAmountMinor: minorUnits(-120_000) };

describe('obligations in the forecast', () => {
  it('count once, and leave when they are settled', async () => {
    const app = await openBooks();
    const cashAt = async (weeks: number) => must((await app.client.forecast.get({ weeks })).weeks.at(-1), 'a week');
    const before = await cashAt(4);
    const customer = await app.client.customers.create({ name: 'Acme' });
    const invoice = await app.client.dueItems.create({
      clientId: customer.id,
      issueDate: isoDate('2026-03-01'),
      dueDate: isoDate('2026-03-20'),
      amountMinor: minorUnits(400_000),
    });
    const withInvoice = await cashAt(4);
    expect(withInvoice.p50Minor).toBeGreaterThan(before.p50Minor + 200_000);
    const weeks = (await app.client.forecast.get({ weeks: 4 })).weeks;
    expect(weeks.reduce((sum, week) => sum + week.components.ar, 0)).toBeGreaterThan(300_000);
    await app.client.payments.record({ paymentDate: TODAY, amountMinor: minorUnits(400_000), allocations: [{ scheduleId: invoice.id }] });
    expect((await app.client.forecast.get({ weeks: 4 })).weeks.every((week) => week.components.ar === 0)).toBe(true);
  });

  it('come out the same by the direct path, from the billing terms of customers and vendors', async () => {
    const app = await openBooks();
    await app.client.vendors.create({ name: 'Landlord', category: 'rent', billing: { terms: { ...rent, shift: 'next' } } });
    await app.client.customers.create({
      name: 'Acme',
      paymentTermsDays: 14,
      billing: { terms: { frequency: 'biweekly', startDate: isoDate('2026-03-13'), baseAmountMinor: minorUnits(45_000) } },
    });
    const byAgreement = await app.client.forecast.get({ weeks: 26 });
    await app.client.featureFlags.update({ useObligationForForecast: false });
    const direct = await app.client.forecast.get({ weeks: 26 });
    expect(direct.weeks).toEqual(byAgreement.weeks);
    expect(byAgreement.weeks.reduce((sum, week) => sum + week.components.recurring, 0)).toBeLessThan(-500_000);
    expect(byAgreement.weeks.reduce((sum, week) => sum + week.components.ar, 0)).toBeGreaterThan(300_000);
  });

  it('a prospect stands in the pipeline alone, by its probability', async () => {
    const app = await openBooks();
    await app.client.agreements.create({
      name: 'Big deal',
      obligationType: 'revenue',
      isProspect: true,
      probability: 0.5,
      expectedDate: isoDate('2026-04-10'),
      terms: { frequency: 'once', startDate: isoDate('2026-04-10'), baseAmountMinor: minorUnits(1_000_000) },
    });
    const { weeks } = await app.client.forecast.get({ weeks: 26 });
    const sum = weeks.reduce((total, week) => total + week.components.pipeline, 0);
    expect(sum).toBeGreaterThan(400_000);
    expect(sum).toBeLessThan(600_000);
    expect((await app.client.dueItems.list({ state: 'all' })).rows).toEqual([]);
  });
});

describe('scenarios', () => {
  it('compare side by side on the same random numbers, and never touch the books', async () => {
    const app = await openBooks();
    const loan = await app.client.scenarios.create({
      name: 'Loan',
      adjustments: [
        {
          kind: 'borrow',
          id: 'bank',
          source: 'loan',
          drawDate: isoDate('2026-03-16'),
          principalMinor: minorUnits(500_000),
          annualRateBps: 600,
          repayment: { firstDate: isoDate('2026-09-30'), count: 10, everyMonths: 1 },
        },
      ],
    });
    await app.client.scenarios.create({
      name: 'Machine',
      adjustments: [{ kind: 'one_off', id: 'machine', date: isoDate('2026-03-30'), amountMinor: minorUnits(-300_000) }],
    });
    const before = await app.dump();
    const compared = await app.client.scenarios.compare({ stacked: true });
    expect(compared.scenarios.map((scenario) => `${scenario.name} ${scenario.difference.endMinor}`)).toEqual([
      'Loan 500000',
      'Machine -300000',
      'All together 200000',
    ]);
    const [day] = compared.base.days;
    expect(compared.scenarios[0]?.days[0]).toEqual(day);
    const forecast = await app.client.forecast.get({ weeks: 13 });
    expect(compared.base.days.map((entry) => entry.p50Minor)).toEqual(forecast.days.map((entry) => entry.p50Minor));
    const evidence = await app.client.scenarios.evidence({ scenarioIds: compared.scenarios.flatMap(({ scenarioId }) => scenarioId ?? []) });
    expect(evidence.lines.map((line) => [line.label, line.change, line.source, line.differenceMinor].join(' '))).toEqual([
      'Loan paid out added scenario 500000',
      'Money that goes out once added scenario -300000',
    ]);
    expect([evidence.endDifferenceMinor, evidence.medianAgainstMeanMinor]).toEqual([200_000, 0]);
    expect((await failureOf(app.client.scenarios.evidence({ scenarioIds: [999] }))).code).toBe('NOT_FOUND');
    expect(await app.dump()).toEqual(before);
    expect((await failureOf(app.client.scenarios.create({ name: 'loan', adjustments: [] }))).code).toBe('CONFLICT');
    await app.client.scenarios.update({ scenarioId: loan.id, isEnabled: false });
    expect((await app.client.scenarios.compare({})).scenarios.map((scenario) => scenario.name)).toEqual(['Machine']);
    const foreign = { kind: 'customer_leaves' as const, clientId: 999, fromDate: TODAY };
    expect((await failureOf(app.client.scenarios.compare({ adjustments: [foreign] }))).code).toBe('NOT_FOUND');
  });
});

describe('the score of forecasts', () => {
  it('compares each kept day once with what the bank says, and the parts of a miss add up to it', async () => {
    const app = await openBooks();
    await app.client.forecast.snapshot({});
    const later = await app.reopen('2026-03-26T09:00:00.000Z');
    expect(await later.client.accuracy.update({})).toEqual({ logged: 0 });
    const end = must((await later.client.transactions.list({})).rows[0], 'the newest line');
    expect(end.bookingDate < '2026-03-10').toBe(true);
    let balance = 20_000;
    for (let age = 26; age >= 1; age -= 1) balance += 900 + (age % 4) * 25 - 610 - (age % 3) * 30;
    const rows = [0, 1, 2].flatMap((week) => {
      const monday = addDays(isoDate('2026-03-09'), 7 * week);
      balance += 800;
      const sale = `${monday} 800.00 Card takings | ${balance}.00`;
      balance -= 620;
      return [sale, `${addDays(monday, 2)} -620.00 Wholesale | ${balance}.00`];
    });
    await importRows(later, rows.join('\n'));
    const view = await later.client.accuracy.get({});
    expect(view.rows.map((row) => row.horizonDays)).toEqual([1, 7, 14]);
    expect(view.snapshotCount).toBe(1);
    const missed = view.rows.reduce((sum, row) => sum + row.actualMinor - row.predictedMinor, 0);
    const causes = view.causes.reduce((sum, entry) => sum + entry.missMinor, 0);
    expect(causes).toBe(missed);
    expect(view.horizons[0]?.coverage.count).toBe(1);
    expect(await later.client.accuracy.update({})).toEqual({ logged: 0 });
  });

  it('holds each part beside what came of it: components that add up to the balance, customers by the invoices known at the time', async () => {
    const app = await openBooks();
    const [acme, early] = [await app.client.customers.create({ name: 'Acme' }), await app.client.customers.create({ name: 'Early' })];
    const invoice = ({ client }: TestApp, [clientId, documentNumber, issueDate, amountMinor]: [number, string, string, number]) =>
      client.dueItems.create({
        clientId,
        documentNumber,
        issueDate: isoDate(issueDate),
        dueDate: isoDate('2026-03-13'),
        amountMinor: minorUnits(amountMinor),
      });
    await invoice(app, [acme.id, 'RE-1001', '2026-03-01', 400_000]);
    await invoice(app, [early.id, 'RE-1002', '2026-03-02', 50_000]);
    await app.client.forecast.snapshot({});
    const later = await app.reopen('2026-03-26T09:00:00.000Z');
    await invoice(later, [early.id, 'RE-1003', '2026-03-11', 9900]);
    let balance = 20_000;
    for (let age = 26; age >= 1; age -= 1) balance += 900 + (age % 4) * 25 - 610 - (age % 3) * 30;
    await importRows(
      later,
      [
        `2026-03-12 500.00 Early RE-1002 | ${(balance + 500).toFixed(2)}`,
        `2026-03-13 99.00 Early RE-1003 | ${(balance + 599).toFixed(2)}`,
        `2026-03-16 800.00 Card takings | ${(balance + 1399).toFixed(2)}`,
        `2026-03-25 -620.00 Wholesale | ${(balance + 779).toFixed(2)}`,
      ].join('\n'),
    );
    const view = await later.client.accuracy.get({ horizonDays: 7 });
    const { parts } = view;
    expect([parts.horizonDays, parts.scoredCount]).toEqual([7, 1]);
    const row = must(view.rows[0], 'a scored week');
    const expected = parts.components.reduce((sum, part) => sum + part.expectedMinor, 0) + parts.medianAgainstMeanMinor;
    const came = parts.components.reduce((sum, part) => sum + part.actualMinor, 0);
    const opening = minorUnits(Math.round(balance * 100));
    expect(expected).toBe(row.predictedMinor - opening);
    expect(came).toBe(row.actualMinor - opening);
    expect(parts.customers.map(({ name, actualMinor }) => `${name} ${actualMinor}`)).toEqual(['Acme 0', 'Early 50000']);
    expect(parts.customers[1]?.coverage).toMatchObject({ count: 1 });
    // A week has 26 weeks of past behind it, a customer none.
    expect(view.horizons[0]?.mase).toEqual(expect.any(Number));
    expect(parts.customers[0]?.mase).toBeNull();
    expect(parts.components.find(({ component }) => component === 'other')?.mase).toEqual(expect.any(Number));
    expect((await later.client.accuracy.get({})).parts.horizonDays).toBe(14);
    expect((await later.client.accuracy.get({ horizonDays: 1 })).parts).toMatchObject({ horizonDays: null, components: [] });
  });
});
