import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import { Figure } from '../../components/figure.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Money } from '../../components/money.tsx';
import { SetBalanceForm } from '../../components/set-balance-form.tsx';
import { balanceOrigin } from './account-words.ts';

type BalanceProps = { readonly account: Account; readonly isLead?: boolean; readonly showsCode?: boolean };

/** The balance of an account, which opens its lines; where none is known, what has moved. */
export function AccountBalance({ account, isLead = false, showsCode = false }: BalanceProps): ReactNode {
  const [, go] = useLocation();
  const { balanceMinor, changeMinor, currency } = account;
  const display = showsCode ? 'code' : 'symbol';
  if (balanceMinor === null) {
    return (
      <span>
        changed by <Money amountMinor={changeMinor} currency={currency} currencyDisplay={display} cents plus />
      </span>
    );
  }
  return (
    <Figure origin={balanceOrigin(account)} isLead={isLead} onOpen={() => go(`/transactions?account=${account.id}`)}>
      <Money amountMinor={balanceMinor} currency={currency} currencyDisplay={display} cents isBalance />
    </Figure>
  );
}

/** A balance read from the bank, typed where it is shown. */
export function SetBalance({ account }: { readonly account: Account }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus width={300}>
      <Popover.Target>
        <MayButton variant="default" size="compact-sm" aria-label={`Set balance of ${account.name}`} onClick={() => setIsOpen(!isOpen)}>
          Set balance
        </MayButton>
      </Popover.Target>
      <Popover.Dropdown>
        <SetBalanceForm account={account} onDone={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
