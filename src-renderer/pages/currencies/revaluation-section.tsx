import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Revaluation } from '../../../src-shared/contract/currency.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { api } from '../../client.ts';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './currencies.module.css';
import { formatRate } from './rate-words.ts';

type Revalued = Revaluation['accounts'][number];

/** What accounts in other currencies have gained or lost by exchange rates alone. */
export function RevaluationSection(): ReactNode {
  const input = useBusinessInput();
  const { baseCurrency } = useFormat();
  const report = useQuery(api.currency.revaluation.queryOptions({ input, staleTime: 0 }));
  return (
    <Section title="Revaluation" note="Accounts in other currencies: booked value against the rate of the day.">
      <QueryState query={report}>
        {(known) =>
          known.accounts.length === 0 ? (
            <p className={classes['text']}>All accounts are kept in {baseCurrency}, so exchange rates change nothing here.</p>
          ) : (
            <RevaluationTable report={known} />
          )
        }
      </QueryState>
    </Section>
  );
}

function RevaluationTable({ report }: { readonly report: Revaluation }): ReactNode {
  return (
    <section className={tableClasses['scroll']} aria-label="Revaluation, table" {...{ tabIndex: 0 }}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col" className={tableClasses['number']}>
              Balance
            </th>
            <th scope="col" className={tableClasses['number']}>
              Booked at
            </th>
            <th scope="col" className={tableClasses['number']}>
              Worth on {formatDate(report.asOf)}
            </th>
            <th scope="col">Rate</th>
            <th scope="col" className={tableClasses['number']}>
              Gain or loss
            </th>
          </tr>
        </thead>
        <tbody>
          {report.accounts.map((account) => (
            <RevaluedRow key={account.accountId} account={account} baseCurrency={report.currency} />
          ))}
        </tbody>
        {report.accounts.length === 1 ? null : (
          <tfoot>
            <tr>
              <th scope="row" colSpan={5}>
                All together
              </th>
              <Amount amountMinor={report.totalGainMinor} currency={report.currency} plus />
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function RevaluedRow({ account, baseCurrency }: { readonly account: Revalued; readonly baseCurrency: CurrencyCode }): ReactNode {
  const { locale } = useFormat();
  const { rate, rateDate, missing, balanceMinor } = account;
  const needed = missing.map(({ pair, date }) => `${pair} of ${formatDate(date)}`).join(', ');
  return (
    <tr>
      <th scope="row">
        {account.accountName}
        {missing.length === 0 ? null : <span className={classes['note']}>Rate missing: {needed}</span>}
        {balanceMinor === null ? <span className={classes['note']}>No balance is known yet</span> : null}
      </th>
      <Amount amountMinor={balanceMinor} currency={account.currency} />
      <Amount amountMinor={account.bookedBaseMinor} currency={baseCurrency} />
      <Amount amountMinor={account.currentBaseMinor} currency={baseCurrency} />
      <td>{rate === null || rateDate === null ? 'unknown' : `${formatRate(rate, locale)} of ${formatDate(rateDate)}`}</td>
      <Amount amountMinor={account.gainMinor} currency={baseCurrency} plus />
    </tr>
  );
}

type AmountProps = { readonly amountMinor: MinorUnits | null; readonly currency: CurrencyCode; readonly plus?: boolean };

function Amount({ amountMinor, currency, plus = false }: AmountProps): ReactNode {
  return (
    <td className={tableClasses['number']}>
      {amountMinor === null ? 'unknown' : <Money amountMinor={amountMinor} currency={currency} currencyDisplay="code" cents plus={plus} />}
    </td>
  );
}
