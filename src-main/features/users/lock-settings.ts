import { z } from 'zod';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import { readSetting, writeSetting } from '../settings/settings-store.ts';

const KEY = 'lock_after_minutes';

/** Long enough to look something up in another window, short enough for a lunch break. */
const DEFAULT_MINUTES = 15;

/** After how many minutes without anybody there a session with a passphrase locks; 0 never. */
export function readLockAfterMinutes(read: ReadHandle): number {
  return z
    .number()
    .int()
    .min(0)
    .catch(DEFAULT_MINUTES)
    .parse(readSetting(read, 0, KEY));
}

export function writeLockAfterMinutes(tx: WriteHandle, minutes: number, nowInstant: string): void {
  writeSetting(tx, 0, { key: KEY, value: minutes, nowInstant });
}
