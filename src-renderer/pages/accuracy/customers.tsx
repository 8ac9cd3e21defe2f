import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import classes from './accuracy.module.css';

type CustomersProps = { readonly customers: AccuracyView['customers']; readonly currency: CurrencyCode };

/** Customers whose payments were furthest from what was expected of their open invoices. */
export function Customers({ customers, currency }: CustomersProps): ReactNode {
  const { locale } = useFormat();
  return (
    <Section title="Customers furthest off" note="In the 4 weeks after the newest forecast that is as old">
      {customers.length === 0 ? (
        <p className={classes['quiet']}>No customer stands out: either all paid as expected, or no forecast is 4 weeks old yet.</p>
      ) : (
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">Customer</th>
              <th scope="col">Invoices</th>
              <th scope="col" className={tableClasses['number']}>
                Paid against expected
              </th>
            </tr>
          </thead>
          <tbody>
            {customers.map(({ clientId, name, missMinor, itemCount }) => (
              <tr key={clientId}>
                <th scope="row">
                  <Link href={`/customers/${clientId}`}>{name}</Link>
                </th>
                <td>{countOf(itemCount, { one: 'invoice', many: 'invoices' }, locale)}</td>
                <td className={tableClasses['number']}>
                  <Money amountMinor={missMinor} currency={currency} plus />
                  <span className={classes['side']}>{missMinor < 0 ? 'less' : 'more'}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
