import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/support/entries.ts';
import { chooseSteps, STEPS } from '../../../scripts/support/steps.ts';
import { scriptArguments } from '../../../scripts/support/tools.ts';

const namesOf = (wanted: readonly string[]): string[] | undefined => chooseSteps(wanted)?.map(({ name }) => name);

describe('the steps of a test run', () => {
  it('are all of them when none is named', () => {
    expect(chooseSteps([])).toBe(STEPS);
  });

  it('keep their order, whatever the order of the names', () => {
    expect(namesOf(['unit', 'lint', 'types'])).toEqual(['types', 'lint', 'unit']);
  });

  it('refuse a name that is none', () => {
    expect(chooseSteps(['unit', 'everything'])).toBeNull();
  });

  it('cover every kind of test that Vitest knows', async () => {
    const { default: config } = await import('../../../vitest.config.ts');
    const projects = (config.test?.projects ?? []).map((project) =>
      typeof project === 'object' && 'test' in project ? project.test?.name : undefined,
    );
    expect(projects.length).toBeGreaterThan(5);
    expect(STEPS.map(({ name }) => name)).toEqual(expect.arrayContaining(projects));
  });
});

describe('an npm script', () => {
  it.each(['types', 'lint', 'format', 'dead-code', 'build'])('%s is one command that our own Node runs', (script) => {
    expect(existsSync(join(ROOT, scriptArguments(script)[0] ?? '')) || existsSync(scriptArguments(script)[0] ?? '')).toBe(true);
  });
});
