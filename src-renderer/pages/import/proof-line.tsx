import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { Icon } from '../../components/icon.tsx';
import { Money } from '../../components/money.tsx';
import { asSentence } from './import-words.ts';
import classes from './import.module.css';

type ProofProps = {
  readonly result: ImportResult;
  /** Right under the sentence that already gives the balances. */
  readonly isUnderVerdict?: boolean;
  /** Shows the line that does not fit. */
  readonly onGoTo?: (line: number) => void;
};

/** Whether the file's own balances prove that every line was read, and read right. */
export function ProofLine({ result, isUnderVerdict = false, onGoTo }: ProofProps): ReactNode {
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
              ? 'The balance after every line fits the line before it'
              : 'The opening balance and all lines add up to the closing balance'}
            {isUnderVerdict ? null : (
              <>
                , from <Money amountMinor={proof.openingMinor} currency={currency} cents isBalance /> to{' '}
                <Money amountMinor={proof.closingMinor} currency={currency} cents isBalance />
              </>
            )}
            : no line is missing, none was misread.
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
            before you book.{' '}
            {onGoTo === undefined ? null : (
              <UnstyledButton className={classes['link']} onClick={() => onGoTo(proof.line)}>
                Show line {proof.line}
              </UnstyledButton>
            )}
          </span>
        </p>
      );
    default:
      return unreachable(proof);
  }
}
