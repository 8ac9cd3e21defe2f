import type { Page } from 'playwright-core';

/** A page that waits for its content says so only after 100 ms, lest it flash. */
const UNTIL_LOADING_SHOWS_MS = 130;

/** Waits until a page has its heading and everything it fetched at first. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await page.waitForTimeout(UNTIL_LOADING_SHOWS_MS);
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root, [aria-busy="true"]') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Charts and virtual rows measure themselves in the frame after they were put there.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** The address of every page there is, as the rail has them. */
export async function pagePaths(page: Page): Promise<string[]> {
  const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
  await links.first().waitFor();
  return links.evaluateAll((list) => list.map((link) => (link.getAttribute('href') ?? '').replace(/^#/, '')));
}

/** What breaks in the window as it is: anything wider than its room, controls that lie over each other, labels that are cut. Empty when all is well. */
export async function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) problems.push(`the document is ${root.scrollWidth - root.clientWidth} px too wide`);
    const content = document.querySelector('main');
    if (content !== null && content.scrollWidth > content.clientWidth)
      problems.push(`the page is ${content.scrollWidth - content.clientWidth} px too wide`);

    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? (element.textContent || element.getAttribute('placeholder')) ?? '').trim().slice(0, 40)}"`;
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > 4 && height > 4 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    };
    /** Inside a part that scrolls by itself, being further right is being one scroll away. */
    const scrolls = (element: Element): boolean => {
      for (let node = element.parentElement; node !== null && node !== content; node = node.parentElement) {
        if (['auto', 'scroll'].includes(getComputedStyle(node).overflowX) && node.scrollWidth > node.clientWidth) return true;
      }
      return false;
    };
    const controls = [...document.querySelectorAll('a[href], button, input:not([type=range]), select, textarea, summary')].filter(isSeen);
    for (const control of controls) {
      const box = control.getBoundingClientRect();
      const isOutside = box.left < -1 || box.right > root.clientWidth + 1;
      if (isOutside && !scrolls(control)) problems.push(`${nameOf(control)} lies outside the window`);
      const isCut = control.scrollWidth > control.clientWidth + 2 && getComputedStyle(control).overflowX === 'hidden';
      if (isCut && control.tagName === 'BUTTON') problems.push(`${nameOf(control)} has a cut label`);
    }
    const wrapperOf = (element: Element): Element | null => element.closest('.mantine-Input-wrapper');
    controls.forEach((one, index) => {
      for (const other of controls.slice(index + 1)) {
        const isOneField = wrapperOf(one) !== null && wrapperOf(one) === wrapperOf(other);
        if (isOneField || one.contains(other) || other.contains(one)) continue;
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const isSameLayer = one.closest('main, nav, header, [role=dialog]') === other.closest('main, nav, header, [role=dialog]');
        if (across > 2 && down > 2 && isSameLayer) problems.push(`${nameOf(one)} lies over ${nameOf(other)}`);
      }
    });
    return problems;
  });
}
