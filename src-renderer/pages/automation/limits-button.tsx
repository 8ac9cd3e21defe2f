import { Button, Group, MultiSelect, Popover, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ExecutionRule } from '../../../src-shared/contract/actions.ts';
import { ACTION_TAG_LABELS, ACTION_TAGS, ACTION_TYPE_LABELS, type ActionTag } from '../../../src-shared/domain/vocabulary/actions.ts';
import { MayButton } from '../../components/may-button.tsx';
import { useFormat } from '../../components/use-format.ts';
import { parseAmount } from '../../format/parse-amount.ts';
import classes from './automation.module.css';
import { useRuleChanges } from './use-rule-changes.ts';

/** Payroll is locked whatever a rule says, so that it is no choice here. */
const TAG_CHOICES = ACTION_TAGS.filter((tag) => tag !== 'payroll').map((tag) => ({ value: tag, label: ACTION_TAG_LABELS[tag] }));

const asTags = (values: readonly string[]): ActionTag[] => ACTION_TAGS.filter((tag) => values.includes(tag));

export function LimitsButton({ rule }: { readonly rule: ExecutionRule }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const label = ACTION_TYPE_LABELS[rule.actionType];
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus width={320} closeOnClickOutside={false}>
      <Popover.Target>
        <MayButton needs="owner" variant="subtle" size="compact-sm" aria-label={`Change the limits of ${label}`} onClick={() => setIsOpen(!isOpen)}>
          Change
        </MayButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Limits: ${label}`}>
        <LimitsForm rule={rule} onLeave={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function LimitsForm({ rule, onLeave }: { readonly rule: ExecutionRule; readonly onLeave: () => void }): ReactNode {
  const format = useFormat();
  const { changeExecutionRule } = useRuleChanges();
  const currency = rule.thresholdCurrency ?? format.baseCurrency;
  const start = rule.thresholdAmountMinor;
  const [amount, setAmount] = useState(start === null ? '' : format.money(start, currency, { cents: true, currencyDisplay: 'none' }));
  const [excluded, setExcluded] = useState<string[]>([...rule.excludedTags]);
  const [included, setIncluded] = useState<string[]>([...rule.includedTags]);
  const isEmpty = amount.trim() === '';
  const limit = isEmpty ? null : parseAmount(amount, currency, format.locale);
  const problem = isEmpty || (limit !== null && limit >= 0) ? null : 'An amount from zero up, or nothing.';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (problem !== null) return;
    const isSaved = await changeExecutionRule(rule, {
      thresholdAmountMinor: limit,
      thresholdCurrency: limit === null ? null : currency,
      excludedTags: asTags(excluded),
      includedTags: asTags(included),
    });
    if (isSaved) onLeave();
  };
  return (
    <form className={classes['form']} noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <TextInput
          label="Only below"
          description="Empty: no limit. In another currency it always asks."
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          error={problem}
          rightSection={<span className={classes['unit']}>{currency}</span>}
          rightSectionWidth={52}
          onChange={({ currentTarget }) => setAmount(currentTarget.value)}
        />
        <MultiSelect label="Never for" data={TAG_CHOICES} value={excluded} clearable comboboxProps={{ withinPortal: false }} onChange={setExcluded} />
        <MultiSelect
          label="Only for"
          description="Empty: for all others."
          data={TAG_CHOICES}
          value={included}
          clearable
          comboboxProps={{ withinPortal: false }}
          onChange={setIncluded}
        />
        <Group gap={8}>
          <Button type="submit" size="compact-md">
            Save
          </Button>
          <Button variant="default" size="compact-md" onClick={onLeave}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
