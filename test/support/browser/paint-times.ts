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

/**
 * How long the page's thread computed in each of some steps. In the thread's own time: by the clock a machine with other work would be measured,
 * not the page. A step may hold several tasks, so that no task was longer than this.
 */
export async function computingMs(page: Page, steps: number, step: (index: number) => Promise<void>): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const times: number[] = [];
  for (let index = 0; index < steps; index += 1) {
    const before = await spent();
    await step(index);
    times.push((await spent()) - before);
  }
  await session.detach();
  return times;
}
