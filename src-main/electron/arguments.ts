import { createHash } from 'node:crypto';
import { extname, resolve } from 'node:path';

/** Statements of a bank, as the system hands them over by “Open with”. */
const STATEMENT_EXTENSIONS: ReadonlySet<string> = new Set([
  '.csv',
  '.tsv',
  '.txt',
  '.ofx',
  '.qfx',
  '.qif',
  '.xml',
  '.sta',
  '.mt940',
  '.940',
  '.xlsx',
]);

/** `--data DIR` or `--data=DIR`, as an absolute path; null without it. */
export function dataFolderArgument(argv: readonly string[], workingFolder: string): string | null {
  const index = argv.findIndex((argument) => argument === '--data' || argument.startsWith('--data='));
  const argument = argv[index];
  if (argument === undefined) return null;
  const value = argument === '--data' ? argv[index + 1] : argument.slice('--data='.length);
  return value === undefined || value === '' ? null : resolve(workingFolder, value);
}

/** The files to import among what the system started us with. Chromium's own switches and the folder of the application are not files. */
export function statementFiles(argv: readonly string[], workingFolder: string): string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && STATEMENT_EXTENSIONS.has(extname(argument).toLowerCase()))
    .map((argument) => resolve(workingFolder, argument));
}

/** A name for the window's own files beside each data folder that was named: one running window a folder, not one a machine. */
export function profileName(dataFolder: string): string {
  return `books-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
}
