import { notifications } from '@mantine/notifications';
import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { create } from 'zustand';
import type { SessionView } from '../../src-shared/contract/users.ts';
import { queryClient } from '../app/query-client.ts';
import { api, client } from '../client.ts';
import { useUndoStack } from './undo.ts';

const KEY = api.session.get.queryKey({ input: {} });

/** Shut while the window changes hands: nothing of the books is on the screen between two people. */
export const useDoor = create<{ readonly isShut: boolean }>(() => ({ isShut: false }));

function isSameHand(one: SessionView, other: SessionView): boolean {
  return one.state === other.state && one.user?.id === other.user?.id;
}

/**
 * Takes over what the host says of the session. When somebody else acts now, or nobody, everything that was fetched or could be undone by whoever was
 * there before is forgotten first, off the screen.
 */
export function adoptSession(next: SessionView): void {
  const before = queryClient.getQueryData(KEY);
  if (before === undefined || isSameHand(before, next)) {
    queryClient.setQueryData(KEY, next);
    return;
  }
  flushSync(() => useDoor.setState({ isShut: true }));
  queryClient.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey) !== JSON.stringify(KEY) });
  useUndoStack.setState({ entries: [] });
  notifications.clean();
  queryClient.setQueryData(KEY, next);
  useDoor.setState({ isShut: false });
}

const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: async () => {
    const session = await client.session.get({});
    adoptSession(session);
    return session;
  },
});

/** Who acts in this window, and whether it is locked. */
export function useSession(): UseQueryResult<SessionView> {
  return useQuery(sessionQuery);
}

/** Locks the window and every other one of this browser. */
export async function lockSession(): Promise<void> {
  adoptSession(await client.session.lock());
}

/** Whether the person in this window has something that a lock would ask for. */
export function canLock(): boolean {
  return queryClient.getQueryData(KEY)?.user?.hasPassphrase === true;
}
