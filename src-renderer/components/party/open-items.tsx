import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { SCHEDULE_STATUS_LABELS } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { api } from '../../client.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { openEvidence } from '../evidence/open-evidence.ts';
import { Money } from '../money.tsx';
import { QueryState } from '../states.tsx';
import tableClasses from '../table.module.css';
import { useFormat } from '../use-format.ts';
import { inPartyDirection, type PartyKind, partyRef } from './party.ts';
import classes from './party.module.css';

type OpenItemsProps = {
  readonly kind: PartyKind;
  readonly partyId: number;
  readonly onlyOverdue?: boolean;
  readonly isInDrawer?: boolean;
  readonly caption: string;
  /** In place of the table when there is nothing. */
  readonly none: ReactNode;
};

/** What is not settled yet, the oldest first: how much, since when, and under which document. */
export function OpenItems({ kind, partyId, onlyOverdue = false, isInDrawer = false, caption, none }: OpenItemsProps): ReactNode {
  const input = useBusinessInput();
  const { today } = useFormat();
  const query = useQuery(
    api.dueItems.list.queryOptions({ input: { ...input, ...partyRef(kind, partyId), state: onlyOverdue ? 'overdue' : 'open', limit: 200 } }),
  );
  return (
    <QueryState query={query}>
      {({ rows, total }) => {
        // A claim exists from its nominal date on, which is a document's date of issue; what lies ahead of today is planned.
        const owed = rows.filter(({ nominalDate }) => nominalDate <= today);
        const planned = rows.filter(({ nominalDate }) => nominalDate > today);
        if (rows.length === 0) return none;
        return (
          <div className={classes['stack']}>
            {owed.length === 0 ? (
              <p className={classes['text']}>Nothing is due or issued.</p>
            ) : (
              <ItemTable kind={kind} items={owed} isInDrawer={isInDrawer} caption={caption} />
            )}
            {planned.length === 0 ? null : (
              <details className={classes['details']} open={owed.length === 0}>
                <summary>Planned ahead under agreements: {planned.length}</summary>
                <ItemTable kind={kind} items={planned} isInDrawer={isInDrawer} caption="Planned due items" />
              </details>
            )}
            {total > rows.length ? (
              <p className={classes['text']}>
                The first {rows.length} of {total} are shown.
              </p>
            ) : null}
          </div>
        );
      }}
    </QueryState>
  );
}

type ItemTableProps = { readonly kind: PartyKind; readonly items: readonly DueItem[]; readonly isInDrawer: boolean; readonly caption: string };

function ItemTable({ kind, items, isInDrawer, caption }: ItemTableProps): ReactNode {
  const { today, relativeDay } = useFormat();
  return (
    <section className={classes['tableBox']} aria-label={caption} {...{ tabIndex: 0 }}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Due</th>
            <th scope="col">What</th>
            <th scope="col">How it stands</th>
            <th scope="col" className={tableClasses['number']}>
              Open
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className={classes['oneLine']}>
                {formatDate(item.dueDate)}
                <span className={classes['under']}>{item.dueDate === today ? 'today' : relativeDay(item.dueDate)}</span>
              </td>
              <td>
                <ItemName item={item} isInDrawer={isInDrawer} />
              </td>
              <td className={item.daysOverdue > 0 ? classes['late'] : undefined}>
                {item.daysOverdue > 0
                  ? `Overdue by ${item.daysOverdue === 1 ? '1 day' : `${item.daysOverdue} days`}`
                  : SCHEDULE_STATUS_LABELS[item.status]}
                {item.promisedDate === null ? null : <span className={classes['under']}>promised for {formatDate(item.promisedDate)}</span>}
              </td>
              <td className={tableClasses['number']}>
                <Money amountMinor={inPartyDirection(kind, item.openAmountMinor)} currency={item.currency} cents />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Opens over the page; from a drawer it leads on, since one drawer lies over another badly. */
function ItemName({ item, isInDrawer }: { readonly item: DueItem; readonly isInDrawer: boolean }): ReactNode {
  const title = item.documentNumber ?? (item.isDocumentBook ? (item.description ?? 'Document') : item.agreementName);
  const under = item.documentNumber === null ? null : item.description;
  return (
    <>
      {isInDrawer ? (
        <Link href={`/due-items/${item.id}`}>{title}</Link>
      ) : (
        <button type="button" className={classes['open']} onClick={() => openEvidence('due', item.id)}>
          {title}
        </button>
      )}
      {under === null ? null : <span className={classes['under']}>{under}</span>}
    </>
  );
}
