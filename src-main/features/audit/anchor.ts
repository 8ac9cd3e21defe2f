import { readChainHeads, writeAnchorFile } from '../../database/audit-anchors.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { isAppError } from '../../../src-shared/result/app-error.ts';

/** A burst of commits writes the anchor once: a file with two fsyncs for every click would cost more than the click. */
const COALESCE_MS = 200;

export type AnchorWriter = {
  /** After a commit that appended: the file follows within a fifth of a second. */
  readonly changed: () => void;
  /** Writes now if something changed. */
  readonly flush: () => void;
  /** Writes what is due and stops. Before the database is closed. */
  readonly close: () => void;
};

export type AnchorWriterOptions = {
  readonly read: ReadHandle;
  readonly file: string;
  readonly auditKey: Uint8Array;
  readonly clock: Clock;
  readonly logger: Logger;
};

/**
 * Keeps `anchor.json` behind the audit log: after a commit, never before it, so that a crash leaves an anchor that is older than the log, which
 * fits, and never one that is newer, which would look like a cut. A failing write (full disk) fails no change; the next one tries again.
 */
export function createAnchorWriter(options: AnchorWriterOptions): AnchorWriter {
  const { read, file, auditKey, clock, logger } = options;
  let timer: NodeJS.Timeout | null = null;
  const write = (): void => {
    timer = null;
    try {
      writeAnchorFile(file, { anchors: readChainHeads(read), writtenAt: clock.nowInstant() }, auditKey);
    } catch (error) {
      logger.error('anchor_not_written', { code: isAppError(error) ? error.code : 'INTERNAL' });
    }
  };
  const flush = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    write();
  };
  return {
    changed: () => {
      // does not keep a finished command alive: `close` writes what is due
      timer ??= setTimeout(write, COALESCE_MS).unref();
    },
    flush,
    close: flush,
  };
}
