import type { AppEvent, ChangeTopic } from '../../../src-shared/contract/app.ts';
import type { Business } from '../../../src-shared/contract/businesses.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { assert } from '../../../src-shared/result/assert.ts';
import type { Database } from '../../database/database.ts';
import type { DataFolder } from '../../database/data-folder.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Logger } from '../../platform/logger.ts';
import type { WorkerClient } from '../../worker/client.ts';
import type { Sessions } from './sessions.ts';

/** Which host speaks: recorded in every audit entry as its source. */
export type HostKind = 'desktop' | 'browser' | 'cli' | 'schedule';

/** What every use case may reach. Made once by `createApp`. */
export type Services = {
  readonly database: Database;
  readonly folder: DataFolder;
  /** Where this machine keeps the key of the folder. */
  readonly secrets: Secrets;
  /** Who acts on which connection. */
  readonly sessions: Sessions;
  readonly worker: WorkerClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly events: EventHub;
  /** Key of the audit chain, derived from the data key. */
  readonly auditKey: Uint8Array;
  /** Tells the anchor file that a chain has grown. */
  readonly anchorChanged: () => void;
  /** Writes the anchor file now if a chain has grown. */
  readonly flushAnchor: () => void;
  readonly version: string;
};

export type EventHub = {
  readonly publish: (event: AppEvent) => void;
  readonly subscribe: (signal: AbortSignal | undefined) => AsyncGenerator<AppEvent>;
};

/** One call: who asks, from where, in which business and as of which day. */
export type Scope = {
  readonly services: Services;
  readonly host: HostKind;
  readonly mayReadPaths: boolean;
  readonly userId: number | null;
  readonly userName: string;
  readonly business: Business | null;
  /** The day the call looks from; today in the business's zone unless the call says otherwise. */
  readonly asOf: IsoDate;
  readonly today: IsoDate;
  readonly signal: AbortSignal | undefined;
};

export type BusinessScope = Scope & { readonly business: Business };

/** Narrows the scope of a procedure whose `scope` is `business`: the middleware has resolved it before. */
export function inBusiness(scope: Scope): BusinessScope {
  assert(scope.business !== null, 'a procedure of a business runs inside one');
  return scope as BusinessScope;
}

export function publishChange(scope: Scope, ...topics: readonly ChangeTopic[]): void {
  scope.services.events.publish({ kind: 'changed', businessId: scope.business?.id ?? null, topics: [...topics] });
}
