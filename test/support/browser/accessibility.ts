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

async function violationsOf(page: Page, options: object): Promise<string[]> {
  await page.evaluate(`if (window.axe === undefined) { ${source} }`);
  const violations = await page.evaluate(async (given) => {
    const { violations: found } = await globalThis.axe.run({ resultTypes: ['violations'], ...given });
    return found.map(({ id, impact, help, nodes }) => ({ id, impact, help, targets: nodes.map(({ target }) => target.join(' ')) }));
  }, options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, targets }) => `${id}: ${help} (${targets.slice(0, 4).join(' | ')})`);
}

/** What axe-core finds serious or critical on the page, each with the elements it found it on. */
export function seriousViolations(page: Page): Promise<string[]> {
  return violationsOf(page, {});
}

/** The same of its rules about colours alone: all that a theme can change. */
export function colorViolations(page: Page): Promise<string[]> {
  return violationsOf(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } });
}
