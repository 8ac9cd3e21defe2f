import { Button, Checkbox, Drawer, Group, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import { ACCOUNT_TYPES } from '../../../src-shared/domain/vocabulary/accounts.ts';
import { CURRENCY_CODES, type CurrencyCode, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { client, errorSentence } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { showDone, showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useBusiness } from '../../stores/business.ts';
import { COUNTS_AS_CASH, ibanProblem, printedIban, TYPE_WORDS } from './account-words.ts';
import classes from './accounts.module.css';

type DrawerProps = {
  /** The account to change; null makes a new one. */
  readonly account: Account | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onCreated?: (account: Account) => void;
};

/** Making an account, or changing what is known of one. */
export function AccountDrawer({ account, isOpen, onClose, onCreated }: DrawerProps): ReactNode {
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={420}
      title={account === null ? 'New account' : `Change ${account.name}`}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <AccountForm account={account} onClose={onClose} {...(onCreated === undefined ? {} : { onCreated })} />
    </Drawer>
  );
}

type Fields = Pick<Account, 'name' | 'accountType' | 'currency' | 'countsAsCash'> & { readonly iban: string; readonly accountNumber: string };

function fieldsOf(account: Account | null, baseCurrency: CurrencyCode): Fields {
  if (account === null) return { name: '', accountType: 'bank', currency: baseCurrency, countsAsCash: true, iban: '', accountNumber: '' };
  const { name, accountType, currency, countsAsCash, iban, accountNumber } = account;
  return { name, accountType, currency, countsAsCash, iban: printedIban(iban ?? ''), accountNumber: accountNumber ?? '' };
}

/** As the contract takes it: no spaces in an IBAN, nothing where nothing was typed. */
function written({ name, accountType, countsAsCash, iban, accountNumber }: Fields): Omit<Fields, 'currency' | 'iban' | 'accountNumber'> & {
  iban: string | null;
  accountNumber: string | null;
} {
  const plain = iban.replaceAll(/\s/g, '').toUpperCase();
  const number = accountNumber.trim();
  return { name: name.trim(), accountType, countsAsCash, iban: plain === '' ? null : plain, accountNumber: number === '' ? null : number };
}

function AccountForm({ account, onClose, onCreated }: Omit<DrawerProps, 'isOpen'>): ReactNode {
  const { id: businessId } = useBusiness();
  const { baseCurrency } = useFormat();
  const [fields, setFields] = useState(() => fieldsOf(account, baseCurrency));
  const [isRefused, setIsRefused] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      account === null
        ? client.accounts.create({ businessId, ...written(fields), currency: fields.currency })
        : client.accounts.update({ businessId, accountId: account.id, ...written(fields) }),
    onSuccess: (saved) => {
      onClose();
      if (account === null) {
        showDone(`${saved.name} is there.`);
        onCreated?.(saved);
      } else {
        showUndo(`${saved.name} changed`, () =>
          client.accounts.update({ businessId, accountId: account.id, ...written(fieldsOf(account, baseCurrency)) }),
        );
      }
    },
  });
  const set = (change: Partial<Fields>): void => setFields({ ...fields, ...change });
  const nameProblem = fields.name.trim() === '' ? 'Give the account a name.' : null;
  const numberProblem = ibanProblem(fields.iban);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (nameProblem === null && numberProblem === null) save.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput
        label="Name"
        data-autofocus
        maxLength={200}
        value={fields.name}
        error={isRefused ? nameProblem : null}
        onChange={({ currentTarget: { value } }) => set({ name: value })}
      />
      <Select
        label="Type"
        allowDeselect={false}
        data={ACCOUNT_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }))}
        value={fields.accountType}
        onChange={(value) => {
          const accountType = ACCOUNT_TYPES.find((type) => type === value);
          if (accountType !== undefined) set({ accountType, countsAsCash: COUNTS_AS_CASH[accountType] });
        }}
      />
      <Select
        label="Currency"
        searchable
        allowDeselect={false}
        disabled={account !== null}
        description={account === null ? undefined : 'Fixed, because its lines are in it.'}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={[...CURRENCY_CODES]}
        value={fields.currency}
        onChange={(value) => {
          if (value !== null && isCurrencyCode(value)) set({ currency: value });
        }}
      />
      <TextInput
        label="IBAN"
        description="Files that name it find this account by themselves."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={42}
        spellCheck={false}
        value={fields.iban}
        error={isRefused ? numberProblem : null}
        onChange={({ currentTarget: { value } }) => set({ iban: value })}
      />
      <TextInput
        label="Account number"
        description="Where the bank uses no IBAN."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={64}
        spellCheck={false}
        value={fields.accountNumber}
        onChange={({ currentTarget: { value } }) => set({ accountNumber: value })}
      />
      <Checkbox
        label="Counts as cash"
        description="Its balance is part of the cash that the forecast begins with."
        checked={fields.countsAsCash}
        onChange={({ currentTarget: { checked } }) => set({ countsAsCash: checked })}
      />
      {save.error === null ? null : (
        <p className={classes['problem']} role="alert">
          {errorSentence(save.error)}
        </p>
      )}
      <Group gap={8}>
        <MayButton type="submit" loading={save.isPending}>
          {account === null ? 'Create the account' : 'Save'}
        </MayButton>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
