import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { DueItem } from '../../../src-shared/contract/due-items.ts';
import { isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { api } from '../../client.ts';
import { parseAmount } from '../../format/parse-amount.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { useFormat } from '../use-format.ts';
import classes from './due.module.css';
import { useFirstFocus } from './use-first-focus.ts';
import type { EnteredPayment } from './use-due-changes.ts';

type PaymentFormProps = {
  readonly item: DueItem;
  readonly onSave: (payment: EnteredPayment) => Promise<boolean>;
  readonly onLeave: () => void;
};

/** Money that moved for one item, without a bank line: cash, or an account that is not imported. */
export function PaymentForm({ item, onSave, onLeave }: PaymentFormProps): ReactNode {
  const format = useFormat();
  const accounts = useQuery(api.accounts.list.queryOptions({ input: useBusinessInput() }));
  const { currency, openAmountMinor } = item;
  const sign = openAmountMinor < 0 ? -1 : 1;
  const asTyped = (amountMinor: MinorUnits): string =>
    format.money(minorUnits(Math.abs(amountMinor)), currency, { cents: true, currencyDisplay: 'none' });
  const [amount, setAmount] = useState(() => asTyped(openAmountMinor));
  const [fee, setFee] = useState('');
  const [date, setDate] = useState<string>(format.today);
  const [accountId, setAccountId] = useState<string | null>(null);
  const [notes, setNotes] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const field = useFirstFocus<HTMLInputElement>();

  const magnitude = parseAmount(amount, currency, format.locale);
  const kept = fee.trim() === '' ? ZERO : parseAmount(fee, currency, format.locale);
  const problems = {
    amount: magnitude === null || magnitude <= 0 ? 'An amount without a sign; sums such as 16.99*1.1 work too.' : undefined,
    fee: kept === null || kept < 0 ? 'An amount without a sign, or empty.' : undefined,
    date: !isIsoDate(date) ? 'The day the money moved.' : date > format.today ? 'That day has not come yet.' : undefined,
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsRefused(true);
    if (magnitude === null || kept === null || !isIsoDate(date) || Object.values(problems).some((problem) => problem !== undefined)) return;
    setIsSaving(true);
    const isSaved = await onSave({
      paymentDate: date,
      amountMinor: minorUnits(magnitude * sign),
      feeMinor: kept === 0 ? ZERO : minorUnits(-kept),
      accountId: accountId === null ? null : Number(accountId),
      notes: notes.trim(),
    });
    setIsSaving(false);
    if (isSaved) onLeave();
  };
  return (
    <form className={classes['form']} aria-label="Record a payment" noValidate onSubmit={(event) => void submit(event)}>
      <div className={classes['pair']}>
        <TextInput
          label={sign > 0 ? 'Amount received' : 'Amount paid'}
          ref={field}
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          error={isRefused ? problems.amount : undefined}
          rightSection={<span className={classes['unit']}>{currency}</span>}
          rightSectionWidth={52}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onBlur={() => magnitude !== null && magnitude > 0 && setAmount(asTyped(magnitude))}
          onChange={({ currentTarget: { value } }) => setAmount(value)}
        />
        <TextInput
          type="date"
          label="Day"
          max={format.today}
          value={date}
          error={isRefused ? problems.date : undefined}
          onChange={({ currentTarget: { value } }) => setDate(value)}
        />
        <TextInput
          label="Fee the bank kept"
          inputMode="decimal"
          autoComplete="off"
          placeholder="None"
          value={fee}
          error={isRefused ? problems.fee : undefined}
          rightSection={<span className={classes['unit']}>{currency}</span>}
          rightSectionWidth={52}
          onChange={({ currentTarget: { value } }) => setFee(value)}
        />
        <Select
          label="Account"
          placeholder="None, such as cash"
          clearable
          data={(accounts.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={accountId}
          onChange={setAccountId}
        />
      </div>
      <TextInput label="Note" maxLength={500} value={notes} onChange={({ currentTarget: { value } }) => setNotes(value)} />
      <output className={classes['live']} data-private>
        {magnitude === null || kept === null ? '' : leavesWords(settledBy(magnitude, kept, sign), item, format)}
      </output>
      <Group gap={8}>
        <Button type="submit" loading={isSaving}>
          Record the payment
        </Button>
        <Button variant="default" onClick={onLeave}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

/** What a payment settles: a fee kept on the way in settles more than arrived, one on top of a payment settles less than left. */
function settledBy(magnitude: number, kept: number, sign: 1 | -1): number {
  return Math.max(0, sign > 0 ? magnitude + kept : magnitude - kept);
}

function leavesWords(settled: number, item: DueItem, format: ReturnType<typeof useFormat>): string {
  const left = Math.abs(item.openAmountMinor) - settled;
  const amount = format.money(minorUnits(Math.abs(left)), item.currency, { cents: true });
  if (left === 0) return 'This settles it.';
  return left > 0 ? `${amount} stays open.` : `${amount} more than is open: it stays unassigned.`;
}
