import type { HostKind, Services } from './services.ts';

/** What a host hands over with each call. */
export type HostContext = {
  readonly host: HostKind;
  readonly mayReadPaths: boolean;
  /** One connection of the host; its only one when left out. */
  readonly sessionId?: string | undefined;
  readonly services: Services;
};
