import { describe, expect, it } from 'vitest';
import { findForbiddenImports } from './check-imports.ts';
import { ROOMS } from './import-table.ts';
import { codeOf, findCycles, type Import, readImports, readModules, sourceFiles } from './modules.ts';

const modules = readModules();

const to = (path: string, more: Partial<Import> = {}): Import => ({
  to: path,
  isPackage: !path.startsWith('src-') && !path.startsWith('migrations/'),
  isTypeOnly: false,
  isResolved: true,
  ...more,
});
const judge = (path: string, imported: Import): string[] => findForbiddenImports([{ path, imports: [imported] }], ROOMS);

describe('the look at the sources', () => {
  it('sees every file, and what it imports', () => {
    expect(modules.length).toBeGreaterThan(150);
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(2 * modules.length);
  });

  it('sees each way of importing, and which vanish when the code is compiled', () => {
    const code = `
      import type { A } from './access.ts';
      import { type B } from './serve.ts';
      export type { C } from './terminal.ts';
      export * from './no-such-file.ts';
      import 'electron';
      import { readFile } from 'fs/promises';
      const later = () => import('node:path');
      const unknown = (name: string) => import(name);`;
    const own = (name: string, more: Partial<Import> = {}): Import => ({
      to: `src-main/server/${name}`,
      isPackage: false,
      isTypeOnly: false,
      isResolved: true,
      ...more,
    });
    expect(readImports('src-main/server/a.ts', code)).toEqual([
      own('access.ts', { isTypeOnly: true }),
      own('serve.ts'),
      to('electron'),
      to('node:fs/promises'),
      own('terminal.ts', { isTypeOnly: true }),
      own('no-such-file.ts', { isResolved: false }),
      to('node:path'),
      to('name', { isPackage: false, isResolved: false }),
    ]);
  });
});

describe('the import table', () => {
  it('is kept by every module', () => {
    expect(findForbiddenImports(modules, ROOMS)).toEqual([]);
  });

  it('refuses what lies in no room', () => {
    expect(judge('src-main/misc/helper.ts', to('src-shared/result/assert.ts'))).toHaveLength(1);
    expect(judge('src-main/engine/unheard-of/a.ts', to('src-shared/result/assert.ts'))).toHaveLength(1);
  });

  it.each([
    ['src-main/engine/forecast/a.ts', to('node:fs')],
    ['src-main/engine/forecast/a.ts', to('src-main/database/database.ts', { isTypeOnly: true })],
    ['src-main/engine/import/a.ts', to('src-main/engine/forecast/types.ts')],
    ['src-main/features/accounts/a.ts', to('src-main/engine/forecast/a.ts')],
    ['src-main/features/accounts/a.ts', to('electron')],
    ['src-main/server/a.ts', to('src-main/features/accounts/a.ts')],
    ['src-main/server/a.ts', to('src-main/electron/menu.ts')],
    ['src-main/worker/entry.ts', to('electron')],
    ['src-main/platform/a.ts', to('src-main/database/database.ts')],
    ['src-main/platform/a.ts', to('electron')],
    ['src-main/rails/stripe/a.ts', to('src-main/rails/plaid/b.ts')],
    ['src-shared/domain/money/a.ts', to('zod')],
    ['src-shared/domain/money/a.ts', to('node:fs')],
    ['src-shared/contract/a.ts', to('@orpc/server')],
    ['src-renderer/pages/forecast/a.tsx', to('src-renderer/pages/alerts/b.tsx')],
    ['src-renderer/pages/forecast/a.tsx', to('src-main/engine/forecast/types.ts', { isTypeOnly: true })],
    ['src-renderer/stores/a.ts', to('node:fs')],
    ['src-renderer/components/a.tsx', to('electron')],
    ['migrations/0010_a.ts', to('src-shared/result/assert.ts')],
    ['migrations/0010_a.ts', to('./nothing.ts', { isPackage: false, isResolved: false })],
  ])('refuses that %s imports %o', (path, imported) => {
    expect(judge(path, imported)).toHaveLength(1);
  });

  it.each([
    ['src-main/features/accounts/a.ts', to('src-main/engine/forecast/types.ts', { isTypeOnly: true })],
    ['src-main/electron/main.ts', to('electron')],
    ['src-renderer/pages/forecast/a.tsx', to('src-renderer/pages/forecast/b.tsx')],
    ['src-main/cli/cli.ts', to('src-main/server/serve.ts')],
  ])('allows that %s imports %o', (path, imported) => {
    expect(judge(path, imported)).toEqual([]);
  });
});

describe('the shape of the house', () => {
  it('has no circles, not even of types', () => {
    expect(findCycles(modules)).toEqual([]);
  });

  it('would find a circle', () => {
    const circle = ['a', 'b', 'c'].map((name, index, names) => ({ path: `src-main/${name}`, imports: [to(`src-main/${names[(index + 1) % 3]}`)] }));
    expect(findCycles(circle)).toEqual(['src-main/a → src-main/b → src-main/c → src-main/a']);
  });

  it('has electron in one room only', () => {
    const importers = modules.filter(({ imports }) => imports.some(({ to: target }) => target === 'electron')).map(({ path }) => path);
    expect(importers.length).toBeGreaterThan(0);
    expect(importers.filter((path) => !path.startsWith('src-main/electron/'))).toEqual([]);
  });

  it('has two lists that pass things on, and no other', () => {
    const barrels = sourceFiles().filter((path) => /\/index\.tsx?$/.test(path) || isBarrel(codeOf(path)));
    expect(barrels).toEqual(['migrations/index.ts', 'src-shared/contract/index.ts']);
  });
});

/** Nothing but `export … from` and imports that are exported again. */
function isBarrel(code: string): boolean {
  const statements = code
    .split(/;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  return statements.length > 0 && statements.every((statement) => /^export\s+(type\s+)?(\*|\{)[\s\S]*\sfrom\s/.test(statement));
}
