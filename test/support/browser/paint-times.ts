import type { Page } from 'playwright-core';

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** From a key press in the page to the frame after which its effect is on the screen, by the page's own clock. */
export async function keyToPaintMs(page: Page, key: string): Promise<number> {
  const painted = await page.evaluateHandle(
    () =>
      ({
        time: new Promise<number>((resolve) => {
          window.addEventListener(
            'keydown',
            (event) => {
              // The frame is painted between one animation frame and the next task after it.
              requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.addEventListener('message', () => resolve(performance.now() - event.timeStamp));
                channel.port1.start();
                channel.port2.postMessage(null);
              });
            },
            { capture: true, once: true },
          );
        }),
      }) as const,
  );
  await page.keyboard.press(key);
  return page.evaluate(({ time }) => time, painted);
}

/** How long each task held up the page's thread while something was done; those under 50 ms are not told. */
export async function longTasksMs(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seenTasks: seen });
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
  });
  await work();
  return page.evaluate(() => (window as unknown as { seenTasks: number[] }).seenTasks);
}
