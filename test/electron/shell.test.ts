import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { ELECTRON_HINT, findElectron, hasDisplay } from '../../scripts/support/electron-binary.ts';
import { ROOT } from '../../scripts/support/entries.ts';

const binary = findElectron();
const reason =
  binary === null
    ? `Electron's binary is not in node_modules/electron: ${ELECTRON_HINT}`
    : hasDisplay()
      ? null
      : 'there is no screen: set DISPLAY, or use xvfb-run';

/** Skips by name where no window can be opened, except where one was promised. */
function needsElectron({ skip }: TestContext): void {
  if (process.env['TAMIO_REQUIRE_ELECTRON'] === '1' && reason !== null) throw new Error(reason);
  skip(reason !== null, reason ?? '');
}

type Shell = { application: ElectronApplication; page: Page };
let folder: string;
let shell: Shell | undefined;

async function open(): Promise<Shell> {
  const application = await _electron.launch({ executablePath: binary ?? '', args: [ROOT, '--data', folder], cwd: ROOT });
  const page = await application.firstWindow();
  await page.waitForLoadState('load');
  return { application, page };
}

function running(): Shell {
  if (shell === undefined) throw new Error('the window is not open');
  return shell;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tamio-electron-'));
  if (reason === null) shell = await open();
});
afterAll(async () => {
  await shell?.application.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('the desktop window', () => {
  it('shows the application from its own protocol', async (context) => {
    needsElectron(context);
    const { page } = running();
    expect(page.url()).toMatch(/^app:\/\/tamio\//);
    await page.getByRole('heading').first().waitFor();
    expect(await page.title()).toContain('Tamio');
    expect(existsSync(folder)).toBe(true);
  });

  it('gives the page nothing of Node and one function of ours', async (context) => {
    needsElectron(context);
    const { page } = running();
    expect(await page.evaluate('[typeof require, typeof process, typeof module, Object.keys(window.tamio).join()]')).toEqual([
      'undefined',
      'undefined',
      'undefined',
      'pathForFile',
    ]);
  });

  it('runs the page in a sandbox', async (context) => {
    needsElectron(context);
    const metrics = await running().application.evaluate(({ app }) => app.getAppMetrics().map(({ type, sandboxed }) => ({ type, sandboxed })));
    // Linux does not tell whether a process is in the sandbox.
    const isKnown = process.platform !== 'linux';
    expect(metrics.filter(({ type, sandboxed }) => type === 'Tab' && isKnown && sandboxed !== true)).toEqual([]);
  });

  it('opens no window, reaches no network and navigates nowhere', async (context) => {
    needsElectron(context);
    const { application, page } = running();
    expect(await page.evaluate("window.open('https://example.com/') === null")).toBe(true);
    expect(await page.evaluate("fetch('https://example.com/').then(() => 'reached', () => 'refused')")).toBe('refused');
    await page.evaluate("location.href = 'https://example.com/'");
    expect(page.url()).toMatch(/^app:\/\/tamio\//);
    expect(application.windows()).toHaveLength(1);
  });

  it('is denied every permission', async (context) => {
    needsElectron(context);
    const states = await running().page.evaluate(
      "Promise.all(['geolocation', 'notifications', 'camera'].map((name) => navigator.permissions.query({ name }).then(({ state }) => state)))",
    );
    expect(states).toEqual(['denied', 'denied', 'denied']);
  });

  it('has a native menu', async (context) => {
    needsElectron(context);
    const labels = await running().application.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
    expect(labels).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Go', 'Help']));
  });
});
