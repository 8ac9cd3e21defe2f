import { Group, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { CURRENCY_CODES, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { Icon } from '../../components/icon.tsx';
import { readAgain } from './import-run.ts';
import type { ImportItem } from './import-store.ts';
import { type AccountChoice, accountNamedBy, newAccountName } from './suggest-account.ts';
import classes from './import.module.css';

const NEW = 'new';

type AccountFieldProps = { readonly item: ImportItem; readonly result: ImportResult; readonly accounts: readonly Account[] };

/** Which account the lines go to: named by the file, chosen, or new. */
export function AccountField({ item, result, accounts }: AccountFieldProps): ReactNode {
  const open = accounts.filter((account) => !account.isArchived);
  const choose = (account: AccountChoice): void => void readAgain(item.id, { account });
  const hints = hintsOf(item, result);
  const currency = result.detected.currency ?? result.rows[0]?.currency ?? item.baseCurrency;
  const fresh: AccountChoice = { kind: 'new', name: newAccountName(accounts.length === 0 ? undefined : hints[0], accounts), currency };
  const isBusy = item.stage === 'booking';
  return (
    <div className={classes['account']}>
      <Group gap={12} align="flex-start">
        <Select
          label="Account"
          placeholder="Choose the account"
          w={260}
          allowDeselect={false}
          disabled={isBusy}
          data={[
            ...open.map((account) => ({ value: String(account.id), label: `${account.name} (${account.currency})` })),
            { value: NEW, label: 'A new account' },
          ]}
          value={item.account === null ? null : item.account.kind === 'new' ? NEW : String(item.account.accountId)}
          onChange={(value) => {
            if (value === NEW) choose(fresh);
            else if (value !== null) choose({ kind: 'existing', accountId: Number(value) });
          }}
          // A question, not a mistake: nobody has done anything wrong yet.
          description={item.account === null ? missingAccount(hints) : null}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        {item.account?.kind === 'new' ? <NewAccountFields choice={item.account} isBusy={isBusy} onChoose={choose} /> : null}
      </Group>
      <p className={classes['muted']}>{accountNote({ item, result, accounts: open })}</p>
      <OtherCurrency item={item} result={result} />
    </div>
  );
}

/** Lines keep their own currency; an account whose balance is in another is probably not theirs. */
function OtherCurrency({ item, result }: Pick<AccountFieldProps, 'item' | 'result'>): ReactNode {
  const other = result.rows.find(({ currency }) => currency !== result.account.currency);
  if (item.account === null || other === undefined) return null;
  return (
    <p className={classes['note']}>
      <Icon name="warning" />
      <span>
        <strong>
          The file has amounts in {other.currency}; {result.account.name} is in {result.account.currency}.
        </strong>{' '}
        The lines keep their own currency. Choose another account if this is not the one.
      </span>
    </p>
  );
}

/** Names of the file's account: of the one this part of the file is about, else all it gives. */
function hintsOf({ statementAccount }: ImportItem, { detected }: ImportResult): readonly string[] {
  return statementAccount === null ? detected.accountHints : [statementAccount];
}

function missingAccount([hint]: readonly string[]): string {
  return hint === undefined ? 'The file names no account. Which one is it from?' : `Which account is ${hint}?`;
}

type NewAccountProps = {
  readonly choice: AccountChoice & { kind: 'new' };
  readonly isBusy: boolean;
  readonly onChoose: (choice: AccountChoice) => void;
};

function NewAccountFields({ choice, isBusy, onChoose }: NewAccountProps): ReactNode {
  return (
    <>
      <TextInput
        key={choice.currency}
        label="Name"
        w={220}
        disabled={isBusy}
        defaultValue={choice.name}
        onBlur={({ currentTarget: { value } }) => {
          if (value.trim() !== choice.name) onChoose({ ...choice, name: value.trim() });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        error={choice.name === '' ? 'Give the account a name.' : null}
      />
      <Select
        label="Currency"
        w={120}
        searchable
        disabled={isBusy}
        allowDeselect={false}
        data={[...CURRENCY_CODES]}
        value={choice.currency}
        onChange={(value) => {
          if (value !== null && isCurrencyCode(value)) onChoose({ ...choice, currency: value });
        }}
      />
    </>
  );
}

/** Why this account, or what speaks against it. */
function accountNote({ item, result, accounts }: AccountFieldProps): string {
  const hints = hintsOf(item, result);
  const named = accountNamedBy(hints, accounts);
  const [hint] = hints;
  // The accounts are told apart once the questions are answered.
  if (item.statementAccount === null && result.statementAccounts.length > 1)
    return `The file holds ${result.statementAccounts.length} accounts. Answer the question first; each account is then asked for.`;
  if (named !== null) {
    const isChosen = item.account?.kind === 'existing' && item.account.accountId === named.account.id;
    return `The file names ${named.hint}, which is ${named.account.name}${isChosen ? '.' : ', not the account chosen here.'}`;
  }
  if (item.account?.kind === 'new')
    return `The account is created when you book the file, not before.${hint === undefined ? '' : ` The next file that names ${hint} finds it.`}`;
  if (item.account === null) return `Until you choose, its lines are compared with ${result.account.name}.`;
  return hint === undefined ? '' : `The file names ${hint}; no account has that number yet.`;
}
