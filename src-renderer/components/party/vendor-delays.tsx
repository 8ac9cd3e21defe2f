import type { ReactNode } from 'react';
import type { VendorDetail } from '../../../src-shared/contract/parties.ts';
import { formatDate } from '../../format/dates.ts';
import { Section } from '../page.tsx';
import tableClasses from '../table.module.css';
import classes from './party.module.css';

/** Payments that were put off, and why: how often one may ask again depends on it. */
export function VendorDelays({ vendor: { delayHistory } }: { readonly vendor: VendorDetail }): ReactNode {
  return (
    <Section title="Payments you put off" note={delayHistory.length === 1 ? 'once' : `${delayHistory.length} times`}>
      <section className={tableClasses['scroll']} aria-label="Payments you put off" {...{ tabIndex: 0 }}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col" className={tableClasses['number']}>
                By
              </th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {delayHistory
              .toSorted((a, b) => (a.date > b.date ? -1 : 1))
              .map(({ date, days, scheduleId, reason }) => (
                <tr key={`${date}:${scheduleId ?? ''}:${days}`}>
                  <td className={classes['oneLine']}>{formatDate(date)}</td>
                  <td className={tableClasses['number']}>{days === 1 ? '1 day' : `${days} days`}</td>
                  <td>{reason}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
