import { Button, Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { errorDetails, errorSentence } from '../client.ts';
import { Icon } from './icon.tsx';
import classes from './states.module.css';

/** An answer within this time shows without a flash of anything else. */
const QUIET_MS = 100;

/** True once something has been awaited long enough that the person should see it is being worked on. */
function useIsSlow(isWaiting: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setIsSlow(true), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isWaiting]);
  return isWaiting && isSlow;
}

/** Grey lines where the content will be, after a moment without anything. */
export function Loading({ label = 'Loading', rows = 4 }: { readonly label?: string; readonly rows?: number }): ReactNode {
  const isSlow = useIsSlow(true);
  if (!isSlow) return null;
  return (
    <Stack component="output" gap={10} aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={row === 0 ? 28 : 16} width={row === 0 ? '45%' : `${92 - ((row * 17) % 30)}%`} />
      ))}
    </Stack>
  );
}

type ErrorStateProps = { readonly error: unknown; readonly onRetry?: () => void; readonly title?: string };

/** What happened, what it means, what to do. The technical name only for who asks. */
export function ErrorState({ error, onRetry, title = 'This could not be shown' }: ErrorStateProps): ReactNode {
  return (
    <div className={classes['state']} role="alert">
      <Icon name="warning" size={24} />
      <h2 className={classes['title']}>{title}</h2>
      <p className={classes['text']}>{errorSentence(error)}</p>
      {onRetry === undefined ? null : (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
      <details className={classes['details']}>
        <summary>Details</summary>
        <code>{errorDetails(error)}</code>
      </details>
    </div>
  );
}

type QueryLike<T> = { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown };

/** Loading, failure with a retry, or the content. Content that is known stays on the screen while it is fetched again. */
export function QueryState<T>({
  query,
  children,
  rows,
}: {
  readonly query: QueryLike<T>;
  readonly children: (data: T) => ReactNode;
  readonly rows?: number;
}): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null && query.error !== undefined) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}

type EmptyStateProps = {
  readonly title: string;
  /** What will be here and why it is worth having. */
  readonly children: ReactNode;
  /** The one button that fills it. */
  readonly action?: ReactNode;
};

export function EmptyState({ title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className={classes['state']}>
      <h2 className={classes['title']}>{title}</h2>
      <p className={classes['text']}>{children}</p>
      {action}
    </div>
  );
}
