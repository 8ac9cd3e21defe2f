import type { ReactNode } from 'react';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { DueStatus } from '../../components/due/due-status.tsx';
import { nameOfItem, partyOfItem } from '../../components/due/due-words.ts';
import { ItemMoney } from '../../components/due/item-money.tsx';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Section } from '../../components/page.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatWeekday } from '../../format/dates.ts';
import classes from './due-items.module.css';

/** The items of one day; each opens. */
export function DayItems({ day, items }: { readonly day: IsoDate; readonly items: readonly DueItem[] }): ReactNode {
  const { relativeDay } = useFormat();
  return (
    <Section title={`${formatWeekday(day)} ${day.slice(0, 4)}`} note={relativeDay(day)}>
      {items.length === 0 ? (
        <p className={classes['text']}>Nothing falls due on this day.</p>
      ) : (
        <div className={tableClasses['scroll']}>
          <table className={tableClasses['table']} aria-label="Due on this day">
            <thead>
              <tr>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">How it stands</th>
                <th scope="col" className={tableClasses['number']}>
                  Amount
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td data-private>
                    <button type="button" className={classes['open']} onClick={() => openEvidence('due', item.id)}>
                      {partyOfItem(item)}
                    </button>
                  </td>
                  <td data-private>{nameOfItem(item)}</td>
                  <td>
                    <DueStatus item={item} />
                  </td>
                  <td className={tableClasses['number']}>
                    <ItemMoney amountMinor={item.estimatedAmountMinor} currency={item.currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
