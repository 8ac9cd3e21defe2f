import { Button, Checkbox, Drawer, Group, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import { ACCOUNT_TYPES, COUNTS_AS_CASH } from '../../../src-shared/domain/vocabulary/accounts.ts';
import { CURRENCY_CODES, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { client, errorSentence } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { showDone, showUndo } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { useBusiness } from '../../stores/business.ts';
import { type AccountDraft, accountProblems, draftOfAccount, newAccountDraft, writtenAccount } from './account-draft.ts';
import { TYPE_WORDS } from './account-words.ts';
import { DebtFields } from './debt-fields.tsx';
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

function AccountForm({ account, onClose, onCreated }: Omit<DrawerProps, 'isOpen'>): ReactNode {
  const { id: businessId } = useBusiness();
  const { baseCurrency, locale } = useFormat();
  const [draft, setDraft] = useState(() => (account === null ? newAccountDraft(baseCurrency) : draftOfAccount(account, locale)));
  const [isRefused, setIsRefused] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      account === null
        ? client.accounts.create({ businessId, ...writtenAccount(draft, locale), currency: draft.currency })
        : client.accounts.update({ businessId, accountId: account.id, ...writtenAccount(draft, locale) }),
    onSuccess: (saved) => {
      onClose();
      if (account === null) {
        showDone(`${saved.name} is there.`);
        onCreated?.(saved);
      } else {
        showUndo(`${saved.name} changed`, () =>
          client.accounts.update({ businessId, accountId: account.id, ...writtenAccount(draftOfAccount(account, locale), locale) }),
        );
      }
    },
  });
  const set = (change: Partial<AccountDraft>): void => setDraft({ ...draft, ...change });
  const problems = accountProblems(draft, locale);
  const shown = isRefused ? problems : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsRefused(true);
    if (Object.keys(problems).length === 0) save.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput
        label="Name"
        data-autofocus
        maxLength={200}
        value={draft.name}
        error={shown.name}
        onChange={({ currentTarget: { value } }) => set({ name: value })}
      />
      <Select
        label="Type"
        allowDeselect={false}
        data={ACCOUNT_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }))}
        value={draft.accountType}
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
        value={draft.currency}
        onChange={(value) => {
          if (value !== null && isCurrencyCode(value)) set({ currency: value });
        }}
      />
      <DebtFields draft={draft} problems={shown} onChange={set} />
      <TextInput
        label="IBAN"
        description="Files that name it find this account by themselves."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={42}
        spellCheck={false}
        value={draft.iban}
        error={shown.iban}
        onChange={({ currentTarget: { value } }) => set({ iban: value })}
      />
      <TextInput
        label="Account number"
        description="Where the bank uses no IBAN."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={64}
        spellCheck={false}
        value={draft.accountNumber}
        onChange={({ currentTarget: { value } }) => set({ accountNumber: value })}
      />
      {COUNTS_AS_CASH[draft.accountType] || draft.countsAsCash ? (
        <Checkbox
          label="Counts as cash"
          description="Its balance is part of the cash that the forecast begins with."
          checked={draft.countsAsCash}
          onChange={({ currentTarget: { checked } }) => set({ countsAsCash: checked })}
        />
      ) : null}
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
