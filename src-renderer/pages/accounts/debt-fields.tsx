import { Group, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { type AccountDraft, type AccountProblems, hasLimit, hasRate } from './account-draft.ts';
import classes from './accounts.module.css';

type DebtFieldsProps = {
  readonly draft: AccountDraft;
  readonly problems: AccountProblems;
  readonly onChange: (change: Partial<AccountDraft>) => void;
};

/** What money that can be borrowed costs, and how much of it there is; nothing for other accounts. */
export function DebtFields({ draft, problems, onChange }: DebtFieldsProps): ReactNode {
  if (!hasRate(draft)) return null;
  return (
    <Group grow align="flex-start" gap={12}>
      {hasLimit(draft) ? (
        <TextInput
          label="Limit"
          description="How much can be drawn in all."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="decimal"
          autoComplete="off"
          value={draft.limit}
          error={problems.limit}
          rightSection={<span className={classes['muted']}>{draft.currency}</span>}
          rightSectionWidth={52}
          onChange={({ currentTarget: { value } }) => onChange({ limit: value })}
        />
      ) : null}
      <TextInput
        label="Interest rate"
        description="A year, on what is drawn."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        autoComplete="off"
        value={draft.rate}
        error={problems.rate}
        rightSection={<span className={classes['muted']}>%</span>}
        onChange={({ currentTarget: { value } }) => onChange({ rate: value })}
      />
    </Group>
  );
}
