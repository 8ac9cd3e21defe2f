import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = {
  readonly id: string;
  readonly impact?: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
};

declare global {
  // What the script puts into the page.
  var axe: { run: (options: object) => Promise<{ violations: Finding[] }> };
}

/** What axe-core finds serious or critical on the page, each with the elements it found it on. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(`if (window.axe === undefined) { ${source} }`);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run({ resultTypes: ['violations'] });
    return found.map(({ id, impact, help, nodes }) => ({ id, impact, help, targets: nodes.map(({ target }) => target.join(' ')) }));
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, targets }) => `${id}: ${help} (${targets.slice(0, 4).join(' | ')})`);
}
