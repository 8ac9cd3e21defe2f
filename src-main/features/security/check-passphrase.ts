import { AppError, isAppError } from '../../../src-shared/result/app-error.ts';
import type { ReadHandle } from '../../database/database.ts';
import { type LockedKey, openWithPassphrase } from '../../database/key-slots.ts';
import { readKeysFile } from '../../database/keys-file.ts';
import { change, record, type Recorder } from '../scope/record.ts';
import { keyHolder } from '../users/key-holders.ts';

/** Anybody mistypes twice; from here on a guess costs time. */
const FREE_TRIES = 3;
const FIRST_PAUSE_SECONDS = 5;
/** Long enough to make guessing pointless, short enough that nobody is ever shut out of their own books. */
const LONGEST_PAUSE_SECONDS = 300;

/** How far back the log is looked through: by then the pause is at its longest. */
const TRIES_LOOKED_AT = 12;

/** How long to wait after this many wrong tries in a row: nothing for the first ones, then twice as long each time. */
export function pauseSeconds(wrongTries: number): number {
  if (wrongTries < FREE_TRIES) return 0;
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** (wrongTries - FREE_TRIES), LONGEST_PAUSE_SECONDS);
}

const TRIES = `SELECT action, created_at FROM audit_logs
  WHERE business_id = 0 AND entity_type = 'user' AND entity_id = ? AND action IN ('sign_in', 'unlock', 'recover', 'sign_in_refused')
  ORDER BY sequence_number DESC LIMIT ${TRIES_LOOKED_AT}`;

/** Wrong tries since the last right one, from the log: it is the same for every window and command, and outlives a restart. */
function triesOf(read: ReadHandle, userId: number): { count: number; lastAt: string | null } {
  const tries = read.statement(TRIES).all(String(userId));
  const right = tries.findIndex((row) => row['action'] !== 'sign_in_refused');
  const count = right === -1 ? tries.length : right;
  return { count, lastAt: count === 0 ? null : String(tries[0]?.['created_at']) };
}

function refuseHaste({ services }: Recorder, userId: number): void {
  const { count, lastAt } = triesOf(services.database.read, userId);
  if (lastAt === null) return;
  const passedSeconds = (Date.parse(services.clock.nowInstant()) - Date.parse(lastAt)) / 1000;
  const waitSeconds = Math.ceil(pauseSeconds(count) - passedSeconds);
  if (waitSeconds > 0)
    throw new AppError('FORBIDDEN', `${count} wrong tries in a row: wait ${waitSeconds} seconds, then try again. Nothing is lost.`, { waitSeconds });
}

/** One try at a time: tries sent side by side would all be made before the first of them counted. */
let lastTry: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTry.then(work, work);
  lastTry = turn.catch(() => undefined);
  return turn;
}

/** Somebody who wants to act as a person, and what they have to show for it. */
export type Claim = { readonly userId: number; readonly open: (keys: LockedKey, holder: string) => unknown };

/**
 * Lets a claim be tried. A wrong one goes into the log and slows down the next; nothing is ever locked for good, and no key is lost by trying.
 */
export function checkClaim(recorder: Recorder, claim: Claim): Promise<void> {
  const { services } = recorder;
  return inTurn(async () => {
    refuseHaste(recorder, claim.userId);
    const keys = readKeysFile(services.folder.keysFile);
    if (keys === null) throw new AppError('KEY_NOT_FOUND', `The key file is missing in ${services.folder.dir}: restore a backup.`);
    try {
      await claim.open(keys, keyHolder(services.database.read, claim.userId));
    } catch (error) {
      if (!isAppError(error) || error.code !== 'PASSPHRASE_WRONG') throw error;
      await change(recorder, (tx) =>
        record(tx, { ...recorder, business: null }, { action: 'sign_in_refused', entityType: 'user', entityId: String(claim.userId) }),
      );
      throw error;
    }
  });
}

/** Whether this is the person's passphrase; throws PASSPHRASE_WRONG when it is not. */
export function checkPassphrase(recorder: Recorder, userId: number, passphrase: string): Promise<void> {
  return checkClaim(recorder, { userId, open: (keys, holder) => openWithPassphrase(keys, passphrase, holder) });
}
