import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { AGEING_BUCKET_LABELS, AGEING_BUCKETS, type AgeingBucket } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { navigate } from '../../app/hash-location.ts';
import { api, type Answers } from '../../client.ts';
import { Figure } from '../../components/figure.tsx';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './due-items.module.css';

type Side = 'receivable' | 'payable';
type Ageing = Answers['dueItems']['ageing'];
type Row = Ageing['rows'][number];

const SIDE_WORDS: Readonly<Record<Side, string>> = { receivable: 'Owed to you', payable: 'Owed by you' };

/** Open balances by how late they are, per party. */
export function AgeingTab(): ReactNode {
  const input = useBusinessInput();
  const [side, setSide] = useState<Side>('receivable');
  const query = useQuery(api.dueItems.ageing.queryOptions({ input: { ...input, side } }));
  return (
    <>
      <SegmentedControl
        className={classes['tabs'] ?? ''}
        aria-label="Whose debt"
        size="xs"
        data={(['receivable', 'payable'] as const).map((value) => ({ value, label: SIDE_WORDS[value] }))}
        value={side}
        onChange={setSide}
      />
      <QueryState query={query} rows={8}>
        {(ageing) =>
          ageing.rows.length === 0 ? (
            <EmptyState title={ageing.side === 'receivable' ? 'Nobody owes you anything' : 'You owe nobody anything'}>
              Open {ageing.side === 'receivable' ? 'invoices' : 'bills'} will be here by customer or vendor, in columns of how many days they are
              late.
            </EmptyState>
          ) : (
            <AgeingTable ageing={ageing} />
          )
        }
      </QueryState>
    </>
  );
}

function AgeingTable({ ageing }: { readonly ageing: Ageing }): ReactNode {
  const { locale, today } = useFormat();
  const { side, rows, totals } = ageing;
  const [first] = totals;
  const hasOneCurrency = totals.length === 1;
  const sign = side === 'receivable' ? 1 : -1;
  const money = (amountMinor: MinorUnits, currency: CurrencyCode): ReactNode => (
    <Money amountMinor={minorUnits(amountMinor * sign)} currency={currency} cents currencyDisplay={hasOneCurrency ? 'none' : 'code'} />
  );
  const count = totals.reduce((sum, { itemCount }) => sum + itemCount, 0);
  return (
    <Section
      title={SIDE_WORDS[side]}
      note={`${countOf(count, { one: 'open item', many: 'open items' }, locale)} on ${formatDate(today)}${hasOneCurrency && first !== undefined ? `, in ${first.currency}` : ''}; columns are days past due`}
    >
      <div className={tableClasses['scroll']}>
        <table className={`${tableClasses['table']} ${tableClasses['rowButton']}`} aria-label={`Ageing, ${SIDE_WORDS[side].toLowerCase()}`}>
          <thead>
            <tr>
              <th scope="col">{side === 'receivable' ? 'Customer' : 'Vendor'}</th>
              {AGEING_BUCKETS.map((bucket) => (
                <th key={bucket} scope="col" className={tableClasses['number']}>
                  {AGEING_BUCKET_LABELS[bucket]}
                </th>
              ))}
              <th scope="col" className={tableClasses['number']}>
                Total
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.partyId}|${row.currency}`}>
                <th scope="row" data-private>
                  <button type="button" className={classes['open']} onClick={() => openItems({ side, row, bucket: null, today })}>
                    {row.partyName}
                  </button>
                </th>
                {AGEING_BUCKETS.map((bucket) => (
                  <td key={bucket} className={tableClasses['number']} data-late={isLate(bucket) || undefined}>
                    {row.buckets[bucket] === 0 ? (
                      <span className={classes['faint']}>–</span>
                    ) : (
                      <Figure isQuiet origin={`${row.partyName}: ${bucketOrigin(bucket)}`} onOpen={() => openItems({ side, row, bucket, today })}>
                        {money(row.buckets[bucket], row.currency)}
                      </Figure>
                    )}
                  </td>
                ))}
                <td className={tableClasses['number']}>{money(row.totalMinor, row.currency)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {totals.map((total) => (
              <tr key={total.currency}>
                <th scope="row">Total</th>
                {AGEING_BUCKETS.map((bucket) => (
                  <td key={bucket} className={tableClasses['number']}>
                    {money(total.buckets[bucket], total.currency)}
                  </td>
                ))}
                <td className={tableClasses['number']}>{money(total.totalMinor, total.currency)}</td>
              </tr>
            ))}
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

function isLate(bucket: AgeingBucket): boolean {
  return bucket !== 'not_due';
}

function bucketOrigin(bucket: AgeingBucket): string {
  return bucket === 'not_due'
    ? 'open amounts whose due date has not passed'
    : `open amounts ${AGEING_BUCKET_LABELS[bucket].toLowerCase()} days past due`;
}

/** Days past due that a column begins and ends with. */
const BUCKET_DAYS: Readonly<Record<AgeingBucket, { readonly least: number | null; readonly most: number | null }>> = {
  not_due: { least: null, most: 0 },
  days_1_30: { least: 1, most: 30 },
  days_31_60: { least: 31, most: 60 },
  days_61_90: { least: 61, most: 90 },
  days_over_90: { least: 91, most: null },
};

type Opened = { readonly side: Side; readonly row: Row; readonly bucket: AgeingBucket | null; readonly today: IsoDate };

/** The open items behind a figure: those of the party, and of the due dates that its column means. */
function openItems({ side, row, bucket, today }: Opened): void {
  const parameters = new URLSearchParams({ owed: '1' });
  if (row.partyId === null) parameters.set('direction', side === 'receivable' ? 'in' : 'out');
  else parameters.set('party', `${side === 'receivable' ? 'customer' : 'vendor'}:${row.partyId}`);
  const { least, most } = bucket === null ? { least: null, most: null } : BUCKET_DAYS[bucket];
  if (most !== null) parameters.set('from', addDays(today, -most));
  if (least !== null) parameters.set('to', addDays(today, -least));
  navigate(`/due-items?${parameters}`);
}
