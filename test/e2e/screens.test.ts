import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../src-shared/result/assert.ts';
import { type AppFolder, createAppFolder } from '../support/app-folder.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { dropFiles } from '../support/browser/drop-files.ts';
import { pagePaths, settled } from '../support/browser/layout.ts';
import { LOOKS, lookAround, takeOn } from '../support/browser/looks.ts';
import { createSample, type Serving, startServing } from '../support/browser/serving.ts';
import { goTo, openVisit, RESULTS } from '../support/browser/visit.ts';

const SCREENS = join(import.meta.dirname, '..', '..', 'docs', 'screens');
const THEMES = ['light', 'dark'] as const;

const STATEMENT = [
  'Buchungstag;Verwendungszweck;Betrag;Saldo',
  '02.03.2026;Miete Werkstatt;-1.450,00;33.151,94',
  '03.03.2026;Rechnung 2026-118;4.800,00;37.951,94',
  '04.03.2026;Kartenzahlung Papier;-86,40;37.865,54',
  '05.03.2026;unleserlich;abc;',
  '',
].join('\n');

type Screen = {
  readonly name: string;
  readonly path: string;
  readonly prepare?: (page: Page) => Promise<void>;
  readonly leave?: (page: Page) => Promise<void>;
};

const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');

/** Pages that show more once something was done on them, and what lies over pages; every further page of the rail is looked at as it opens. */
const screens: readonly Screen[] = [
  { name: 'dashboard', path: '/' },
  { name: 'alerts', path: '/alerts' },
  { name: 'transactions', path: '/transactions?account=1' },
  {
    name: 'import',
    path: '/import',
    prepare: async (page) => {
      await dropFiles(page, [join(must(folder, 'the folder').files, 'umsaetze.csv')]);
      await page.getByRole('button', { name: /^Book 3 new lines/ }).waitFor();
    },
    leave: (page) => page.getByRole('button', { name: 'Do not import' }).click(),
  },
  { name: 'forecast', path: '/forecast' },
  { name: 'reports', path: '/reports' },
  { name: 'audit-log', path: '/audit-log' },
  { name: 'settings', path: '/settings' },
  {
    name: 'evidence-week',
    path: '/forecast',
    prepare: async (page) => {
      await page.getByRole('region', { name: 'The same in figures' }).getByRole('button').nth(3).click();
      await page.getByRole('dialog').getByRole('table').first().waitFor();
    },
    leave: escape,
  },
  {
    name: 'evidence-alert',
    path: '/alerts',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Show the evidence' }).first().click();
      await page.getByRole('dialog').getByText('The arithmetic').waitFor();
    },
    leave: escape,
  },
  {
    name: 'palette',
    path: '/',
    prepare: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
    leave: escape,
  },
  {
    name: 'shortcuts',
    path: '/',
    prepare: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
    },
    leave: escape,
  },
];

let folder: AppFolder | undefined;
let serving: Serving | undefined;
const browser = sharedBrowser();

beforeAll(async () => {
  folder = createAppFolder();
  writeFileSync(join(folder.files, 'umsaetze.csv'), STATEMENT);
  await createSample(folder);
  serving = await startServing(folder);
});
afterAll(async () => {
  await serving?.stop();
  folder?.remove();
});

/** The screens of the README: the pages as they are, without what can lie over them. */
function keep(name: string): void {
  if (process.env['TAMIO_WRITE_SCREENS'] !== '1' || /^(evidence|palette|shortcuts)/.test(name)) return;
  mkdirSync(SCREENS, { recursive: true });
  for (const theme of THEMES) copyFileSync(join(RESULTS, `${name}-${theme}.png`), join(SCREENS, `${name}-${theme}.png`));
}

it('shows every page in every theme and size, and axe-core finds nothing serious', async () => {
  const { page, context, complaints, foreignRequests } = await openVisit(browser(), must(serving, 'the server'));
  const problems: string[] = [];
  const others = (await pagePaths(page)).filter((path) => screens.every((screen) => screen.path.split('?')[0] !== path));
  for (const screen of [...screens, ...others.map((path): Screen => ({ name: path.slice(1), path }))]) {
    await goTo(page, screen.path);
    await settled(page);
    await screen.prepare?.(page);
    problems.push(...(await lookAround(page, screen.name)));
    keep(screen.name);
    await screen.leave?.(page);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  const rail = page.getByRole('navigation', { name: 'Pages' });
  const railWidths = new Map<string, number>();
  for (const look of LOOKS) {
    await takeOn(page, look);
    railWidths.set(look.name, await rail.evaluate((element) => element.getBoundingClientRect().width));
  }
  await context.close();
  expect(problems).toEqual([]);
  expect(Object.fromEntries(railWidths)).toEqual({ small: 220, zoomed: 60, dark: 220, light: 220 });
  expect(complaints).toEqual([]);
  expect(foreignRequests).toEqual([]);
}, 240_000);

it('welcomes in every theme and size, and axe-core finds nothing serious', async () => {
  const empty = createAppFolder();
  const server = await startServing(empty);
  const { page, context } = await openVisit(browser(), server);
  try {
    await settled(page);
    expect(await lookAround(page, 'welcome')).toEqual([]);
    keep('welcome');
  } finally {
    await context.close();
    await server.stop();
    empty.remove();
  }
});
