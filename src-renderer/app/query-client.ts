import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { api, errorCode, isCancelled } from '../client.ts';
import { ConnectionLostError } from './connection.ts';

/** The host has locked the session, because nobody was there or in another window: then the lock is shown here as well. */
function lookAtLock(error: unknown): void {
  if (errorCode(error) === 'PASSPHRASE_REQUIRED') void queryClient.invalidateQueries({ queryKey: api.session.key() });
}

/**
 * What is shown stays until the host says that it changed, so nothing is fetched again by age, focus or chance. An expected failure is an answer and
 * is not asked for again; a lost connection is.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: lookAtLock }),
  mutationCache: new MutationCache({ onError: lookAtLock }),
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (failures, error) => {
        if (error instanceof ConnectionLostError) return failures < 5;
        return errorCode(error) === null && !isCancelled(error) && failures < 1;
      },
      retryDelay: 300,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
