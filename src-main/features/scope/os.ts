import { implement, type ImplementerInternalWithMiddlewares, type MergedCurrentContext, ORPCError } from '@orpc/server';
import { type Contract, contract } from '../../../src-shared/contract/index.ts';
import type { Business } from '../../../src-shared/contract/businesses.ts';
import type { ProcedureMeta } from '../../../src-shared/contract/common.ts';
import { AppError, isAppError } from '../../../src-shared/result/app-error.ts';
import { type IsoDate, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { resolveBusiness } from '../businesses/resolve-business.ts';
import { namedBusiness, requireRole, visibleBusinesses, withoutRole } from './access.ts';
import { enterSession } from './enter-session.ts';
import { endsWith } from './ends-with.ts';
import type { HostContext } from './host-context.ts';
import type { Scope, Services } from './services.ts';
import { NOBODY, type Session } from './sessions.ts';

function requestedDay(input: unknown): IsoDate | null {
  const asOf = typeof input === 'object' && input !== null && 'asOf' in input ? input.asOf : undefined;
  return typeof asOf === 'string' && isIsoDate(asOf) ? asOf : null;
}

function requestedBusiness(input: unknown): number | null {
  const id = typeof input === 'object' && input !== null && 'businessId' in input ? input.businessId : undefined;
  return typeof id === 'number' ? id : null;
}

type Call = { readonly meta: ProcedureMeta; readonly input: unknown; readonly signal: AbortSignal | undefined };

/** Where a call names no business: the only one that the person sees. */
function onlyBusiness(services: Services, by: { userId: number | null; isOpen: boolean; isNeeded: boolean }): Business | null {
  const { read } = services.database;
  const visible = by.isOpen ? visibleBusinesses(read, by.userId) : [];
  if (by.isNeeded && by.userId !== null && visible.length === 0) throw withoutRole(read);
  return resolveBusiness(visible, by.isNeeded);
}

/** While locked, and before anybody has signed in, nobody acts and no business is seen, whatever the call names. */
function makeScope(context: HostContext, session: Session, call: Call): Scope {
  const { services } = context;
  const isOpen = session.state === 'open';
  const { userId, userName } = isOpen ? session.actor : NOBODY;
  const businessId = isOpen ? requestedBusiness(call.input) : null;
  const isNeeded = isOpen && call.meta.scope === 'business';
  const business =
    businessId === null ? onlyBusiness(services, { userId, isOpen, isNeeded }) : namedBusiness(services.database.read, userId, businessId);
  const today = services.clock.today(business?.timeZone ?? 'UTC');
  const asOf = requestedDay(call.input) ?? today;
  return { services, host: context.host, mayReadPaths: context.mayReadPaths, userId, userName, business, asOf, today, signal: call.signal };
}

/** An expected failure crosses every host as the contract's one declared error; anything else is a mistake of ours and is logged here. */
function toContractError(error: unknown, services: Services, path: readonly string[]): unknown {
  if (isAppError(error)) return new ORPCError('APP_ERROR', { status: 422, message: error.message, data: { code: error.code, data: error.data } });
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error;
  services.logger.error('procedure failed', {
    procedure: path.join('.'),
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  const message = 'Something went wrong inside Tamio. Nothing was half-written. Please try again; the log in the data folder says more.';
  return new ORPCError('APP_ERROR', { status: 422, message, data: { code: 'INTERNAL', data: {} } });
}

/** Spelled out, since the compiler writes no inferred type of this size into a declaration. */
type Os = ImplementerInternalWithMiddlewares<Contract, HostContext, MergedCurrentContext<HostContext, { scope: Scope; session: Session }>>;

/** The implementer of the contract: every procedure runs inside a `Scope` that has already been resolved from its input, by somebody who may call it. */
export const os: Os = implement(contract)
  .$context<HostContext>()
  .use(async ({ context, next, procedure, path, signal }, input) => {
    try {
      const { meta } = procedure['~orpc'];
      const session = enterSession(context, { path, meta });
      const scope = makeScope(context, session, { meta, input, signal });
      requireRole(context.services.database.read, scope.userId, { meta, business: scope.business });
      const { ended } = session;
      const answer = await next({ context: { scope, session } });
      return { ...answer, output: endsWith(answer.output, ended.signal) };
    } catch (error) {
      throw toContractError(error, context.services, path);
    }
  });

/** A past day can be looked at, not written to: facts entered now would not be facts of then. */
export function refuseReplay(scope: Scope): void {
  if (scope.asOf < scope.today) {
    throw new AppError(
      'CONFLICT',
      `Changes are made as of today, not as of ${scope.asOf}. Nothing was changed; leave out the date or look at that day only.`,
    );
  }
}
