import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { MissingLines } from '../../../src-shared/contract/currency.ts';
import { api } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { showDone, showError } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusiness, useBusinessInput } from '../../stores/business.ts';
import { runTask } from '../../stores/tasks.ts';
import classes from './currencies.module.css';
import { neededWords } from './rate-words.ts';
import type { WantedRate } from './typed-rate-form.tsx';

const LINES = { one: 'bank line', many: 'bank lines' } as const;

type MissingSectionProps = { readonly onType: (wanted: WantedRate) => void };

/** Bank lines that are in no figure in base currency, and what they wait for. */
export function MissingSection({ onType }: MissingSectionProps): ReactNode {
  const input = useBusinessInput();
  const missing = useQuery(api.currency.missing.queryOptions({ input, staleTime: 0 }));
  return <QueryState query={missing}>{(known) => (known.lineCount === 0 ? null : <Missing missing={known} onType={onType} />)}</QueryState>;
}

function Missing({ missing, onType }: MissingSectionProps & { readonly missing: MissingLines }): ReactNode {
  const { id: businessId } = useBusiness();
  const { locale, baseCurrency } = useFormat();
  const queryClient = useQueryClient();
  const convertible = missing.groups.reduce((sum, group) => sum + group.convertibleCount, 0);
  const fill = useMutation({
    mutationFn: () => runTask('Converting bank lines', ({ taskId, signal }) => api.currency.fill.call({ businessId, taskId }, { signal })),
    onSuccess: ({ convertedCount }) => showDone(`Converted ${countOf(convertedCount, LINES, locale)} to ${baseCurrency}`),
    onError: showError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.currency.key() }),
  });
  return (
    <Section
      title="Rate missing"
      note={`${countOf(missing.lineCount, LINES, locale)} in no figure in ${baseCurrency}`}
      actions={
        convertible === 0 ? null : (
          <MayButton loading={fill.isPending} onClick={() => fill.mutate()}>
            Convert {countOf(convertible, LINES, locale)} now
          </MayButton>
        )
      }
    >
      <section className={tableClasses['scroll']} aria-label="Missing rates, table" {...{ tabIndex: 0 }}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">Pair</th>
              <th scope="col" className={tableClasses['number']}>
                Lines
              </th>
              <th scope="col">Booked</th>
              <th scope="col">What is missing</th>
            </tr>
          </thead>
          <tbody>
            {missing.groups.map((group) => (
              <MissingRow key={group.currency} group={group} onType={onType} />
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

function MissingRow({ group, onType }: MissingSectionProps & { readonly group: MissingLines['groups'][number] }): ReactNode {
  const { locale, baseCurrency } = useFormat();
  const { currency, pair, lineCount, firstDate, lastDate, datesNeeded } = group;
  const [rateDate] = datesNeeded;
  return (
    <tr>
      <th scope="row">{pair}</th>
      <td className={tableClasses['number']}>{lineCount.toLocaleString(locale)}</td>
      <td>{firstDate === lastDate ? formatDate(firstDate) : `${formatDate(firstDate)} to ${formatDate(lastDate)}`}</td>
      <td>
        <span className={classes['needed']}>
          {neededWords(datesNeeded, locale)}
          {rateDate === undefined ? null : (
            <MayButton
              variant="subtle"
              size="compact-sm"
              aria-label={`Type it: ${pair} of ${formatDate(rateDate)}`}
              onClick={() => onType({ fromCurrency: currency, toCurrency: baseCurrency, rateDate })}
            >
              Type it
            </MayButton>
          )}
        </span>
      </td>
    </tr>
  );
}
