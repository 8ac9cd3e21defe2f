import { Button, Group } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { formatDate } from '../../format/dates.ts';
import { parseAmount } from '../../format/parse-amount.ts';
import { useFormat } from '../use-format.ts';
import { AskForm } from './ask-form.tsx';
import { documentWord, nameOfItem } from './due-words.ts';
import { PaymentForm } from './payment-form.tsx';
import { useDueChanges } from './use-due-changes.ts';

type Asked = 'pay' | 'issue' | 'promise' | 'amount' | 'date' | 'cancel' | 'writeOff';

const isClosed = ({ status }: DueItem): boolean => status === 'cancelled' || status === 'written_off';
const isIssued = (item: DueItem): boolean => item.isDocumentBook || item.issueDate !== null || item.documentNumber !== null;

/** What can be done with the item as it stands; what needs an answer asks for it here. */
export function DueActions({ item }: { readonly item: DueItem }): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [returns, setReturns] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const changes = useDueChanges();
  useEffect(() => {
    if (returns > 0) bar.current?.querySelector<HTMLButtonElement>('button')?.focus();
  }, [returns]);
  const leave = (): void => {
    setAsked(null);
    setReturns((count) => count + 1);
  };
  if (asked !== null) return <Question asked={asked} item={item} onLeave={leave} />;
  if (isClosed(item)) {
    return (
      <Group gap={8} ref={bar}>
        <Button variant="default" onClick={() => void changes.reopen(item)}>
          Reopen
        </Button>
      </Group>
    );
  }
  if (item.status === 'paid') return null;
  const isUntouched = item.status === 'planned' || item.status === 'scheduled';
  const button = (label: string, what: Asked, isFirst = false): ReactNode => (
    <Button size="compact-md" variant={isFirst ? 'filled' : 'default'} onClick={() => setAsked(what)}>
      {label}
    </Button>
  );
  return (
    <Group gap={8} ref={bar}>
      {button('Record payment', 'pay', true)}
      {isIssued(item) ? null : button(item.estimatedAmountMinor >= 0 ? 'Issue the invoice' : 'Bill has come', 'issue')}
      {item.estimatedAmountMinor < 0 && item.approvedAt === null ? (
        <Button size="compact-md" variant="default" onClick={() => void changes.approve(item)}>
          Approve
        </Button>
      ) : null}
      {button(item.promisedDate === null ? 'Promised for…' : 'Change the promise', 'promise')}
      {button('Change amount', 'amount')}
      {button('Move the date', 'date')}
      {isUntouched ? button(isIssued(item) ? 'Cancel it' : 'Skip it', 'cancel') : null}
      {isIssued(item) ? button('Write off', 'writeOff') : null}
    </Group>
  );
}

type QuestionProps = { readonly asked: Asked; readonly item: DueItem; readonly onLeave: () => void };

const noProblem = (): null => null;
const dayProblem = (text: string): string | null => (isIsoDate(text) ? null : 'A day.');

function Question({ asked, item, onLeave }: QuestionProps): ReactNode {
  const changes = useDueChanges();
  const name = nameOfItem(item);
  const form = { onLeave };
  switch (asked) {
    case 'pay':
      return <PaymentForm item={item} onSave={(payment) => changes.pay(item, payment)} onLeave={onLeave} />;
    case 'issue':
      return <IssueQuestion item={item} onLeave={onLeave} />;
    case 'amount':
      return <AmountQuestion item={item} onLeave={onLeave} />;
    case 'promise':
      return (
        <AskForm
          {...form}
          title="Promised date"
          label="They promised to pay on"
          kind="date"
          start={item.promisedDate ?? ''}
          description="Empty takes the promise away."
          problemOf={(text) => (text === '' ? null : dayProblem(text))}
          confirm="Save the promise"
          onSave={(text) => {
            const promisedDate = isIsoDate(text) ? text : null;
            const message = promisedDate === null ? `${name}: promise taken away` : `${name}: promised for ${formatDate(promisedDate)}`;
            return changes.correct(item, { promisedDate }, message);
          }}
        />
      );
    case 'date':
      return (
        <AskForm
          {...form}
          title="Move the due date"
          label="Due on"
          kind="date"
          start={item.dueDate}
          description="Only this one moves; its agreement stays as it is."
          problemOf={dayProblem}
          confirm="Move it"
          onSave={async (text) => isIsoDate(text) && changes.correct(item, { dueDate: text }, `${name} moved to ${formatDate(text)}`)}
        />
      );
    case 'cancel':
      return (
        <AskForm
          {...form}
          title={isIssued(item) ? 'Cancel it' : 'Skip it'}
          label="Reason"
          description="Kept in the audit log. It can be reopened."
          problemOf={noProblem}
          confirm={isIssued(item) ? `Cancel the ${documentWord(item)}` : 'Skip this one'}
          onSave={(text) => changes.cancel(item, text)}
        />
      );
    case 'writeOff':
      return (
        <AskForm
          {...form}
          title="Write off"
          label="Reason"
          description="Why the money will not come. Kept in the audit log."
          problemOf={(text) => (text.trim() === '' ? 'Give a reason; your accountant will ask for it.' : null)}
          confirm="Write it off"
          onSave={(text) => changes.writeOff(item, text)}
        />
      );
    default:
      return unreachable(asked);
  }
}

type OneItem = { readonly item: DueItem; readonly onLeave: () => void };

function IssueQuestion({ item, onLeave }: OneItem): ReactNode {
  const changes = useDueChanges();
  const { today } = useFormat();
  const isIncome = item.estimatedAmountMinor >= 0;
  return (
    <AskForm
      title={isIncome ? 'Issue the invoice' : 'The bill has come'}
      label={isIncome ? 'Invoice number' : 'Number on the bill'}
      description={`Optional. Dated today, ${formatDate(today)}. From then on the agreement no longer changes it.`}
      problemOf={noProblem}
      confirm={isIncome ? 'Issue it' : 'Enter the bill'}
      onSave={(text) => changes.issue(item, text, today)}
      onLeave={onLeave}
    />
  );
}

function AmountQuestion({ item, onLeave }: OneItem): ReactNode {
  const changes = useDueChanges();
  const format = useFormat();
  const { currency, estimatedAmountMinor } = item;
  const sign = estimatedAmountMinor < 0 ? -1 : 1;
  const magnitudeOf = (text: string) => parseAmount(text, currency, format.locale);
  return (
    <AskForm
      title="Another amount"
      label="Whole amount, this time only"
      kind="amount"
      start={format.money(minorUnits(Math.abs(estimatedAmountMinor)), currency, { cents: true, currencyDisplay: 'none' })}
      unit={currency}
      description="Only this one; its agreement stays as it is."
      problemOf={(text) => ((magnitudeOf(text) ?? 0) > 0 ? null : 'An amount without a sign; sums such as 16.99*1.1 work too.')}
      confirm="Save the amount"
      onSave={async (text) => {
        const magnitude = magnitudeOf(text);
        return magnitude !== null && changes.correct(item, { amountMinor: minorUnits(magnitude * sign) }, `${nameOfItem(item)}: amount changed`);
      }}
      onLeave={onLeave}
    />
  );
}
