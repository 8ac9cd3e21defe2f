import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';

export const ROOT = join(import.meta.dirname, '..', '..');

export type Import = {
  /** A path from the root for our own files, else the name of a package, built-in ones as `node:…`. */
  readonly to: string;
  readonly isPackage: boolean;
  /** The whole statement vanishes when the code is compiled. */
  readonly isTypeOnly: boolean;
  readonly isResolved: boolean;
};
export type Module = { readonly path: string; readonly imports: readonly Import[] };

const SOURCE_GLOB = '{src-shared,src-main,src-renderer,migrations}/**/*.{ts,tsx}';

/** Every source file of the application. */
export function sourceFiles(): string[] {
  return globSync(SOURCE_GLOB, { cwd: ROOT })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** Every source file with what it imports, types and lazy imports included, read by the parser that also builds the application. */
export function readModules(): Module[] {
  return sourceFiles().map((path) => ({ path, imports: readImports(path, readFileSync(join(ROOT, path), 'utf8')) }));
}

export function readImports(path: string, code: string): Import[] {
  const { module, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors.map(({ message }) => message).join('; ')}`);
  const toImport = (specifier: string, statementStart: number): Import => {
    const isTypeOnly = /^(import|export)\s+type\s/.test(code.slice(statementStart, statementStart + 20));
    if (isBuiltin(specifier)) return { to: `node:${specifier.replace(/^node:/, '')}`, isPackage: true, isTypeOnly, isResolved: true };
    if (!specifier.startsWith('.')) return { to: specifier, isPackage: true, isTypeOnly, isResolved: true };
    const to = posix.join(dirname(path), specifier.replace(/\?.*$/, ''));
    return { to, isPackage: false, isTypeOnly, isResolved: existsSync(join(ROOT, to)) };
  };
  return [
    ...module.staticImports.map(({ moduleRequest, start }) => toImport(moduleRequest.value, start)),
    ...module.staticExports.flatMap(({ entries, start }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [toImport(moduleRequest.value, start)])),
    ),
    // A lazy import of anything but a plain text cannot be followed: it counts as a file that is not there.
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => {
      const literal = /^(['"`])([^$]*)\1$/.exec(code.slice(start, end));
      return literal?.[2] === undefined
        ? { to: code.slice(start, end), isPackage: false, isTypeOnly: false, isResolved: false }
        : toImport(literal[2], -1);
    }),
  ];
}

/** A file without its comments: what a rule about code may look at. */
export function codeOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

/** The circles among modules, each as the path that leads back to where it began. */
export function findCycles(modules: readonly Module[]): string[] {
  const targets = new Map(modules.map(({ path, imports }) => [path, imports.filter(({ isPackage }) => !isPackage).map(({ to }) => to)]));
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of targets.keys()) visit(path, []);
  return cycles;
}
