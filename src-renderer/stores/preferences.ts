import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../src-shared/contract/settings.ts';
import { api } from '../client.ts';

const DEFAULTS: Preferences = { theme: 'system', isRailCollapsed: false, isBlurred: false, transactionColumns: [] };

/** How the interface looks on this machine. A change shows at once and is kept across restarts. */
export function usePreferences(): {
  readonly preferences: Preferences;
  readonly isKnown: boolean;
  readonly update: (change: Partial<Preferences>) => void;
} {
  const queryClient = useQueryClient();
  const query = useQuery(api.preferences.get.queryOptions());
  const mutation = useMutation(
    api.preferences.update.mutationOptions({
      onError: () => queryClient.invalidateQueries({ queryKey: api.preferences.key() }),
    }),
  );
  const preferences = query.data ?? DEFAULTS;
  return {
    preferences,
    isKnown: query.data !== undefined,
    update: (change) => {
      queryClient.setQueryData(api.preferences.get.queryKey(), { ...preferences, ...change });
      mutation.mutate(change);
    },
  };
}
