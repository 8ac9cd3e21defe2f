import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../src-shared/result/assert.ts';
import { type AppFolder, createAppFolder } from '../support/app-folder.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { seriousViolations } from '../support/browser/accessibility.ts';
import { layoutProblems, settled } from '../support/browser/layout.ts';
import { call, createSample, type Serving, startServing } from '../support/browser/serving.ts';
import { takePicture, visit } from '../support/browser/visit.ts';

let folder: AppFolder | undefined;
let serving: Serving | undefined;
const browser = sharedBrowser();

type Week = { readonly weekStart: string; readonly p10Minor: number; readonly p50Minor: number; readonly p90Minor: number };

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

async function openForecast(): Promise<Page> {
  const { page } = await visit(browser(), must(serving, 'the server'), { path: '/forecast' });
  await settled(page);
  await page.getByRole('slider', { name: 'Day of the forecast' }).waitFor();
  return page;
}

const table = (page: Page) => page.getByRole('region', { name: 'The same in figures' }).getByRole('table');

/** Whole euros as the table writes them, as a number. */
function euros(text: string): number {
  const digits = Number(text.replaceAll(/[^\d]/g, ''));
  return text.includes('−') ? -digits : digits;
}

it('shows the same figures in the table as the forecast has', async () => {
  const page = await openForecast();
  const { weeks } = await call<{ weeks: Week[] }>(must(folder, 'the folder'), 'forecast.get', { businessId: 1 });
  const rows = table(page)
    .locator('tbody tr')
    .filter({ has: page.getByRole('button') });
  expect(await rows.count()).toBe(weeks.length);
  for (const [index, week] of weeks.entries()) {
    const cells = await rows.nth(index).locator('td').allInnerTexts();
    const shown = cells.slice(-3).map((text) => euros(text.replaceAll(/below (zero|buffer)/g, '')));
    expect(shown).toEqual([week.p10Minor, week.p50Minor, week.p90Minor].map((minor) => Math.sign(minor) * Math.round(Math.abs(minor) / 100)));
  }
});

it('reads the chart day by day from the keyboard, in the figures of the table, and opens the week', async () => {
  const page = await openForecast();
  await page.getByText('By day', { exact: true }).click();
  const firstDay = table(page).locator('tbody tr').first();
  const [, , expected = ''] = await firstDay.locator('td').allInnerTexts();
  const slider = page.getByRole('slider', { name: 'Day of the forecast' });
  await slider.focus();
  const start = (await slider.getAttribute('aria-valuetext')) ?? '';
  expect(start).toContain(`expected ${expected.includes('−') ? '−' : ''}€${expected.replace('−', '').replace(/below (zero|buffer)\s*/, '')}`);
  await page.keyboard.press('ArrowRight');
  expect(await slider.getAttribute('aria-valuetext')).not.toBe(start);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('heading', { name: 'What makes up this week' }).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await expect.poll(() => slider.evaluate((element) => element === document.activeElement)).toBe(true);
});

it('opens the week that is clicked in the chart', async () => {
  const page = await openForecast();
  const box = must(await page.getByRole('slider', { name: 'Day of the forecast' }).boundingBox(), 'the chart');
  await page.mouse.click(box.x + box.width * 0.8, box.y + box.height / 2);
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('heading', { name: 'What makes up this week' }).waitFor();
  const week = must(/open=week(?::|%3A)(\d{4}-\d\d-\d\d)/.exec(page.url())?.[1], 'a week in the address');
  expect(week > '2026-03-05').toBe(true);
});

it('looks as far ahead as asked, and keeps it in the address', async () => {
  const page = await openForecast();
  for (const [label, name, weeks] of [
    ['30 d', '30 days', 5],
    ['60 d', '60 days', 9],
    ['6 mo', '6 months', 26],
    ['12 mo', '12 months', 52],
  ] as const) {
    await page.getByText(label, { exact: true }).click();
    await page.getByRole('region', { name: `${name} ahead` }).waitFor();
    await expect
      .poll(
        () =>
          table(page)
            .locator('tbody tr')
            .filter({ has: page.getByRole('button') })
            .count(),
        { timeout: 20_000 },
      )
      .toBe(weeks);
  }
  await page.reload();
  await page.getByRole('region', { name: '12 months ahead' }).waitFor();
});

it('opens a figure into lines with source, age and confidence, reaches their reasons and rows by keyboard, and gives the chances by days', async () => {
  const page = await openForecast();
  const row = table(page)
    .locator('tbody tr')
    .filter({ has: page.getByRole('button') })
    .first();
  await row.locator('td button').first().click();
  const drawer = page.getByRole('dialog').first();
  const lines = drawer.getByRole('table').first();
  const tag = lines.getByRole('button', { name: /confidence$/ }).first();
  await tag.waitFor();
  expect(await lines.locator('tbody tr').first().locator('th').innerText()).toMatch(/confirmed|past documents/);
  // From the keyboard, so that the focus is one that shows.
  await page.keyboard.press('Tab');
  await tag.focus();
  await page.getByRole('tooltip').getByRole('listitem').nth(2).waitFor();
  for (const [theme, width, height] of [
    ['light', 1440, 900],
    ['light', 1024, 700],
    ['dark', 720, 450],
    ['dark', 1440, 900],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height });
    await takePicture(page, `forecast-part-${theme}-${width}`);
    expect(await layoutProblems(page)).toEqual([]);
  }
  expect(await seriousViolations(page)).toEqual([]);
  const opener = lines.getByRole('button', { name: /^Invoice|^Bill/ }).first();
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Payments' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Payments' }).waitFor({ state: 'detached' });
  await tag.waitFor();
  await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await page.getByText('30 d', { exact: true }).click();
  await page.getByText('within 30 days').first().waitFor();
  await page.getByRole('button', { name: /Why/ }).click();
  const chances = page.getByRole('region', { name: 'Table of the chances' });
  await chances.waitFor();
  expect(await chances.locator('tbody th').allInnerTexts()).toEqual(['30 days']);
  await page.getByText('13 wk', { exact: true }).click();
  await expect.poll(() => chances.locator('tbody th').allInnerTexts()).toEqual(['30 days', '60 days', '90 days', '13 weeks']);
  await takePicture(page, 'forecast-chances');
});
