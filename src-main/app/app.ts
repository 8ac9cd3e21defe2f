import type { AnyRouter } from '@orpc/server';
import type { SafeStorage } from '../platform/safe-storage-store.ts';

/** Which host speaks, and who: recorded in every audit entry. */
export type HostKind = 'desktop' | 'browser' | 'cli';

/** What each call carries. The business and the day come with the call's own input. */
export type CallContext = {
  readonly host: HostKind;
  /** Whether a path in a call means this machine's file system as its user sees it (command line, desktop), or must be refused (browser). */
  readonly mayReadPaths: boolean;
  /** Which connection of the host calls: each has its own person and its own lock. The host's only one when left out. */
  readonly sessionId?: string | undefined;
};

export type CreateAppOptions = {
  /** Null: a folder that exists only until `close`, for commands that must leave nothing behind. */
  readonly dataFolder: string | null;
  readonly host: HostKind;
  /** Passphrase of the person acting; also opens the data file where no secret store of this machine holds its key. */
  readonly passphrase?: string | undefined;
  readonly safeStorage?: SafeStorage | undefined;
  /** Name of the person acting; by default the one whose passphrase is given, else the owner. */
  readonly userName?: string | undefined;
  /** Whether the clock of the schedule runs (a window that stays open) or not (one command). */
  readonly isScheduled: boolean;
  /** Where the worker's entry lies, source or bundle: only an entry file knows. */
  readonly workerUrl: URL;
};

/** The application: its procedures and the few moments a host must tell it about. */
export type App = {
  /** Implements the whole contract; a host hands it to its transport with a `CallContext`. */
  readonly router: AnyRouter;
  /** Of a folder made just now: to be shown once; null ever after. */
  readonly recoveryKey: string | null;
  /** The machine woke from sleep: what the schedule missed is caught up once. */
  readonly resume: () => void;
  readonly close: () => Promise<void>;
};
