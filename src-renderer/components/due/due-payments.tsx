import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Payment } from '../../../src-shared/contract/due-items.ts';
import { formatDate } from '../../format/dates.ts';
import { openEvidence } from '../evidence/open-evidence.ts';
import { Money } from '../money.tsx';
import { useFormat } from '../use-format.ts';
import { MATCHED_BY_WORDS } from './due-words.ts';
import classes from './due.module.css';
import { ItemMoney } from './item-money.tsx';
import { useDueChanges } from './use-due-changes.ts';

type DuePaymentsProps = { readonly scheduleId: number; readonly payments: readonly Payment[] };

/** The payments of an item: what each was, what of it belongs here, and the way to take it back. */
export function DuePayments({ scheduleId, payments }: DuePaymentsProps): ReactNode {
  if (payments.length === 0) return <p className={classes['text']}>None yet. A bank line that pays it can be matched from Transactions.</p>;
  return (
    <ul className={classes['payments']}>
      {payments.map((payment) => (
        <PaymentRow key={payment.id} payment={payment} scheduleId={scheduleId} />
      ))}
    </ul>
  );
}

function PaymentRow({ payment, scheduleId }: { readonly payment: Payment; readonly scheduleId: number }): ReactNode {
  const { takeBack } = useDueChanges();
  const { baseCurrency, sentence } = useFormat();
  const { transactionId, amountMinor, currency, feeMinor, discountMinor, unallocatedMinor } = payment;
  const others = payment.allocations.filter((part) => part.scheduleId !== scheduleId);
  const own = payment.allocations.find((part) => part.scheduleId === scheduleId);
  const display = currency === baseCurrency ? 'symbol' : 'code';
  const extras = [
    { label: 'bank fee', value: feeMinor },
    { label: 'discount', value: discountMinor },
    { label: 'not assigned', value: unallocatedMinor },
  ].filter(({ value }) => value !== 0);
  return (
    <li>
      <div className={classes['split']}>
        <span>
          <strong>{formatDate(payment.paymentDate)}</strong>, {MATCHED_BY_WORDS[payment.matchedBy]}
        </span>
        <strong>{own === undefined ? null : <ItemMoney amountMinor={own.amountMinor} currency={currency} />}</strong>
      </div>
      <ul className={classes['parts']}>
        {own?.paymentAmountMinor === amountMinor ? null : (
          <li>
            of a payment of <Money amountMinor={amountMinor} currency={currency} cents currencyDisplay={display} />
          </li>
        )}
        {extras.map(({ label, value }) => (
          <li key={label}>
            {label} <Money amountMinor={value} currency={currency} cents currencyDisplay={display} />
          </li>
        ))}
        {others.map((part) => (
          <li key={part.scheduleId}>
            also for{' '}
            <button type="button" className={classes['open']} onClick={() => openEvidence('due', part.scheduleId)}>
              {sentence(part.label)}
            </button>
          </li>
        ))}
        {payment.notes === null ? null : <li data-private>{payment.notes}</li>}
        {payment.reasoning === null ? null : <li data-private>{sentence(payment.reasoning)}</li>}
      </ul>
      <div className={classes['split']}>
        {transactionId === null ? (
          <span className={classes['text']}>Without a bank line</span>
        ) : (
          <Button size="compact-sm" variant="subtle" onClick={() => openEvidence('line', transactionId)}>
            Open the bank line
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" onClick={() => void takeBack(payment)}>
          {transactionId === null ? 'Take it back' : 'Unmatch'}
        </Button>
      </div>
    </li>
  );
}
