import { Fragment, type ReactNode } from 'react';
import { ErrorState, Loading } from '../components/states.tsx';
import { useDoor, useSession } from '../stores/session.ts';
import { LockScreen } from './lock-screen.tsx';
import classes from './shell.module.css';
import { useIdleLock } from './use-idle-lock.ts';

/** Lets the window be seen by whoever has signed in; each person begins with a window of their own. */
export function Gate({ children }: { readonly children: ReactNode }): ReactNode {
  const isShut = useDoor((door) => door.isShut);
  const query = useSession();
  const session = query.data;
  if (isShut) return null;
  if (session === undefined) {
    return (
      <main className={classes['alone']}>
        {query.error === null ? (
          <Loading label="Opening your books" />
        ) : (
          <ErrorState title="Your books could not be opened" error={query.error} onRetry={() => void query.refetch()} />
        )}
      </main>
    );
  }
  if (session.state !== 'open') return <LockScreen key={session.state} session={session} />;
  return (
    <Fragment key={session.user?.id ?? 0}>
      <IdleLock afterMinutes={session.lockAfterMinutes} />
      {children}
    </Fragment>
  );
}

function IdleLock({ afterMinutes }: { readonly afterMinutes: number | null }): ReactNode {
  useIdleLock(afterMinutes);
  return null;
}
