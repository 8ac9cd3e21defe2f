import { Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PartyBankAccount } from '../../../src-shared/contract/parties.ts';
import { MayButton } from '../may-button.tsx';
import { Icon } from '../icon.tsx';
import { Moment } from '../moment.tsx';
import { Section } from '../page.tsx';
import { openBeside } from './opened.ts';
import type { PartyDetail, PartyKind } from './party.ts';
import classes from './party.module.css';
import { bankAccountNumber } from './party-words.ts';
import { usePartyChanges } from './use-party-changes.ts';

type AccountsSectionProps = { readonly kind: PartyKind; readonly party: PartyDetail };

/** Where their money comes from or goes to. Details that nobody has confirmed are always shown as new. */
export function AccountsSection({ kind, party }: AccountsSectionProps): ReactNode {
  return (
    <Section
      title="Bank accounts"
      actions={
        <MayButton variant="default" size="compact-sm" leftSection={<Icon name="plus" size={14} />} onClick={() => openBeside('account')}>
          Add
        </MayButton>
      }
    >
      {party.bankAccounts.length === 0 ? (
        <p className={classes['text']}>
          {kind === 'customer'
            ? 'None noted. With one, payments from it are recognised by themselves.'
            : 'None noted. With one, a payment to them can be prepared.'}
        </p>
      ) : (
        <ul className={classes['accounts']}>
          {party.bankAccounts.map((account) => (
            <AccountRow key={account.id} kind={kind} party={party} account={account} />
          ))}
        </ul>
      )}
    </Section>
  );
}

type AccountRowProps = AccountsSectionProps & { readonly account: PartyBankAccount };

function AccountRow({ kind, party, account }: AccountRowProps): ReactNode {
  const { confirmAccount, removeAccount } = usePartyChanges(kind);
  const [isBusy, setIsBusy] = useState(false);
  const during = async (work: Promise<void>): Promise<void> => {
    setIsBusy(true);
    await work;
    setIsBusy(false);
  };
  const number = bankAccountNumber(account);
  return (
    <li className={classes['account']}>
      <div>
        <span className={classes['number']} data-private>
          {number}
        </span>
        <span className={classes['under']}>
          {[account.holderName, account.bic, account.isDefault ? 'used by default' : null].filter((part) => part !== null).join(', ')}
        </span>
        <span className={classes['under']}>
          {account.confirmedAt === null ? (
            <strong className={classes['new']}>New – not confirmed. Check it by a call to a number you know.</strong>
          ) : (
            <>
              Confirmed <Moment instant={account.confirmedAt} isRelative />
            </>
          )}
        </span>
      </div>
      <Group gap={6} wrap="nowrap">
        {account.confirmedAt === null ? (
          <MayButton size="compact-sm" loading={isBusy} aria-label={`Confirm ${number}`} onClick={() => void during(confirmAccount(party, account))}>
            Confirm
          </MayButton>
        ) : null}
        <MayButton variant="subtle" size="compact-sm" aria-label={`Remove ${number}`} onClick={() => void during(removeAccount(party, account))}>
          Remove
        </MayButton>
      </Group>
    </li>
  );
}
