import { Button, Checkbox, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Account } from '../../../src-shared/contract/accounts.ts';
import type { CategoryRuleView } from '../../../src-shared/contract/rules.ts';
import type { Category } from '../../../src-shared/contract/transactions.ts';
import { MayButton } from '../../components/may-button.tsx';
import { useFormat } from '../../components/use-format.ts';
import { type AmountStyle, draftOf, EMPTY_RULE, type RuleProblems, ruleProblems, type TypedRule, typedRuleOf } from './rule-draft.ts';
import { RulePreviewPanel } from './rule-preview.tsx';
import { useRuleChanges } from './use-rule-changes.ts';
import classes from './rules.module.css';

type RuleFormProps = {
  readonly rule: CategoryRuleView | null;
  readonly categories: readonly Category[];
  readonly accounts: readonly Account[];
  readonly onDone: () => void;
};

const DIRECTIONS = [
  { value: 'any', label: 'In or out' },
  { value: 'in', label: 'Money in' },
  { value: 'out', label: 'Money out' },
] as const;

/** Conditions and category of a rule, with what it would change while it is being typed. */
export function RuleForm({ rule, categories, accounts, onDone }: RuleFormProps): ReactNode {
  const { baseCurrency, locale } = useFormat();
  const currencyOf = (accountId: string | null) => accounts.find((account) => String(account.id) === accountId)?.currency ?? baseCurrency;
  const [typed, setTyped] = useState<TypedRule>(() =>
    rule === null ? EMPTY_RULE : typedRuleOf(rule, { currency: currencyOf(rule.accountId === null ? null : String(rule.accountId)), locale }),
  );
  const [isSaving, setIsSaving] = useState(false);
  const [wasSent, setWasSent] = useState(false);
  const { create, update } = useRuleChanges();
  const style: AmountStyle = { currency: currencyOf(typed.accountId), locale };
  const problems = ruleProblems(typed, style);
  const draft = draftOf(typed, style);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWasSent(true);
    if (draft === null) return;
    setIsSaving(true);
    const isSaved = await (rule === null ? create(draft) : update(rule, draft));
    setIsSaving(false);
    if (isSaved) onDone();
  };
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)} noValidate>
      <Conditions typed={typed} problems={problems} accounts={accounts} onChange={(change) => setTyped({ ...typed, ...change })} />
      <Select
        label="belongs to"
        placeholder="Category"
        searchable
        data={categories.filter((category) => !category.isArchived).map((category) => ({ value: String(category.id), label: category.name }))}
        value={typed.categoryId}
        error={wasSent ? problems.categoryId : undefined}
        onChange={(categoryId) => setTyped({ ...typed, categoryId })}
      />
      <Checkbox
        label="Only for lines that an import brings"
        description="Lines that are in the book already are never touched by it."
        checked={typed.isImportOnly}
        onChange={({ currentTarget: { checked } }) => setTyped({ ...typed, isImportOnly: checked })}
      />
      {wasSent && problems.whole !== undefined ? (
        <p className={classes['problem']} role="alert">
          {problems.whole}
        </p>
      ) : null}
      <RulePreviewPanel draft={draft} ruleId={rule?.id ?? null} />
      <Group gap={8}>
        <MayButton type="submit" loading={isSaving}>
          {rule === null ? 'Create the rule' : 'Save the rule'}
        </MayButton>
        <Button variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

type ConditionsProps = {
  readonly typed: TypedRule;
  readonly problems: RuleProblems;
  readonly accounts: readonly Account[];
  readonly onChange: (change: Partial<TypedRule>) => void;
};

function Conditions({ typed, problems, accounts, onChange }: ConditionsProps): ReactNode {
  return (
    <>
      <TextInput
        label="A line whose text contains"
        description="All these words, anywhere in description, counterparty or reference."
        data-autofocus
        maxLength={200}
        value={typed.contains}
        onChange={({ currentTarget: { value } }) => onChange({ contains: value })}
      />
      <TextInput
        label="and fits the pattern"
        description="A regular expression, for what words cannot say: ^shell \d+"
        maxLength={200}
        value={typed.pattern}
        error={problems.pattern}
        onChange={({ currentTarget: { value } }) => onChange({ pattern: value })}
      />
      <SegmentedControl
        aria-label="Direction of the money"
        data={DIRECTIONS.map(({ value, label }) => ({ value, label }))}
        value={typed.direction}
        onChange={(value) => onChange({ direction: value })}
      />
      <Group gap={12} grow align="flex-start">
        <TextInput
          label="of at least"
          inputMode="decimal"
          value={typed.amountMin}
          error={problems.amountMin}
          onChange={({ currentTarget: { value } }) => onChange({ amountMin: value })}
        />
        <TextInput
          label="and at most"
          inputMode="decimal"
          value={typed.amountMax}
          error={problems.amountMax}
          onChange={({ currentTarget: { value } }) => onChange({ amountMax: value })}
        />
      </Group>
      {accounts.length > 1 || typed.accountId !== null ? (
        <Select
          label="on the account"
          placeholder="Any account"
          clearable
          data={accounts.map((account) => ({ value: String(account.id), label: account.name }))}
          value={typed.accountId}
          onChange={(accountId) => onChange({ accountId })}
        />
      ) : null}
    </>
  );
}
