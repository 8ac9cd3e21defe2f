import { appendAudit, type AuditEntryInput } from '../audit/append-entry.ts';
import type { WriteHandle } from '../../database/database.ts';
import type { Scope } from './services.ts';

/** What the log needs to know of a call. */
export type Recorder = Pick<Scope, 'services' | 'host' | 'userId' | 'userName' | 'business'>;

/**
 * Writes what a call does into the audit log, inside the caller's transaction: both stand or neither does. Goes to the chain of the business, or to the
 * file's chain where the call has none.
 */
export function record(tx: WriteHandle, scope: Recorder, entry: AuditEntryInput): void {
  appendAudit(tx, entry, {
    businessId: scope.business?.id ?? 0,
    userId: scope.userId,
    userName: scope.userName,
    source: scope.host,
    nowInstant: scope.services.clock.nowInstant(),
    auditKey: scope.services.auditKey,
  });
}

/** One transaction with its audit entries; afterwards the anchor file learns of it. */
export async function change<T>(scope: Pick<Scope, 'services'>, work: (tx: WriteHandle) => T): Promise<T> {
  const result = await scope.services.database.write(work);
  scope.services.anchorChanged();
  return result;
}
