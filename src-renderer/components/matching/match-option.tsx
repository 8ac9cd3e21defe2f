import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MatchAlternative } from '../../../src-shared/contract/matching.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { openEvidence } from '../evidence/open-evidence.ts';
import { Money } from '../money.tsx';
import { useFormat } from '../use-format.ts';
import classes from './matching.module.css';
import { probabilityWords } from './probability-words.ts';

type MatchOptionProps = {
  readonly alternative: MatchAlternative;
  readonly currency: CurrencyCode;
  readonly isFirst: boolean;
  readonly onMatch: () => void;
  readonly onDecline: () => void;
};

/** One reading of a line: what it would settle, how sure that is, and why. */
export function MatchOption({ alternative, currency, isFirst, onMatch, onDecline }: MatchOptionProps): ReactNode {
  const names = alternative.allocations.map(({ label }) => label).join(' and ');
  return (
    <li className={classes['option']}>
      <MatchReading alternative={alternative} currency={currency} />
      <Group gap={8}>
        <Button size="compact-md" variant={isFirst ? 'filled' : 'default'} aria-label={`Match with ${names}`} onClick={onMatch}>
          Match
        </Button>
        <Button size="compact-md" variant="subtle" aria-label={`Not this: ${names}`} onClick={onDecline}>
          Not this
        </Button>
      </Group>
    </li>
  );
}

type MatchReadingProps = { readonly alternative: MatchAlternative; readonly currency: CurrencyCode };

/** What a reading settles, with its probability in words and its reasons. */
export function MatchReading({ alternative, currency }: MatchReadingProps): ReactNode {
  const format = useFormat();
  const { allocations, feeMinor, discountMinor, unallocatedMinor, probability, reasons } = alternative;
  const rest = [
    { label: 'fee the bank kept', value: feeMinor },
    { label: 'discount', value: discountMinor },
    { label: 'left over', value: unallocatedMinor },
  ].filter(({ value }) => value !== 0);
  return (
    <>
      <ul className={classes['parts']}>
        {allocations.map(({ scheduleId, amountMinor, label, dueDate }) => (
          <li key={scheduleId}>
            <span>
              <button type="button" className={classes['open']} data-private onClick={() => openEvidence('due', scheduleId)}>
                {format.sentence(label)}
              </button>
              <span className={classes['faint']}>, due {format.dateInWords(dueDate)}</span>
            </span>
            <Money amountMinor={amountMinor} currency={currency} cents />
          </li>
        ))}
        {rest.map(({ label, value }) => (
          <li key={label} className={classes['faint']}>
            <span>{label}</span>
            <Money amountMinor={value} currency={currency} cents />
          </li>
        ))}
      </ul>
      <p className={classes['text']}>
        <strong>{probabilityWords(probability)}</strong> ({format.percent(probability)}).{' '}
        <span data-private>{reasons.map(({ sentence }) => format.sentence(sentence)).join(' ')}</span>
      </p>
    </>
  );
}
