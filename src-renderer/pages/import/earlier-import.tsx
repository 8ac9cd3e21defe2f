import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { UnstyledButton } from '@mantine/core';
import { api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Moment } from '../../components/moment.tsx';
import { openBatch } from './open-batch.ts';
import classes from './import.module.css';

/** Exactly these bytes were booked before: when, and the way to that import. */
export function EarlierImport({ businessId, batchId }: { readonly businessId: number; readonly batchId: number }): ReactNode {
  const batches = useQuery(api.imports.batches.queryOptions({ input: { businessId } }));
  const batch = batches.data?.find(({ id }) => id === batchId);
  return (
    <p className={classes['note']}>
      <Icon name="clock" />
      <span>
        <strong>
          You imported exactly this file before
          {batch === undefined ? null : (
            <>
              , <Moment instant={batch.createdAt} />
            </>
          )}
          .
        </strong>{' '}
        Every line of it that is still in the books is recognised, so nothing is added twice.{' '}
        <UnstyledButton className={classes['link']} onClick={() => openBatch(batchId)}>
          Open that import
        </UnstyledButton>
      </span>
    </p>
  );
}
