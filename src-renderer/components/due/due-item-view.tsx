import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { OBLIGATION_TYPE_LABELS } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { api, type Answers } from '../../client.ts';
import { formatDate, formatInstant } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { Facts } from '../facts.tsx';
import { Moment } from '../moment.tsx';
import { QueryState } from '../states.tsx';
import { useFormat } from '../use-format.ts';
import { useNow } from '../use-now.ts';
import { DueActions } from './due-actions.tsx';
import { DuePayments } from './due-payments.tsx';
import { DueStatus } from './due-status.tsx';
import { causeWords, nameOfItem, partyOfItem, transitionWords } from './due-words.ts';
import classes from './due.module.css';
import { ItemMoney } from './item-money.tsx';

type Detail = Answers['dueItems']['get'];

/** One due item: what is owed, what was paid of it, and everything that happened to it. */
export function DueItemView({ id }: { readonly id: string }): ReactNode {
  const query = useQuery(api.dueItems.get.queryOptions({ input: { ...useBusinessInput(), scheduleId: Number(id) } }));
  return <QueryState query={query}>{(item) => <View key={item.id} item={item} />}</QueryState>;
}

function View({ item }: { readonly item: Detail }): ReactNode {
  const isOpen = item.openAmountMinor !== 0;
  return (
    <div className={classes['content']}>
      <div>
        <div className={classes['lead']}>
          <ItemMoney amountMinor={isOpen ? item.openAmountMinor : item.estimatedAmountMinor} currency={item.currency} />
        </div>
        <div className={classes['who']}>{partyOfItem(item)}</div>
        <DueStatus item={item} />
      </div>
      <DueActions item={item} />
      <DueFacts item={item} />
      <section>
        <h3 className={classes['title']}>Payments</h3>
        <DuePayments scheduleId={item.id} payments={item.payments} />
      </section>
      <section>
        <h3 className={classes['title']}>What happened</h3>
        <History item={item} />
      </section>
    </div>
  );
}

function DueFacts({ item }: { readonly item: Detail }): ReactNode {
  const { dateInWords } = useFormat();
  const now = useNow();
  const { currency, estimatedAmountMinor, taxAmountMinor, openAmountMinor, discountBps, discountUntil } = item;
  const money = (amountMinor: typeof openAmountMinor): ReactNode => <ItemMoney amountMinor={amountMinor} currency={currency} />;
  return (
    <Facts
      facts={[
        { label: 'What', value: nameOfItem(item) },
        { label: 'For', value: item.documentNumber === null ? null : item.description },
        { label: 'Kind', value: OBLIGATION_TYPE_LABELS[item.obligationType] },
        { label: 'Due', value: dateInWords(item.dueDate) },
        {
          label: 'Counted from',
          value: item.nominalDate === item.dueDate || item.nominalDate === item.issueDate ? null : formatDate(item.nominalDate),
        },
        { label: 'Issued', value: item.issueDate === null ? null : formatDate(item.issueDate) },
        { label: 'Whole amount', value: money(estimatedAmountMinor) },
        { label: 'Tax in it', value: taxAmountMinor === 0 ? null : money(taxAmountMinor) },
        { label: 'Still open', value: openAmountMinor === estimatedAmountMinor ? null : money(openAmountMinor) },
        { label: 'Promised for', value: item.promisedDate === null ? null : dateInWords(item.promisedDate) },
        {
          label: 'Discount',
          value: discountBps === null || discountUntil === null ? null : `${discountBps / 100} % until ${formatDate(discountUntil)}`,
        },
        { label: 'Approved', value: item.approvedAt === null ? null : formatInstant(item.approvedAt, now) },
        { label: 'Payment reference', value: item.paymentReference },
        {
          label: 'Agreement',
          value: item.isDocumentBook ? null : (
            <>
              <Link href={`/agreements/${item.agreementId}`}>{item.agreementName}</Link>, version {item.agreementVersion}
            </>
          ),
        },
        { label: 'Party', value: <PartyLink item={item} /> },
      ]}
    />
  );
}

function PartyLink({ item }: { readonly item: Detail }): ReactNode {
  const { clientId, expenseBucketId } = item;
  if (clientId !== null) return <Link href={`/customers/${clientId}`}>{partyOfItem(item)}</Link>;
  if (expenseBucketId !== null) return <Link href={`/vendors/${expenseBucketId}`}>{partyOfItem(item)}</Link>;
  return 'No customer or vendor';
}

function History({ item }: { readonly item: Detail }): ReactNode {
  if (item.transitions.length === 0) {
    return (
      <p className={classes['text']}>
        {item.isDocumentBook ? 'Nothing since it was entered.' : 'Nothing yet: it follows the terms of its agreement.'}
      </p>
    );
  }
  return (
    <ol className={classes['history']}>
      {item.transitions.map(({ at, action, cause, userName }, index) => {
        const what = transitionWords(action);
        const why = causeWords(cause);
        return (
          // Entries of a log have no identity but their place.
          <li key={index}>
            <div className={classes['split']}>
              <span>{what}</span>
              <span className={classes['text']}>
                <Moment instant={at} /> by {userName}
              </span>
            </div>
            {why.toLowerCase() === what.toLowerCase() ? null : <span className={classes['text']}>Because: {why}</span>}
          </li>
        );
      })}
    </ol>
  );
}
