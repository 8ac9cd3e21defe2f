import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient, InferContractRouterOutputs } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../src-shared/contract/index.ts';
import type { AppErrorCode } from '../src-shared/result/app-error.ts';
import { connection, ConnectionLostError } from './app/connection.ts';

/** Every procedure of the contract, typed by it. Only the types are imported, so that the schemas stay out of the window. */
export const client: ContractRouterClient<Contract> = createORPCClient(connection);

/** What each procedure answers: `Answers['dashboard']['get']`. */
export type Answers = InferContractRouterOutputs<Contract>;

/** Query and mutation options for TanStack Query: `useQuery(api.dashboard.get.queryOptions({ input }))`. */
export const api = createTanstackQueryUtils(client);

/** The person pressed Cancel, or left; nothing to report. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof ConnectionLostError) return false;
  if (error instanceof Error && error.name === 'AbortError') return true;
  return errorCode(error) === 'CANCELLED';
}

/** The one error the contract declares; its message is written for a person. */
const APP_ERROR = 'APP_ERROR';

/** The closed code of an expected failure, or null for anything else. */
export function errorCode(error: unknown): AppErrorCode | null {
  if (!(error instanceof ORPCError) || error.code !== APP_ERROR) return null;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('code' in data)) return null;
  return data.code as AppErrorCode;
}

/** The sentence a person reads. An expected failure brings its own; the rest says what is known. */
export function errorSentence(error: unknown): string {
  if (errorCode(error) !== null || error instanceof ConnectionLostError) return (error as Error).message;
  if (isCancelled(error)) return 'Cancelled. Nothing was changed.';
  if (error instanceof Error && 'code' in error && error.code === 'BAD_REQUEST')
    return 'Tamio did not accept what was entered. Nothing was changed. Check the fields and try again.';
  return 'Something went wrong inside Tamio. Your data is as it was before. Try again; if it happens again, restart Tamio.';
}

/** What a bug report needs, shown only when asked for. */
export function errorDetails(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = errorCode(error);
  return code === null ? `${error.name}: ${error.message}` : code;
}
