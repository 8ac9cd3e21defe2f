import { QueryClient } from '@tanstack/react-query';
import { errorCode, isCancelled } from '../client.ts';
import { ConnectionLostError } from './connection.ts';

/**
 * What is shown stays until the host says that it changed, so nothing is fetched again by age, focus or chance. An expected failure is an answer and
 * is not asked for again; a lost connection is.
 */
export const queryClient = new QueryClient({
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
