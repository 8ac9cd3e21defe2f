import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { api } from '../../client.ts';
import { useBusiness } from '../../stores/business.ts';
import { type MonthCoverage, missingSpans, monthTitle, STATUS_LOOKS } from './coverage-words.ts';
import classes from './coverage.module.css';

/** The most the contract lists at once. */
const BATCHES_LISTED = 500;

/** One month of the strip: the days that are missing, by name, and the imports that speak of the others. */
export function CoverageMonth({ coverage }: { readonly coverage: MonthCoverage }): ReactNode {
  const { id: businessId } = useBusiness();
  const batches = useQuery(api.imports.batches.queryOptions({ input: { businessId, limit: BATCHES_LISTED } }));
  const missing = missingSpans(coverage);
  const known = batches.data?.filter(({ id }) => coverage.batchIds.includes(id)) ?? [];
  return (
    <div className={classes['detail']} aria-live="polite">
      <strong>
        {monthTitle(coverage)}: {STATUS_LOOKS[coverage.status].word}
      </strong>
      {missing.length === 0 ? <span>Every day is in a statement.</span> : <span>Without a statement: {missing.join(', ')}.</span>}
      {coverage.overlapDays === 0 ? null : <span>{coverage.overlapDays} days are in more than one statement, and counted once.</span>}
      {known.length === 0 ? null : (
        <span>
          From{' '}
          {known.map((batch, place) => (
            <span key={batch.id}>
              {place === 0 ? '' : ', '}
              <Link href={`/import?batch=${batch.id}`}>{batch.fileName}</Link>
            </span>
          ))}
        </span>
      )}
    </div>
  );
}
