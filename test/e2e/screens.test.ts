import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../src-shared/result/assert.ts';
import { type AppFolder, createAppFolder } from '../support/app-folder.ts';
import { seriousViolations } from '../support/browser/accessibility.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { dropFiles } from '../support/browser/drop-files.ts';
import { layoutProblems, pagePaths, settled } from '../support/browser/layout.ts';
import { createSample, type Serving, startServing } from '../support/browser/serving.ts';
import { goTo, openVisit, RESULTS, takePicture, type Visit } from '../support/browser/visit.ts';

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
  copyFileSync(join(RESULTS, `${name}.png`), join(SCREENS, `${name}.png`));
}

async function atEachScreen(visit: Visit, look: (screen: Screen) => Promise<void>): Promise<void> {
  const { page } = visit;
  const others = (await pagePaths(page)).filter((path) => screens.every((screen) => screen.path.split('?')[0] !== path));
  for (const screen of [...screens, ...others.map((path): Screen => ({ name: path.slice(1), path }))]) {
    await goTo(page, screen.path);
    await settled(page);
    await screen.prepare?.(page);
    await look(screen);
    await screen.leave?.(page);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

it.each(THEMES)('shows every page in the %s theme, and axe-core finds nothing serious', async (theme) => {
  const visit = await openVisit(browser(), must(serving, 'the server'), { colorScheme: theme });
  const violations: string[] = [];
  const problems: string[] = [];
  await atEachScreen(visit, async ({ name }) => {
    await takePicture(visit.page, `${name}-${theme}`);
    keep(`${name}-${theme}`);
    violations.push(...(await seriousViolations(visit.page)).map((text) => `${name}: ${text}`));
    problems.push(...(await layoutProblems(visit.page)).map((text) => `${name}: ${text}`));
  });
  await visit.context.close();
  expect(violations).toEqual([]);
  expect(problems).toEqual([]);
  expect(visit.complaints).toEqual([]);
  expect(visit.foreignRequests).toEqual([]);
});

it.each([
  ['1024×700', 220, { viewport: { width: 1024, height: 700 } }],
  ['200 % zoom of 1440×900', 60, { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }],
] as const)('does not break at %s', async (_size, railPx, options) => {
  const visit = await openVisit(browser(), must(serving, 'the server'), options);
  const problems: string[] = [];
  await atEachScreen(visit, async ({ name }) => {
    await takePicture(visit.page, `${name}-${options.viewport.width}`);
    problems.push(...(await layoutProblems(visit.page)).map((text) => `${name}: ${text}`));
  });
  const railWidth = await visit.page.getByRole('navigation', { name: 'Pages' }).evaluate((rail) => rail.getBoundingClientRect().width);
  await visit.context.close();
  expect(problems).toEqual([]);
  expect(railWidth).toBe(railPx);
});

it.each(THEMES)('welcomes in the %s theme, at every size, and axe-core finds nothing serious', async (theme) => {
  const empty = createAppFolder();
  const server = await startServing(empty);
  const visit = await openVisit(browser(), server, { colorScheme: theme });
  try {
    await settled(visit.page);
    await takePicture(visit.page, `welcome-${theme}`);
    keep(`welcome-${theme}`);
    expect(await seriousViolations(visit.page)).toEqual([]);
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 1024, height: 700 },
      { width: 720, height: 450 },
    ]) {
      await visit.page.setViewportSize(viewport);
      expect(await layoutProblems(visit.page)).toEqual([]);
    }
  } finally {
    await visit.context.close();
    await server.stop();
    empty.remove();
  }
});
