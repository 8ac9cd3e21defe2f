import { Group, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import { MayButton } from '../../components/may-button.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { AccountBalance, SetBalance } from './account-balance.tsx';
import { AccountDrawer } from './account-form.tsx';
import { accountNumberWords, anchorWords, TYPE_WORDS } from './account-words.ts';
import { FreshnessDot } from './freshness-dot.tsx';
import { useArchive } from './use-archive.ts';
import classes from './accounts.module.css';

type TableProps = { readonly caption: string; readonly accounts: readonly Account[]; readonly showsCode: boolean };

export function AccountsTable({ caption, accounts, showsCode }: TableProps): ReactNode {
  return (
    // Focusable, so that a narrow window can be scrolled by keyboard.
    <section className={`${tableClasses['scroll']} ${classes['tableFrame']}`} aria-label={caption} {...{ tabIndex: 0 }}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Number</th>
            <th scope="col">Lines</th>
            <th scope="col">Balance known from</th>
            <th scope="col" className={tableClasses['number']}>
              Count
            </th>
            <th scope="col" className={tableClasses['number']}>
              Balance
            </th>
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} showsCode={showsCode} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AccountRow({ account, showsCode }: { readonly account: Account; readonly showsCode: boolean }): ReactNode {
  const { count } = useFormat();
  return (
    <tr>
      <th scope="row">
        <Link href={`/accounts/${account.id}`}>{account.name}</Link>
        <span className={classes['under']}>
          {TYPE_WORDS[account.accountType]}
          {account.countsAsCash ? '' : ', not counted as cash'}
        </span>
      </th>
      <td className={classes['oneLine']} data-private>
        {accountNumberWords(account) ?? <span className={classes['muted']}>none noted</span>}
      </td>
      <td>
        <FreshnessDot newest={account.lastBookingDate} />
      </td>
      <td>{anchorWords(account.anchor)}</td>
      <td className={tableClasses['number']}>{count(account.lineCount)}</td>
      <td className={tableClasses['number']}>
        <AccountBalance account={account} showsCode={showsCode} />
      </td>
      <td className={tableClasses['number']}>
        <AccountActions account={account} />
      </td>
    </tr>
  );
}

/** What can be done with an account, wherever it is shown. */
export function AccountActions({ account }: { readonly account: Account }): ReactNode {
  const [isChanging, setIsChanging] = useState(false);
  const archive = useArchive();
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      {account.isArchived ? (
        <MayButton variant="default" size="compact-sm" aria-label={`Bring ${account.name} back`} onClick={() => archive(account, false)}>
          Bring back
        </MayButton>
      ) : (
        <>
          <SetBalance account={account} />
          <MayButton variant="subtle" size="compact-sm" aria-label={`Change ${account.name}`} onClick={() => setIsChanging(true)}>
            Change
          </MayButton>
          <MayButton variant="subtle" size="compact-sm" aria-label={`Archive ${account.name}`} onClick={() => archive(account, true)}>
            Archive
          </MayButton>
        </>
      )}
      <AccountDrawer key={String(isChanging)} account={account} isOpen={isChanging} onClose={() => setIsChanging(false)} />
    </Group>
  );
}
