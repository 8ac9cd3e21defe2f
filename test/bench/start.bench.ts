import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/support/chromium.ts';
import type { MeasuredRow, Measurement } from '../../scripts/support/measure.ts';
import { createAppFolder, openApp, type AppFolder } from '../support/app-folder.ts';
import { startServing } from '../support/browser/serving.ts';
import { median, rounded, timed } from '../support/figures.ts';

const RUNS = 5;
const ROOT = join(import.meta.dirname, '..', '..');
const TAMIO = join(ROOT, 'bin', 'tamio.mjs');
const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function runCommand(folder: AppFolder, words: readonly string[]): number {
  const startedMs = performance.now();
  execFileSync(process.execPath, [TAMIO, ...words, '--data', folder.data], {
    env: { ...process.env, ...folder.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return performance.now() - startedMs;
}

/** The page's own mark of its first content, and when the dashboard shows its figures. */
async function openPage(browser: Browser, url: string): Promise<{ paintedMs: number }> {
  const page = await browser.newPage();
  try {
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const painted = await page.evaluate(() => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return { paintedMs: painted };
  } finally {
    await page.close();
  }
}

async function startServer(folder: AppFolder, browser: Browser): Promise<{ servedMs: number; paintedMs: number; readyMs: number }> {
  const startedAt = performance.timeOrigin + performance.now();
  const { result: serving, tookMs: servedMs } = await timed(() => startServing(folder));
  try {
    const { paintedMs } = await openPage(browser, serving.url);
    return { servedMs, paintedMs: paintedMs - startedAt, readyMs: performance.timeOrigin + performance.now() - startedAt };
  } finally {
    await serving.stop();
  }
}

/** From nothing to the first answer: the built application, each time a new process, on a sample business of three years. */
export default async function startBench(): Promise<Measurement> {
  const title = `Cold start on a sample business of 36 months, median of ${RUNS}`;
  if (!existsSync(join(ROOT, 'out', 'renderer', 'index.html')))
    return { title, rows: [{ name: 'not built: run "npm run build" first', value: 'none', unit: '', isOk: false }] };
  const folder = createAppFolder();
  const row = (name: string, taken: readonly number[]): MeasuredRow => ({ name, value: Math.round(median(taken)), unit: 'ms' });
  try {
    const app = await openApp(folder);
    await app.client.sample.create({ archetype: 'agency', seed: 7, months: 36 });
    await app.close();
    const repeat = <T>(work: () => T): T[] => Array.from({ length: RUNS }, work);
    const rows: MeasuredRow[] = [
      row(
        'tamio help',
        repeat(() => runCommand(folder, ['help'].slice(0, 1))),
      ),
      row(
        'tamio call businesses.list',
        repeat(() => runCommand(folder, ['call', 'businesses.list'])),
      ),
      row(
        'tamio forecast',
        repeat(() => runCommand(folder, ['forecast', '--json'])),
      ),
    ];
    const executablePath = findChromium();
    if (executablePath === null) return { title, rows: [...rows, { name: 'first paint', value: 'not to be had', unit: '(no Chromium here)' }] };
    const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
    const starts = [];
    for (let run = 0; run < RUNS; run += 1) starts.push(await startServer(folder, browser));
    await browser.close();
    rows.push(
      row(
        'browser host: until it prints its address',
        starts.map((start) => start.servedMs),
      ),
      row(
        'browser host: until the first paint in a browser that is open',
        starts.map((start) => start.paintedMs),
      ),
      row(
        'browser host: until the first heading stands',
        starts.map((start) => start.readyMs),
      ),
    );
    return { title, rows: rows.map((figure) => ({ ...figure, value: rounded(Number(figure.value)) })) };
  } finally {
    folder.remove();
  }
}
