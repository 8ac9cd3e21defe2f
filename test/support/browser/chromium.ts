import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findChromium } from '../../../scripts/support/chromium.ts';
import { must } from '../../../src-shared/result/assert.ts';

/** Nothing of a browser's own may reach for the network, or ask a question, while a page is tested. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

/** One browser for all tests of a file; each test opens a context of its own, which shares nothing with another. */
export function sharedBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = must(findChromium(), 'Chromium or Chrome: install one, or set CHROMIUM_PATH to its executable');
    browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  });
  afterAll(() => browser?.close());
  return () => must(browser, 'the browser, which is there while tests run');
}
