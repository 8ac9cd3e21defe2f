import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { TEST_NOW } from '../app-folder.ts';
import type { Serving } from './serving.ts';

export const RESULTS = join(import.meta.dirname, '..', '..', '..', 'test-results');

export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything the browser complained of: exceptions, errors and warnings in the console (a refused style or script is one). */
  readonly complaints: string[];
  /** Every request that was not to the application itself. */
  readonly foreignRequests: string[];
};

export type VisitOptions = BrowserContextOptions & {
  /** Where to go once inside, such as `/forecast`. */
  readonly path?: string;
  /** Complaints that belong to the test, such as a connection that it cuts. */
  readonly mayComplain?: RegExp;
};

/** The session each served application gave its first visit; its printed address lets in only once. */
const sessions = new WeakMap<Serving, Awaited<ReturnType<BrowserContext['storageState']>>>();

const OWN_SCHEMES = new Set(['blob:', 'data:']);

function watch(context: BrowserContext, page: Page, origin: string): Pick<Visit, 'complaints' | 'foreignRequests'> {
  const complaints: string[] = [];
  const foreignRequests: string[] = [];
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !OWN_SCHEMES.has(url.protocol)) foreignRequests.push(request.url());
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(origin).host) foreignRequests.push(socket.url());
  });
  return { complaints, foreignRequests };
}

/** Opens a browser window of its own on served books, with the page's clock beside the application's. The caller closes it. */
export async function openVisit(browser: Browser, serving: Serving, options: VisitOptions = {}): Promise<Visit> {
  const { path, mayComplain: _, ...contextOptions } = options;
  const session = sessions.get(serving);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-IE',
    timezoneId: 'Europe/Dublin',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...(session === undefined ? {} : { storageState: session }),
    ...contextOptions,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(TEST_NOW));
  const seen = watch(context, page, serving.origin);
  await page.goto(session === undefined ? serving.url : serving.origin);
  if (session === undefined) sessions.set(serving, await context.storageState());
  if (path !== undefined) await goTo(page, path);
  return { page, context, ...seen };
}

/** The same for one test: closed when it has finished, with a picture where it failed, and nothing may have been complained of or sent elsewhere. */
export async function visit(browser: Browser, serving: Serving, options: VisitOptions = {}): Promise<Visit> {
  const opened = await openVisit(browser, serving, options);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await takePicture(opened.page, `failed-${task.name.replaceAll(/\W+/g, '-')}`);
    await opened.context.close();
    const { mayComplain } = options;
    expect(opened.complaints.filter((text) => mayComplain?.test(text) !== true)).toEqual([]);
    expect(opened.foreignRequests).toEqual([]);
  });
  return opened;
}

/** Goes to a page by its address within the window, without loading the document again. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#${path}`);
}

/** Keeps what is on the screen among the results of the run. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(RESULTS, { recursive: true });
  await page.screenshot({ path: join(RESULTS, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
