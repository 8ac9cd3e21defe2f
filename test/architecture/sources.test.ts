import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, ROOT, sourceFiles } from './modules.ts';

/** A file's name with the line on which the pattern stands. */
function occurrences(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    codeOf(path)
      .split('\n')
      .flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
  );
}

const inFolder = (folder: string): string[] => sourceFiles().filter((path) => path.startsWith(folder));

describe('what both sides speak', () => {
  const shared = inFolder('src-shared/');

  it('has no clock and no randomness', () => {
    expect(shared.length).toBeGreaterThan(10);
    expect(occurrences(shared, /\b(Date\.now|new Date\(\s*\)|performance\.now|Math\.random|crypto\.)/)).toEqual([]);
  });

  it('knows neither a page nor a process', () => {
    expect(occurrences(shared, /\b(window|document|localStorage|navigator|process|globalThis)\.|\b(fetch|setTimeout|setInterval|require)\(/)).toEqual(
      [],
    );
  });

  it('has no locale', () => {
    expect(
      occurrences([...inFolder('src-shared/domain/'), ...inFolder('src-shared/result/')], /\bIntl\.|\.toLocale(?!UpperCase|LowerCase)|localeCompare/),
    ).toEqual([]);
  });
});

describe('engines', () => {
  const engines = inFolder('src-main/engine/');

  it('have no clock, no randomness, no locale and do not wait', () => {
    expect(engines.length).toBeGreaterThan(10);
    expect(
      occurrences(
        engines,
        /\b(Date\.now|new Date\(\s*\)|performance\.now|Math\.random|crypto\.|Intl\.)|\.toLocale|localeCompare|\basync\b|\bawait\b/,
      ),
    ).toEqual([]);
  });
});

describe('bank lines', () => {
  /** Rooms that write, prove or define them, and the one list that tells by the numbers of the lines, from the index alone, what the view would hide. */
  const AT_THE_TABLE = ['src-main/features/imports/', 'src-main/features/audit/', 'src-main/database/', 'src-main/features/transactions/store.ts'];

  it('are read through the view that hides unfinished imports', () => {
    const others = [
      ...inFolder('src-main/app/'),
      ...inFolder('src-main/features/'),
      ...inFolder('src-main/worker/'),
      ...inFolder('src-main/cli/'),
    ].filter((path) => !AT_THE_TABLE.some((room) => path.startsWith(room)));
    expect(others.length).toBeGreaterThan(10);
    expect(occurrences(others, /\bbank_transactions\b/)).toEqual([]);
  });
});

describe('files', () => {
  it('stay within 400 lines', () => {
    const tests = globSync('{test,scripts,bin}/**/*.{ts,mjs}', { cwd: ROOT });
    const sheets = globSync('src-renderer/**/*.css', { cwd: ROOT });
    const long = [...sourceFiles(), ...tests, ...sheets].filter((path) => readFileSync(join(ROOT, path), 'utf8').trimEnd().split('\n').length > 400);
    expect(long).toEqual([]);
  });

  it('are called in kebab-case, React components too', () => {
    const odd = sourceFiles().filter(
      (path) =>
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.(module|test|d))?\.tsx?$/.test(
          path
            .split('/')
            .at(-1)
            ?.replace(/^\d{4}_[a-z0-9_]+/, 'migration') ?? '',
        ),
    );
    expect(odd).toEqual([]);
  });
});

describe('the lockfile', () => {
  const lockfile = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');

  it('names no registry, so that it installs from whichever one is configured', () => {
    expect(lockfile).not.toContain('"resolved": "http');
    expect(lockfile).not.toMatch(/https?:\/\/[^"]*registry/);
  });

  it('holds whole versions: what is pinned is what is installed', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });
});

describe('the package', () => {
  it('names a command line that is there', () => {
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: { tamio: string } };
    expect(existsSync(join(ROOT, bin.tamio))).toBe(true);
  });

  it('has scripts that need no shell', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const shellish = Object.entries(scripts).filter(([, line]) => /[&|;<>$`'"*]/.test(line));
    expect(shellish).toEqual([]);
  });
});
