import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { CURRENCY_CODES, type CurrencyCode, isCurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { BUSINESS_DAY_SHIFT_LABELS, BUSINESS_DAY_SHIFTS, FREQUENCIES, FREQUENCY_LABELS } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { DayRuleFields } from './day-rule-fields.tsx';
import { impliedRule, type TermsDraft, type TermsProblems, withFrequency } from './terms-draft.ts';
import classes from './terms.module.css';

type TermsFieldsProps = {
  readonly value: TermsDraft;
  readonly onChange: (value: TermsDraft) => void;
  /** Shown beside the fields; empty until the person tried to save. */
  readonly errors: TermsProblems;
  readonly currency: CurrencyCode;
  /** Left out where the currency is settled. */
  readonly onCurrency?: (currency: CurrencyCode) => void;
  /** What stands in words before the amount: `Amount that comes in`. */
  readonly amountLabel: string;
  /** The due dates that would follow, under the fields. */
  readonly preview: ReactNode;
};

/** How often, how much, from when, on which day, and what happens on a weekend; with the next dates while one types. */
export function TermsFields({ value, onChange, errors, currency, onCurrency, amountLabel, preview }: TermsFieldsProps): ReactNode {
  const set = (change: Partial<TermsDraft>): void => onChange({ ...value, ...change });
  return (
    <div className={classes['fields']}>
      <Group grow align="flex-start" gap={12}>
        <Select
          label="How often"
          allowDeselect={false}
          data={FREQUENCIES.map((frequency) => ({ value: frequency, label: FREQUENCY_LABELS[frequency] }))}
          value={value.frequency}
          onChange={(chosen) => {
            const frequency = FREQUENCIES.find((known) => known === chosen);
            if (frequency !== undefined) onChange(withFrequency(value, frequency));
          }}
        />
        <TextInput
          label={amountLabel}
          inputMode="decimal"
          autoComplete="off"
          value={value.amount}
          error={errors.amount}
          rightSection={<span className={classes['unit']}>{currency}</span>}
          rightSectionWidth={52}
          onChange={({ currentTarget: { value: amount } }) => set({ amount })}
        />
      </Group>
      {onCurrency === undefined ? null : (
        <Select
          label="Currency"
          searchable
          allowDeselect={false}
          data={[...CURRENCY_CODES]}
          value={currency}
          onChange={(chosen) => {
            if (chosen !== null && isCurrencyCode(chosen)) onCurrency(chosen);
          }}
        />
      )}
      <Group grow align="flex-start" gap={12}>
        <TextInput
          type="date"
          label={value.frequency === 'once' ? 'Date' : 'First date'}
          value={value.startDate}
          error={errors.startDate}
          onChange={({ currentTarget: { value: startDate } }) => set({ startDate })}
        />
        {value.frequency === 'once' ? null : (
          <TextInput
            type="date"
            label="Last date"
            description="Empty: until it is ended."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={value.endDate}
            error={errors.endDate}
            onChange={({ currentTarget: { value: endDate } }) => set({ endDate })}
          />
        )}
      </Group>
      <DayRuleFields
        frequency={value.frequency}
        rule={value.dayRule ?? impliedRule(value.frequency, value.startDate)}
        error={errors.dayRule}
        onChange={(dayRule) => set({ dayRule })}
      />
      <Select
        label="On a weekend or holiday"
        allowDeselect={false}
        data={BUSINESS_DAY_SHIFTS.map((shift) => ({ value: shift, label: BUSINESS_DAY_SHIFT_LABELS[shift] }))}
        value={value.shift}
        onChange={(chosen) => {
          const shift = BUSINESS_DAY_SHIFTS.find((known) => known === chosen);
          if (shift !== undefined) set({ shift });
        }}
      />
      <Group align="flex-start" gap={16}>
        <TextInput
          label="Tax rate"
          inputMode="decimal"
          w={110}
          value={value.taxRate}
          error={errors.taxRate}
          rightSection={<span className={classes['unit']}>%</span>}
          onChange={({ currentTarget: { value: taxRate } }) => set({ taxRate })}
        />
        {value.taxRate.trim() === '' ? null : (
          <Checkbox
            className={classes['beside'] ?? ''}
            label="The amount includes it"
            checked={value.isTaxInclusive}
            onChange={({ currentTarget: { checked } }) => set({ isTaxInclusive: checked })}
          />
        )}
      </Group>
      {preview}
    </div>
  );
}
