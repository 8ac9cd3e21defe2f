import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answers, api } from '../../client.ts';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './currencies.module.css';
import { RateFileZone } from './rate-file.tsx';
import { areTooOld, formatRate, freshnessWords } from './rate-words.ts';

type Coverage = Answers['currency']['coverage'];
type Pair = Coverage['pairs'][number];

/** Pairs shown before somebody asks for all. */
const SHOWN = 6;

/** How far the rates reach, and the place where newer ones come in. */
export function RatesSection(): ReactNode {
  const input = useBusinessInput();
  const coverage = useQuery(api.currency.coverage.queryOptions({ input, staleTime: 0 }));
  const accounts = useQuery(api.accounts.list.queryOptions({ input }));
  const used = new Set((accounts.data ?? []).map((account) => String(account.currency)));
  return (
    <Section title="Exchange rates">
      <QueryState query={coverage}>
        {(known) => (
          <>
            <Freshness coverage={known} />
            <RateFileZone />
            {known.pairs.length === 0 ? null : <Pairs pairs={known.pairs} used={used} />}
          </>
        )}
      </QueryState>
    </Section>
  );
}

function Freshness({ coverage }: { readonly coverage: Coverage }): ReactNode {
  const format = useFormat();
  const { ecbThrough, ecbAgeDays } = coverage;
  if (ecbThrough === null || ecbAgeDays === null) {
    return (
      <p className={classes['text']}>
        {coverage.pairs.length === 0 ? <strong>No exchange rates yet. </strong> : 'No rates of the ECB yet. '}
        With them, bank lines and accounts in other currencies count in every figure in {format.baseCurrency}.
      </p>
    );
  }
  const isOld = areTooOld(ecbAgeDays);
  return (
    <p className={classes['state']} data-old={isOld || undefined}>
      <Icon name={isOld ? 'warning' : 'check'} />
      <span>{freshnessWords(ecbAgeDays, `${formatDate(ecbThrough)}, ${format.relativeDay(ecbThrough)}`)}</span>
    </p>
  );
}

/** Typed rates and the currencies of own accounts first. */
function inOrder(pairs: readonly Pair[], used: ReadonlySet<string>): Pair[] {
  const rank = (pair: Pair): number => (pair.source === 'typed' ? 0 : used.has(pair.toCurrency) ? 1 : 2);
  return pairs.toSorted((a, b) => rank(a) - rank(b));
}

function Pairs({ pairs, used }: { readonly pairs: readonly Pair[]; readonly used: ReadonlySet<string> }): ReactNode {
  const { locale } = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const shown = inOrder(pairs, used).slice(0, showsAll ? undefined : SHOWN);
  return (
    <>
      <section className={tableClasses['scroll']} aria-label="Pairs, table" {...{ tabIndex: 0 }}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">One</th>
              <th scope="col" className={tableClasses['number']}>
                is worth
              </th>
              <th scope="col">On</th>
              <th scope="col">From</th>
              <th scope="col">Known since</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((pair) => (
              <tr key={`${pair.fromCurrency} ${pair.toCurrency}`}>
                <th scope="row">{pair.fromCurrency}</th>
                <td className={tableClasses['number']}>
                  {formatRate(pair.rate, locale)} {pair.toCurrency}
                </td>
                <td>{formatDate(pair.rateDate)}</td>
                <td>{pair.source === 'ecb' ? 'ECB' : 'typed'}</td>
                <td>{formatDate(pair.firstDate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {pairs.length <= SHOWN ? null : (
        <Button variant="subtle" size="compact-sm" mt={8} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show all ${pairs.length} pairs`}
        </Button>
      )}
    </>
  );
}
