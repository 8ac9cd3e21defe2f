import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type IsoDate, isIsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { AppError } from '../../src-shared/result/app-error.ts';
import { standardDataFolder } from '../app/data-folders.ts';
import { UsageError } from './usage.ts';

export type GlobalOptions = {
  readonly dataFolder: string;
  readonly business: string | undefined;
  readonly asOf: IsoDate | undefined;
  readonly isJson: boolean;
  readonly userName: string | undefined;
  readonly passphrase: string | undefined;
};

const GLOBAL = {
  data: { type: 'string' },
  business: { type: 'string' },
  'as-of': { type: 'string' },
  json: { type: 'boolean' },
  user: { type: 'string' },
  'passphrase-file': { type: 'string' },
} as const;

/** Options of single commands; a command names those it takes, and any other is wrong usage. */
const OWN = {
  account: { type: 'string' },
  currency: { type: 'string' },
  answer: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  weeks: { type: 'string' },
  scenario: { type: 'string' },
  mode: { type: 'string' },
  types: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  port: { type: 'string' },
  'recovery-key': { type: 'string' },
} as const;

export type OwnOption = keyof typeof OWN;

export type Arguments = {
  readonly global: GlobalOptions;
  readonly words: readonly string[];
  readonly text: (name: OwnOption) => string | undefined;
  readonly list: (name: OwnOption) => readonly string[];
  readonly isSet: (name: OwnOption) => boolean;
};

/** The first line of the file: editors end files with a line break that is not part of the passphrase. */
function readPassphrase(file: string): string {
  let text: string;
  try {
    text = readFileSync(resolve(file), 'utf8');
  } catch (error) {
    throw new AppError('FILE_UNREADABLE', `The passphrase file ${file} cannot be read. Check its name and rights.`, {}, { cause: error });
  }
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  if (line === '') throw new AppError('INVALID_INPUT', `The passphrase file ${file} is empty. Write the passphrase on its first line.`);
  return line;
}

export function parseDay(text: string, option: string): IsoDate {
  if (!isIsoDate(text)) throw new UsageError(`--${option} takes a day that exists, as YYYY-MM-DD; "${text}" is none`);
  return text;
}

/** Reads the command's words and options. `allowed` are the command's own options. */
export function readArguments(argv: readonly string[], allowed: readonly OwnOption[]): Arguments {
  const own = Object.fromEntries(allowed.map((name) => [name, OWN[name]]));
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options: { ...GLOBAL, ...own }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('.')[0] ?? error.message) : 'the options cannot be understood', {
      cause: error,
    });
  }
  const values = parsed.values as Record<string, string | boolean | string[] | undefined>;
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  const asOf = text('as-of');
  const passphraseFile = text('passphrase-file');
  const folder = text('data') ?? process.env['TAMIO_DATA'];
  return {
    global: {
      dataFolder: folder === undefined || folder === '' ? standardDataFolder() : resolve(folder),
      business: text('business'),
      asOf: asOf === undefined ? undefined : parseDay(asOf, 'as-of'),
      isJson: values['json'] === true,
      userName: text('user'),
      passphrase: passphraseFile === undefined ? undefined : readPassphrase(passphraseFile),
    },
    words: parsed.positionals,
    text,
    list: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value : [];
    },
    isSet: (name) => values[name] === true,
  };
}
