import { ActionIcon, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Category } from '../../../src-shared/contract/transactions.ts';
import { formatPartAmount, parsePartAmount } from '../../format/part-amount.ts';
import { Icon } from '../icon.tsx';
import { useFormat } from '../use-format.ts';
import { CategoryField } from './category-field.tsx';
import type { SplitLine, TypedPart } from './split-draft.ts';
import classes from './split.module.css';

type SplitPartFieldsProps = {
  readonly index: number;
  readonly part: TypedPart;
  readonly line: SplitLine;
  readonly categories: readonly Category[];
  readonly problem: string | null;
  /** Whether it is said before the person has left the field: after they tried to save. */
  readonly isTold: boolean;
  readonly onChange: (part: Partial<TypedPart>) => void;
  /** Null where the line would no longer be divided without this part. */
  readonly onRemove: (() => void) | null;
};

const NOTE_LENGTH_MAX = 200;

/** One part of a line: what it is for, how much, and a note. */
export function SplitPartFields({ index, part, line, categories, problem, isTold, onChange, onRemove }: SplitPartFieldsProps): ReactNode {
  const { locale } = useFormat();
  const [wasLeft, setWasLeft] = useState(false);
  const number = index + 1;
  const leave = (): void => {
    setWasLeft(part.amount.trim() !== '');
    const amountMinor = parsePartAmount(part.amount, line, locale);
    if (amountMinor !== null) onChange({ amount: formatPartAmount(amountMinor, line, locale) });
  };
  return (
    <li className={classes['part']} data-part={index}>
      <span className={classes['number']} aria-hidden="true">
        {number}
      </span>
      <div className={classes['category']} data-field="category">
        <CategoryField
          label={`Category of part ${number}`}
          categories={categories}
          category={part.category}
          onPick={(category) => onChange({ category })}
        />
      </div>
      <div className={classes['amount']} data-field="amount">
        <TextInput
          aria-label={`Amount of part ${number}`}
          placeholder="Amount"
          inputMode="decimal"
          autoComplete="off"
          data-private
          value={part.amount}
          error={isTold || wasLeft ? problem : null}
          data-mantine-stop-propagation="true"
          onChange={({ currentTarget: { value } }) => {
            setWasLeft(false);
            onChange({ amount: value });
          }}
          onBlur={leave}
        />
      </div>
      <div className={classes['second']}>
        <TextInput
          className={classes['note'] ?? ''}
          aria-label={`Note of part ${number}`}
          placeholder="Note"
          autoComplete="off"
          data-private
          maxLength={NOTE_LENGTH_MAX}
          value={part.note}
          data-mantine-stop-propagation="true"
          onChange={({ currentTarget: { value } }) => onChange({ note: value })}
        />
        {onRemove === null ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove part ${number}`}
            data-mantine-stop-propagation="true"
            onClick={onRemove}
          >
            <Icon name="close" size={16} />
          </ActionIcon>
        )}
      </div>
    </li>
  );
}
