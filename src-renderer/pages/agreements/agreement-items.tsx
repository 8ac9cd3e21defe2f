import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { DueStatus } from '../../components/due/due-status.tsx';
import { ItemMoney } from '../../components/due/item-money.tsx';
import { nameOfItem } from '../../components/due/due-words.ts';
import { useDueChanges } from '../../components/due/use-due-changes.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Section } from '../../components/page.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate, formatWeekday } from '../../format/dates.ts';
import type { AgreementDetail } from './agreement-detail.ts';
import classes from './agreements.module.css';

const SHOWN = 12;

/** The dates an agreement gives: those ahead and still open, and what was. */
export function AgreementItems({ agreement }: { readonly agreement: AgreementDetail }): ReactNode {
  const { today } = useFormat();
  const isAhead = (item: DueItem): boolean => item.dueDate >= today || item.openAmountMinor !== 0;
  const ahead = agreement.dueItems.filter(isAhead);
  const past = agreement.dueItems.filter((item) => !isAhead(item)).toReversed();
  return (
    <>
      <Section title="Open and ahead" note={ahead.length === 0 ? undefined : `${ahead.length} dates`}>
        {ahead.length === 0 ? (
          <p className={classes['faint']}>
            None: {agreement.status === 'active' ? 'it has run out, or none is open.' : `it is ${agreement.status}.`}
          </p>
        ) : (
          <Items items={ahead} caption="Open and ahead" />
        )}
      </Section>
      {past.length === 0 ? null : (
        <Section title="Past" note={`${past.length} settled or closed`}>
          <Items items={past} caption="Past due dates" />
        </Section>
      )}
    </>
  );
}

function Items({ items, caption }: { readonly items: readonly DueItem[]; readonly caption: string }): ReactNode {
  const [count, setCount] = useState(SHOWN);
  const { relativeDay } = useFormat();
  return (
    <>
      <section className={tableClasses['scroll']} aria-label={caption} {...{ tabIndex: 0 }}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">Due</th>
              <th scope="col">How it stands</th>
              <th scope="col" className={tableClasses['number']}>
                Amount
              </th>
              <th scope="col">
                <span className={classes['hidden']}>This one only</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.slice(0, count).map((item) => (
              <tr key={item.id} data-closed={item.status === 'cancelled' || undefined}>
                <td>
                  <button type="button" className={classes['open']} onClick={() => openEvidence('due', item.id)}>
                    {formatWeekday(item.dueDate)} {item.dueDate.slice(0, 4)}
                  </button>
                  <span className={classes['under']}>
                    {relativeDay(item.dueDate)}
                    {item.nominalDate === item.dueDate ? '' : `, counted from ${formatDate(item.nominalDate)}`}
                    {item.description === null ? '' : `, ${item.description}`}
                  </span>
                </td>
                <td>
                  <DueStatus item={item} />
                </td>
                <td className={tableClasses['number']}>
                  <ItemMoney amountMinor={item.estimatedAmountMinor} currency={item.currency} />
                </td>
                <td className={classes['buttons']}>
                  <OneOff item={item} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {items.length > count ? (
        <Button variant="subtle" mt={8} onClick={() => setCount(count + SHOWN * 2)}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

/** What differs this once: skipped, or of another amount. The terms stay as they are. */
function OneOff({ item }: { readonly item: DueItem }): ReactNode {
  const { cancel, reopen } = useDueChanges();
  const date = formatDate(item.dueDate);
  if (item.status === 'cancelled') {
    return (
      <Button size="compact-sm" variant="subtle" aria-label={`Bring back ${date}`} onClick={() => void reopen(item)}>
        Bring back
      </Button>
    );
  }
  if (item.status !== 'planned') return null;
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`Skip ${date} of ${nameOfItem(item)}`}
        onClick={() => void cancel(item, 'Skipped this once')}
      >
        Skip
      </Button>
      <Button size="compact-sm" variant="subtle" aria-label={`Change ${date} only`} onClick={() => openEvidence('due', item.id)}>
        Change…
      </Button>
    </Group>
  );
}
