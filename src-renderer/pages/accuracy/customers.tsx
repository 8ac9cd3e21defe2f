import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { averageMinor, heldInWords } from './accuracy-words.ts';
import { whyNoParts } from './parts.tsx';
import classes from './accuracy.module.css';

const SHOWN_AT_FIRST = 6;

type CustomersProps = { readonly parts: AccuracyView['parts']; readonly currency: CurrencyCode; readonly horizonDays: number };

/** What customers paid of the invoices known at the time beside what was expected, those furthest off first. */
export function Customers({ parts, currency, horizonDays }: CustomersProps): ReactNode {
  const { customers, components } = parts;
  return (
    <Section title="Customers furthest off" note={`What they paid of the invoices known then, of an average forecast, in ${currency}`}>
      {customers.length === 0 ? (
        <p className={classes['quiet']}>
          {components.length === 0 ? whyNoParts(horizonDays) : 'No invoice was open to a customer when these forecasts were made.'}
        </p>
      ) : (
        <CustomerTable customers={customers} currency={currency} />
      )}
    </Section>
  );
}

function CustomerTable({
  customers,
  currency,
}: {
  readonly customers: CustomersProps['parts']['customers'];
  readonly currency: CurrencyCode;
}): ReactNode {
  const { count: formatCount } = useFormat();
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? customers : customers.slice(0, SHOWN_AT_FIRST);
  const number = tableClasses['number'];
  return (
    <>
      <ScrollTable label="Table of the customers">
        <table className={`${tableClasses['table']} ${classes['scores']}`}>
          <thead>
            <tr>
              <th scope="col">Customer</th>
              <th scope="col">Range held</th>
              <th scope="col" className={number}>
                Expected
              </th>
              <th scope="col" className={number}>
                Paid
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((customer) => (
              <tr key={customer.clientId}>
                <th scope="row" className={classes['name']}>
                  <Link href={`/customers/${customer.clientId}`}>{customer.name}</Link>
                </th>
                <td className={classes['heldOf']}>{heldInWords(customer, formatCount)}</td>
                <td className={number}>
                  <Money amountMinor={averageMinor(customer.expectedMinor, customer.count)} currency={currency} currencyDisplay="none" />
                </td>
                <td className={number}>
                  <Money amountMinor={averageMinor(customer.actualMinor, customer.count)} currency={currency} currencyDisplay="none" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
      {shown.length < customers.length ? (
        <Button variant="default" size="xs" mt={12} onClick={() => setIsAll(true)}>
          Show all {customers.length}
        </Button>
      ) : null}
    </>
  );
}
