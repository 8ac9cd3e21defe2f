import type { ReactNode } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { Icon } from '../../components/icon.tsx';
import { Money } from '../../components/money.tsx';
import { asSentence } from './import-words.ts';
import classes from './import.module.css';

/** Whether the file's own balances prove that every line was read, and read right. */
export function ProofLine({ result }: { readonly result: ImportResult }): ReactNode {
  const { proof } = result;
  const { currency } = result.account;
  switch (proof.status) {
    case 'proved':
      return (
        <p className={classes['proof']} data-kind="good">
          <Icon name="check" />
          <span>
            <strong>Proved.</strong>{' '}
            {proof.method === 'running_balance'
              ? 'The balance after every line fits the line before it, '
              : 'The opening balance and all lines add up to the closing balance, '}
            from <Money amountMinor={proof.openingMinor} currency={currency} cents isBalance /> to{' '}
            <Money amountMinor={proof.closingMinor} currency={currency} cents isBalance />.
          </span>
        </p>
      );
    case 'not_provable':
      return (
        <p className={classes['proof']} data-kind="neutral">
          <Icon name="audit" />
          <span>
            <strong>Not provable.</strong> {asSentence(proof.reason)}
          </span>
        </p>
      );
    case 'contradicted':
      return (
        <p className={classes['proof']} data-kind="bad" role="alert">
          <Icon name="warning" />
          <span>
            <strong>Does not fit.</strong> At line {proof.line} the balance should be{' '}
            <Money amountMinor={proof.expectedMinor} currency={currency} cents />, but the file says{' '}
            <Money amountMinor={proof.foundMinor} currency={currency} cents />. A line may be missing there, or an amount was misread: look at it
            before you book.
          </span>
        </p>
      );
    default:
      return unreachable(proof);
  }
}
