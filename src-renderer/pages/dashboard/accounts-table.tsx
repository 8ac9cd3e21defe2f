import { Popover, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { Figure } from '../../components/figure.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { SetBalanceForm } from '../../components/set-balance-form.tsx';
import tableClasses from '../../components/table.module.css';
import { dateInWords, formatDate } from '../../format/dates.ts';
import classes from './dashboard.module.css';

const SOURCES: Readonly<Record<NonNullable<Account['anchor']>['source'], string>> = {
  running: 'the bank’s running balance',
  opening: 'the statement’s opening balance',
  closing: 'the statement’s closing balance',
  ledger: 'the bank’s ledger balance',
  typed: 'typed by you',
  reconciled: 'reconciled',
};

/** Cash by account, with where each balance comes from and how fresh its lines are. */
export function AccountsTable({ accounts, asOf }: { readonly accounts: readonly Account[]; readonly asOf: IsoDate }): ReactNode {
  const shown = accounts.filter(({ isArchived }) => !isArchived);
  const showsCode = new Set(shown.map(({ currency }) => currency)).size > 1;
  return (
    <Section title="Cash by account">
      <div className={tableClasses['scroll']}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Balance known from</th>
              <th scope="col">Newest line</th>
              <th scope="col" className={tableClasses['number']}>
                Balance
              </th>
              <th scope="col">
                <VisuallyHidden>Set the balance</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((account) => (
              <AccountRow key={account.id} account={account} asOf={asOf} showsCode={showsCode} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function AccountRow({ account, asOf, showsCode }: { readonly account: Account; readonly asOf: IsoDate; readonly showsCode: boolean }): ReactNode {
  const [, go] = useLocation();
  const { anchor, balanceMinor, changeMinor, currency } = account;
  const display = showsCode ? 'code' : 'symbol';
  return (
    <tr>
      <th scope="row">
        {account.name}
        {account.countsAsCash ? null : <span className={classes['figureNote']}> not counted as cash</span>}
      </th>
      <td>{anchor === null ? 'No balance stated yet' : `${formatDate(anchor.balanceDate)}, ${SOURCES[anchor.source]}`}</td>
      <td>{account.lastBookingDate === null ? 'No lines yet' : dateInWords(account.lastBookingDate, asOf)}</td>
      <td className={tableClasses['number']}>
        {balanceMinor === null ? (
          <span>
            changed by <Money amountMinor={changeMinor} currency={currency} currencyDisplay={display} plus />
          </span>
        ) : (
          <Figure
            origin={
              anchor === null
                ? 'The sum of the lines.'
                : `${formatDate(anchor.balanceDate)} (${SOURCES[anchor.source]}), plus the lines booked after it.`
            }
            onOpen={() => go(`/transactions?account=${account.id}`)}
          >
            <Money amountMinor={balanceMinor} currency={currency} currencyDisplay={display} isBalance />
          </Figure>
        )}
      </td>
      <td className={tableClasses['number']}>
        <SetBalance account={account} />
      </td>
    </tr>
  );
}

function SetBalance({ account }: { readonly account: Account }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus width={300}>
      <Popover.Target>
        <MayButton variant="subtle" size="compact-sm" aria-label={`Set balance of ${account.name}`} onClick={() => setIsOpen(!isOpen)}>
          Set balance
        </MayButton>
      </Popover.Target>
      <Popover.Dropdown>
        <SetBalanceForm account={account} onDone={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
