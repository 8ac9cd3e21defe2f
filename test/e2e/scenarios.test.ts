import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../src-shared/result/assert.ts';
import { type AppFolder, createAppFolder } from '../support/app-folder.ts';
import { seriousViolations } from '../support/browser/accessibility.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { settled } from '../support/browser/layout.ts';
import { lookAround } from '../support/browser/looks.ts';
import { call, createSample, serve, type Serving, startServing, testBooks } from '../support/browser/serving.ts';
import { goTo, openVisit, takePicture, visit } from '../support/browser/visit.ts';

let folder: AppFolder | undefined;
let serving: Serving | undefined;
const browser = sharedBrowser();

type Scenario = { readonly id: number; readonly name: string; readonly isEnabled: boolean; readonly adjustments: readonly object[] };

const books = (): AppFolder => must(folder, 'the folder');
const scenarios = (): Promise<Scenario[]> => call(books(), 'scenarios.list', { businessId: 1 });

/** Keeps the forecast as it was on an earlier day. */
async function keepForecastOf(date: string): Promise<void> {
  const then = { ...books(), env: { ...books().env, TAMIO_FIXED_INSTANT: `${date}T09:00:00.000Z` } };
  await call(then, 'forecast.snapshot', { businessId: 1 });
}

beforeAll(async () => {
  folder = createAppFolder();
  await createSample(folder);
  await call(folder, 'businesses.update', { businessId: 1, locale: 'en-IE' });
  serving = await startServing(folder);
});
afterAll(async () => {
  await serving?.stop();
  folder?.remove();
});

async function open(path: string): Promise<Page> {
  const { page } = await visit(browser(), must(serving, 'the server'), { path });
  await settled(page);
  return page;
}

/** Chooses a kind of change from the list by typing nothing but its name and Enter. */
async function addChange(page: Page, label: string): Promise<void> {
  await page.getByRole('combobox', { name: /what if…/i }).click();
  await page.getByRole('option', { name: label, exact: true }).click();
}

/** Whole euros of a cell. */
function euros(text: string): number {
  const digits = Number(text.replaceAll(/[^\d]/g, ''));
  return text.includes('−') ? -digits : digits;
}

it('says what will be here, builds a scenario of two changes, and shows it beside the forecast', async () => {
  const page = await open('/scenarios');
  await page.getByText('No scenarios yet').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'What if…' }).click();
  const drawer = page.getByRole('dialog', { name: 'What if…' });
  await drawer.waitFor();

  await drawer.getByRole('button', { name: 'Save the scenario' }).click();
  await drawer.getByText('Add at least one change.').waitFor();
  await addChange(page, 'You hire somebody');
  const hire = drawer.getByRole('group', { name: 'You hire somebody' });
  await drawer.getByRole('button', { name: 'Save the scenario' }).click();
  await hire.getByText('An amount without a sign, such as 1,250.00.').waitFor();
  await hire.getByLabel('Cost a month').fill('4,500');
  await hire.getByLabel('Paid on day').fill('25');
  await addChange(page, 'Money comes in once');
  await drawer.getByRole('group', { name: 'Money comes in once' }).getByLabel('Amount').fill('2*1,000');
  expect(await seriousViolations(page)).toEqual([]);

  await drawer.getByRole('button', { name: 'Show what it does' }).click();
  const end = drawer.getByText('Cash in 13 weeks');
  await end.waitFor();
  expect(await end.locator('..').innerText()).toContain('worse');
  await drawer.getByLabel('Name').fill('A second designer');
  await takePicture(page, 'scenario-form');
  await drawer.getByRole('button', { name: 'Save the scenario' }).click();
  await drawer.waitFor({ state: 'detached' });

  const table = page.getByRole('region', { name: 'Side by side' }).getByRole('table');
  await table.getByRole('columnheader', { name: 'A A second designer' }).waitFor();
  const [saved] = await scenarios();
  expect(saved).toMatchObject({
    name: 'A second designer',
    isEnabled: true,
    adjustments: [
      { kind: 'hire', monthlyCostMinor: 450_000, payDayOfMonth: 25 },
      { kind: 'one_off', amountMinor: 200_000 },
    ],
  });
  // The difference is what stands beside it: scenario minus forecast.
  const row = await table
    .getByRole('row', { name: /^Cash in 13 weeks/ })
    .getByRole('cell')
    .allInnerTexts();
  const [asItIs = '', [own = '', difference = ''] = []] = [row[0], row[1]?.split('\n')];
  expect(Math.abs(euros(own) - euros(asItIs) - euros(difference))).toBeLessThanOrEqual(1);
  expect(difference).toContain('worse');
});

it('opens the lines that a scenario adds, from its column and back to it', async () => {
  const page = await open('/scenarios');
  const opener = page.getByRole('button', { name: 'Lines that change with A second designer' });
  await opener.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'What “A second designer” changes' });
  const table = drawer.getByRole('table', { name: 'The lines that change' });
  await table
    .getByRole('rowheader', { name: /^Pay of the new hire/ })
    .first()
    .waitFor();
  await table.getByRole('rowheader', { name: /^Money that comes in once Everything else, added by the scenario/ }).waitFor();
  const differences = (await table.locator('tbody td:last-child').allInnerTexts()).map(euros);
  const foot = (await table.locator('tfoot td').allInnerTexts()).map(euros);
  const whole = must(foot.pop(), 'the whole difference');
  expect(Math.abs([...differences, ...foot].reduce((sum, part) => sum + part, 0) - whole)).toBeLessThanOrEqual(differences.length + 1);
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'scenario-lines');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
});

it('refuses a name that is taken, changes one, switches it off, deletes it and takes that back', async () => {
  await call(books(), 'scenarios.create', {
    businessId: 1,
    name: 'Less work',
    adjustments: [{ kind: 'revenue_change', changeBps: -1000, fromDate: '2026-04-01' }],
  });
  const page = await open('/scenarios');
  const row = page.getByRole('list', { name: 'Scenarios' }).getByRole('listitem').filter({ hasText: 'Less work' }).first();
  await row.getByText('Revenue not yet invoiced falls by 10% from 1 April').waitFor();
  await row.getByRole('button', { name: 'Edit Less work' }).click();
  const drawer = page.getByRole('dialog', { name: 'Change Less work' });
  await drawer.getByLabel('Name').fill('a second DESIGNER');
  await drawer.getByLabel('Percent').fill('12.5');
  await drawer.getByRole('button', { name: 'Save the changes' }).click();
  await drawer.getByRole('alert').getByText('There is already a scenario called').waitFor();
  await drawer.getByLabel('Name').fill('Less work');
  await drawer.getByRole('button', { name: 'Save the changes' }).click();
  await row.getByText('falls by 12.5%').waitFor();

  await row.getByRole('switch', { name: 'Compare Less work' }).press('Space');
  await row.getByText('switched off').waitFor();
  await row.getByRole('button', { name: 'Delete Less work' }).click();
  await row.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await row.waitFor();
  await row.getByText('switched off').waitFor();
  expect(await scenarios()).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Less work', isEnabled: false })]));
});

it('draws scenarios over the forecast, and reads them with the day', async () => {
  const page = await open('/forecast');
  const slider = page.getByRole('slider', { name: 'Day of the forecast' });
  await page.getByRole('figure').getByText('A second designer').waitFor();
  await slider.focus();
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/expected .*, range .*, A second designer /);
  await page.getByRole('switch', { name: 'Scenarios' }).click();
  await page.getByRole('figure').getByText('A second designer').waitFor({ state: 'detached' });
});

it('splits weeks and months into parts that add up, and shows the lines behind a part', async () => {
  const page = await open('/forecast');
  const table = page.getByRole('region', { name: 'The same in figures' }).getByRole('table');
  const foot = async (): Promise<string[]> => table.locator('tfoot td').allInnerTexts();
  const byWeek = await foot();
  await page.getByText('By month', { exact: true }).click();
  await table.getByRole('button', { name: /April 2026/ }).waitFor();
  expect(await foot()).toEqual(byWeek);
  const heads = await table.locator('thead th').allInnerTexts();
  const change = heads.indexOf('Change') - 1;
  const months = table.locator('tbody tr').filter({ has: page.getByRole('button') });
  const changes = await Promise.all((await months.all()).map((row) => row.locator('td').nth(change).innerText()));
  const sum = changes.reduce((total, text) => total + euros(text), 0);
  expect(Math.abs(sum - euros(must(byWeek[change], 'the change')))).toBeLessThanOrEqual(changes.length);

  const april = table.getByRole('button', { name: /April 2026/ });
  await april.press('Enter');
  expect(await april.getAttribute('aria-expanded')).toBe('true');
  await takePicture(page, 'forecast-months');
  await table.locator('tr[data-inset] td button').first().click();
  const drawer = page.getByRole('dialog', { name: 'Customers in this week' });
  await drawer.getByText('The lines behind it').waitFor();
  // Under what is expected stands what it is a part of.
  const amounts = await drawer.getByRole('table').locator('tbody td:last-child').allInnerTexts();
  const lines = amounts.map((text) => euros(text.split('\n')[0] ?? ''));
  const total = euros(await drawer.getByRole('table').locator('tfoot td').last().innerText());
  expect(Math.abs(lines.reduce((all, line) => all + line, 0) - total)).toBeLessThanOrEqual(lines.length);
  await drawer.getByText('How sure the whole forecast is').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'forecast-part');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
});

it('keeps forecasts and says how they compare with what came', async () => {
  const page = await open('/accuracy');
  await page.getByText('Nothing has come yet to compare with').waitFor();
  await page.getByRole('button', { name: 'Keep today’s forecast' }).click();
  await page.getByText('The forecast of 5 March is kept.').waitFor();
  for (const date of ['2026-01-01', '2026-01-08', '2026-01-15', '2026-01-22', '2026-01-29']) await keepForecastOf(date);
  await page.reload();
  await page.getByRole('button', { name: 'Compare with what came' }).click();
  await page.getByText(/^The 80% range held \d of [45] times at 4 weeks\./).waitFor();

  const causes = page.getByRole('region', { name: 'What made them miss' });
  const parts = (await causes.locator('tbody td:last-child').allInnerTexts()).map(euros);
  expect(parts).toHaveLength(4);
  const whole = euros(await causes.locator('tfoot td').innerText());
  expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - whole)).toBeLessThanOrEqual(4);
  const kept = page.getByRole('region', { name: 'Kept forecasts and what came' });
  const misses = (await kept.locator('tbody td:nth-last-child(2)').allInnerTexts()).map(euros);
  expect(Math.abs(misses.reduce((sum, miss) => sum + miss, 0) - whole)).toBeLessThanOrEqual(misses.length);

  // What each part was expected to bring and what came lead, row by row, to the change of the balance.
  const table = page.getByRole('region', { name: 'Which part was right' }).getByRole('table');
  for (const column of [2, 3]) {
    const amounts = (await table.locator(`tbody td:nth-child(${column + 1})`).allInnerTexts()).map(euros);
    const median = table.locator('tfoot tr').filter({ hasText: 'Median against mean' }).locator('td').first();
    const change = euros(
      await table
        .locator('tfoot tr')
        .last()
        .locator('td')
        .nth(column - 2)
        .innerText(),
    );
    const rest = column === 2 && (await median.count()) > 0 ? euros(await median.innerText()) : 0;
    expect(Math.abs(amounts.reduce((sum, part) => sum + part, rest) - change)).toBeLessThanOrEqual(amounts.length + 1);
  }
  const measures = page.getByRole('region', { name: 'The measures', exact: true });
  await measures.getByRole('button', { name: 'Show the measures' }).click();
  const ahead = measures.getByRole('row', { name: /^4 weeks/ });
  expect(await ahead.getByRole('cell').allInnerTexts()).toEqual([
    expect.stringMatching(/^[45]$/),
    expect.stringMatching(/^[+−]?[<\d]+%$/),
    expect.stringMatching(/^\d\.\d\d$|^too little past$/),
    expect.stringMatching(/%$/),
    expect.stringMatching(/^[\d,.]+$/),
    expect.stringMatching(/%$/),
    expect.stringMatching(/^\d+% to \d+%$|^too few$/),
  ]);
  await ahead.scrollIntoViewIfNeeded();
  await measures.getByText('Below 1 is better than saying that nothing changes.').waitFor();
  expect(await lookAround(page, 'accuracy-measures')).toEqual([]);

  await page
    .locator('label')
    .filter({ hasText: /^1 week$/ })
    .click();
  await page.getByText(/^The 80% range held \d of \d times at 1 week\./).waitFor();
  expect(page.url()).toContain('days=7');
});

it('offers to keep the first forecast where none is kept', async () => {
  const empty = testBooks();
  await call(empty, 'businesses.create', { name: 'Example Ltd', baseCurrency: 'EUR', country: 'IE', locale: 'en-IE', timeZone: 'Europe/Dublin' });
  const { page } = await visit(browser(), await serve(empty), { path: '/accuracy' });
  await page.getByText('No forecast is kept yet').waitFor();
  await page.getByRole('button', { name: 'Keep today’s forecast' }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
});

const PATHS = ['/forecast', '/forecast?range=24m', '/scenarios', '/scenarios?range=6m&together=1', '/accuracy'];

it('looks as it should in every theme and size', async () => {
  const [off] = (await scenarios()).filter(({ isEnabled }) => !isEnabled);
  if (off !== undefined) await call(books(), 'scenarios.update', { businessId: 1, scenarioId: off.id, isEnabled: true });
  const { page, context, complaints } = await openVisit(browser(), must(serving, 'the server'));
  const problems: string[] = [];
  for (const path of PATHS) {
    await goTo(page, path);
    await settled(page);
    await page.getByRole('table').first().waitFor();
    if (path.includes('24m')) await page.getByRole('region', { name: '24 months ahead' }).waitFor();
    problems.push(...(await lookAround(page, `ahead${path.replaceAll(/\W+/g, '-')}`)));
  }
  await page.getByRole('link', { name: 'Scenarios' }).first().click();
  await page.getByRole('button', { name: 'Edit A second designer' }).click();
  await page.getByRole('dialog').getByLabel('Cost a month').waitFor();
  problems.push(...(await lookAround(page, 'ahead-form')));
  await context.close();
  expect(problems).toEqual([]);
  expect(complaints).toEqual([]);
});
