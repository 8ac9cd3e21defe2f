import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Account } from '../../src-shared/contract/accounts.ts';
import { isIsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { api, errorSentence } from '../client.ts';
import { parseAmount } from '../format/parse-amount.ts';
import { useBusiness } from '../stores/business.ts';
import { MayButton } from './may-button.tsx';
import classes from './set-balance-form.module.css';
import { showDone } from './undo-toast.tsx';
import { useFormat } from './use-format.ts';

type SetBalanceFormProps = {
  readonly account: Pick<Account, 'id' | 'name' | 'currency'>;
  readonly onDone?: () => void;
};

/** The owner reads a balance from the bank and types it: the end of that day, exact, sums allowed. */
export function SetBalanceForm({ account, onDone }: SetBalanceFormProps): ReactNode {
  const business = useBusiness();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [date, setDate] = useState<string>(format.today);
  const [isRefused, setIsRefused] = useState(false);
  const save = useMutation(api.accounts.setBalance.mutationOptions());
  const balanceMinor = parseAmount(typed, account.currency, format.locale);
  const problem = isRefused && balanceMinor === null ? 'An amount, such as 12,345.67; for a negative one begin with a minus.' : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (balanceMinor === null || !isIsoDate(date)) return;
    save.mutate(
      { businessId: business.id, accountId: account.id, balanceDate: date, balanceMinor },
      {
        onSuccess: () => {
          showDone(`Balance of ${account.name} noted: ${format.money(balanceMinor, account.currency, { cents: true })}.`);
          onDone?.();
        },
      },
    );
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput
        className={classes['amount'] ?? ''}
        label={`Balance of ${account.name}`}
        inputMode="decimal"
        autoComplete="off"
        required
        withAsterisk={false}
        value={typed}
        error={problem ?? (save.error === null ? null : errorSentence(save.error))}
        rightSection={<span className={classes['currency']}>{account.currency}</span>}
        rightSectionWidth={52}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <TextInput
        type="date"
        label="At the end of"
        required
        withAsterisk={false}
        value={date}
        max={format.today}
        onChange={({ currentTarget }) => setDate(currentTarget.value)}
      />
      <MayButton type="submit" loading={save.isPending} className={classes['button'] ?? ''}>
        Save balance
      </MayButton>
    </form>
  );
}
