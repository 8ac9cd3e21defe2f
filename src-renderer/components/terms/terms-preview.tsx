import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TermsInput } from '../../../src-shared/contract/terms.ts';
import { api, errorSentence } from '../../client.ts';
import { formatWeekday, relativeDay } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { Money } from '../money.tsx';
import { useFormat } from '../use-format.ts';
import classes from './terms.module.css';

/** An amount is typed through before its dates are asked for. */
const TYPING_MS = 250;
const DATES_SHOWN = 6;

/** The next due dates that the terms would give, before anything is saved. */
export function TermsPreview({ terms }: { readonly terms: TermsInput | null }): ReactNode {
  const { businessId } = useBusinessInput();
  const [settled] = useDebouncedValue(terms === null ? null : JSON.stringify(terms), TYPING_MS);
  const asked = settled === null ? null : (JSON.parse(settled) as TermsInput);
  const query = useQuery({
    ...api.agreements.preview.queryOptions({
      input: { businessId, terms: asked ?? ({} as TermsInput), count: DATES_SHOWN },
      placeholderData: keepPreviousData,
    }),
    enabled: asked !== null,
  });
  return (
    <section className={classes['preview']} aria-label="The next due dates">
      <h3 className={classes['previewTitle']}>The next due dates</h3>
      {asked === null ? <p className={classes['text']}>Give an amount and a first date to see them.</p> : null}
      {asked !== null && query.error !== null ? <p className={classes['text']}>{errorSentence(query.error)}</p> : null}
      {asked !== null && query.error === null && query.data !== undefined ? <Dates preview={query.data} startDate={asked.startDate} /> : null}
    </section>
  );
}

type Preview = Awaited<ReturnType<typeof api.agreements.preview.call>>;

function Dates({
  preview: { occurrences, currency },
  startDate,
}: {
  readonly preview: Preview;
  readonly startDate: TermsInput['startDate'];
}): ReactNode {
  const { today } = useFormat();
  if (occurrences.length === 0) return <p className={classes['text']}>No date lies ahead: nothing would fall due.</p>;
  const hasTax = occurrences.some(({ taxMinor }) => taxMinor !== 0);
  return (
    <>
      <ol className={classes['dates']}>
        {occurrences.map(({ occurrenceKey, dueDate, nominalDate, amountMinor, taxMinor, label }) => (
          <li key={occurrenceKey}>
            <span>
              {formatWeekday(dueDate)} {dueDate.slice(0, 4)}
              {label === null ? '' : `, ${label}`}
            </span>
            <span className={classes['text']}>
              {relativeDay(dueDate, today)}
              {dueDate === nominalDate ? '' : `; counted from ${formatWeekday(nominalDate)}`}
            </span>
            <span className={classes['amount']}>
              <Money amountMinor={amountMinor} currency={currency} cents />
              {hasTax ? (
                <span className={classes['tax']}>
                  tax <Money amountMinor={taxMinor} currency={currency} cents />
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      {startDate < today ? <p className={classes['text']}>Dates since the first one are made too, so that past payments find them.</p> : null}
    </>
  );
}
