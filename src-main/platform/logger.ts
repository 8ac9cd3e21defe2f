import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { ensurePrivateFolder } from './files.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Ids, counts, codes and durations. Never an amount, a name, a description, a path or a token: a log may be sent to somebody. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export type Logger = {
  readonly debug: (event: string, fields?: LogFields) => void;
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
};

export type LogSink = (line: string) => void;

/** One JSON object a line. A sink that fails (full disk) must not fail the work that is logged, so its error is swallowed here. */
export function createLogger(options: { clock: Clock; level: LogLevel; sink: LogSink }): Logger {
  const threshold = LOG_LEVELS.indexOf(options.level);
  const at =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}): void => {
      if (LOG_LEVELS.indexOf(level) < threshold) return;
      try {
        options.sink(`${JSON.stringify({ at: options.clock.nowInstant(), level, event, ...fields })}\n`);
      } catch {
        // nothing useful can be done about a log that cannot be written
      }
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export const silentLogger: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Two files of this size are kept, so that logs never fill a disk. */
const LOG_FILE_MAX_BYTES = 2_000_000;

/** Appends to `tamio.log` in the folder, keeping one older file beside it. */
export function createFileSink(logFolder: string): LogSink {
  ensurePrivateFolder(logFolder);
  const file = join(logFolder, 'tamio.log');
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return (line) => {
    if (size > LOG_FILE_MAX_BYTES) {
      renameSync(file, join(logFolder, 'tamio.previous.log'));
      size = 0;
    }
    appendFileSync(file, line, { mode: 0o600 });
    size += Buffer.byteLength(line);
  };
}
