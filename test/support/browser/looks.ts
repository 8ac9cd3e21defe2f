import type { Page } from 'playwright-core';
import { colorViolations, seriousViolations } from './accessibility.ts';
import { layoutProblems, settled } from './layout.ts';
import { takePicture } from './visit.ts';

type Look = {
  readonly name: 'light' | 'dark' | 'small' | 'zoomed';
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
};

const WIDE = { width: 1440, height: 900 };

/** Both themes, the smallest window there is, and what 200 % zoom leaves of 1440×900; light comes last, so that a page is left as it was found. */
export const LOOKS: readonly Look[] = [
  { name: 'small', colorScheme: 'light', viewport: { width: 1024, height: 700 } },
  { name: 'zoomed', colorScheme: 'light', viewport: { width: 720, height: 450 } },
  { name: 'dark', colorScheme: 'dark', viewport: WIDE },
  { name: 'light', colorScheme: 'light', viewport: WIDE },
];

export async function takeOn(page: Page, { colorScheme, viewport }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(viewport);
}

/** What is wrong with what is on the screen as it is now. */
export async function lookOnce(page: Page): Promise<string[]> {
  await settled(page);
  return [...(await layoutProblems(page)), ...(await seriousViolations(page))];
}

/**
 * What is wrong with what is on the screen, in each theme and size: what breaks in the window, and what axe-core finds serious. The page is not loaded
 * again: structure is the same in every look and judged once, colours once a theme. A picture of each look is kept among the results.
 */
export async function lookAround(page: Page, name: string): Promise<string[]> {
  const problems: string[] = [];
  for (const look of LOOKS) {
    await takeOn(page, look);
    await settled(page);
    await takePicture(page, `${name}-${look.name}`);
    const found = await layoutProblems(page);
    if (look.name === 'dark') found.push(...(await colorViolations(page)));
    if (look.name === 'light') found.push(...(await seriousViolations(page)));
    problems.push(...found.map((text) => `${name}, ${look.name}: ${text}`));
  }
  return problems;
}
