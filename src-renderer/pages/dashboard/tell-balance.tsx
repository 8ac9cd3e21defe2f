import type { ReactNode } from 'react';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import { SetBalanceForm } from '../../components/set-balance-form.tsx';
import classes from './dashboard.module.css';

/** Accounts whose files carried no balance: one typed figure turns change into cash. */
export function TellBalance({ accounts }: { readonly accounts: readonly Account[] }): ReactNode {
  const [first] = accounts;
  if (first === undefined) return null;
  const others = accounts.length - 1;
  return (
    <section className={classes['ask']} aria-label="A balance is missing">
      <p className={classes['askText']}>
        <strong>Tell Tamio today’s balance of {first.name}.</strong> Its bank files state none, so until then you see how cash changes, not how much
        there is.
        {others > 0 ? ` ${others} more ${others === 1 ? 'account needs' : 'accounts need'} the same.` : ''}
      </p>
      <SetBalanceForm key={first.id} account={first} />
    </section>
  );
}
