import { implement, type ImplementerInternalWithMiddlewares, type MergedCurrentContext, ORPCError } from '@orpc/server';
import { type Contract, contract } from '../../../src-shared/contract/index.ts';
import type { ProcedureMeta } from '../../../src-shared/contract/common.ts';
import { AppError, isAppError } from '../../../src-shared/result/app-error.ts';
import { type IsoDate, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { resolveBusiness } from '../businesses/resolve-business.ts';
import type { HostKind, Scope, Services } from './services.ts';

/** What a host hands over with each call. */
export type HostContext = {
  readonly host: HostKind;
  readonly mayReadPaths: boolean;
  readonly services: Services;
  readonly userId: number | null;
  readonly userName: string;
};

function requestedDay(input: unknown): IsoDate | null {
  const asOf = typeof input === 'object' && input !== null && 'asOf' in input ? input.asOf : undefined;
  return typeof asOf === 'string' && isIsoDate(asOf) ? asOf : null;
}

function requestedBusiness(input: unknown): number | null {
  const id = typeof input === 'object' && input !== null && 'businessId' in input ? input.businessId : undefined;
  return typeof id === 'number' ? id : null;
}

function makeScope(context: HostContext, meta: ProcedureMeta, input: unknown, signal: AbortSignal | undefined): Scope {
  const { services } = context;
  const business = resolveBusiness(services.database.read, requestedBusiness(input), meta.scope === 'business');
  const today = services.clock.today(business?.timeZone ?? 'UTC');
  const asOf = requestedDay(input) ?? today;
  return {
    services,
    host: context.host,
    mayReadPaths: context.mayReadPaths,
    userId: context.userId,
    userName: context.userName,
    business,
    asOf,
    today,
    signal,
  };
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
type Os = ImplementerInternalWithMiddlewares<Contract, HostContext, MergedCurrentContext<HostContext, { scope: Scope }>>;

/** The implementer of the contract: every procedure runs inside a `Scope` that has already been resolved from its input. */
export const os: Os = implement(contract)
  .$context<HostContext>()
  .use(async ({ context, next, procedure, path, signal }, input) => {
    try {
      const scope = makeScope(context, procedure['~orpc'].meta, input, signal);
      return await next({ context: { scope } });
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
