import { Group, NumberInput, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Frequency } from '../../../src-shared/domain/vocabulary/obligations.ts';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { type DayRule, ruleFamily } from './terms-draft.ts';
import { NTH_WORDS, WEEKDAY_NAMES } from './terms-words.ts';

type DayRuleFieldsProps = {
  readonly frequency: Frequency;
  /** What applies now: chosen, or following the start date. */
  readonly rule: DayRule;
  readonly error: string | undefined;
  readonly onChange: (rule: DayRule) => void;
};

const MONTH_RULES = [
  { value: 'day_of_month', label: 'A day of the month' },
  { value: 'last_business_day', label: 'The last business day' },
  { value: 'nth_weekday', label: 'A weekday of the month' },
];

/** Which day of its period is meant: a weekday, a day of the month, two of them, or a weekday such as the second Tuesday. */
export function DayRuleFields({ frequency, rule, error, onChange }: DayRuleFieldsProps): ReactNode {
  const family = ruleFamily(frequency);
  switch (family) {
    case 'none':
      return null;
    case 'weekday':
      return (
        <WeekdaySelect
          label="On"
          weekday={rule.kind === 'weekday' ? rule.weekday : 1}
          onChange={(weekday) => onChange({ kind: 'weekday', weekday })}
        />
      );
    case 'two_days':
      return <TwoDays rule={rule} error={error} onChange={onChange} />;
    case 'month':
      return <MonthDay rule={rule} error={error} onChange={onChange} />;
    default:
      return unreachable(family);
  }
}

type RuleProps = Omit<DayRuleFieldsProps, 'frequency'>;

function TwoDays({ rule, error, onChange }: RuleProps): ReactNode {
  const [first, second] = rule.kind === 'two_days_of_month' ? rule.days : [1, 16];
  return (
    <Group grow align="flex-start" gap={12}>
      <DayInput
        label="First day of the month"
        day={first}
        error={error}
        onChange={(day) => onChange({ kind: 'two_days_of_month', days: [day, second] })}
      />
      <DayInput label="Second day" day={second} error={undefined} onChange={(day) => onChange({ kind: 'two_days_of_month', days: [first, day] })} />
    </Group>
  );
}

function MonthDay({ rule, error, onChange }: RuleProps): ReactNode {
  const choose = (kind: string | null): void => {
    if (kind === 'last_business_day') onChange({ kind });
    else if (kind === 'nth_weekday') onChange({ kind, nth: 1, weekday: 1 });
    else onChange({ kind: 'day_of_month', day: 1 });
  };
  return (
    <Group grow align="flex-start" gap={12}>
      <Select label="On" allowDeselect={false} data={MONTH_RULES} value={rule.kind} onChange={choose} />
      {rule.kind === 'day_of_month' ? (
        <DayInput label="Day" day={rule.day} error={error} onChange={(day) => onChange({ kind: 'day_of_month', day })} />
      ) : null}
      {rule.kind === 'nth_weekday' ? (
        <>
          <Select
            label="Which"
            allowDeselect={false}
            data={NTH_WORDS.map(({ nth, word }) => ({ value: String(nth), label: word }))}
            value={String(rule.nth)}
            onChange={(nth) => onChange({ ...rule, nth: Number(nth) })}
          />
          <WeekdaySelect label="Weekday" weekday={rule.weekday} onChange={(weekday) => onChange({ ...rule, weekday })} />
        </>
      ) : null}
    </Group>
  );
}

type DayInputProps = { readonly label: string; readonly day: number; readonly error: string | undefined; readonly onChange: (day: number) => void };

function DayInput({ label, day, error, onChange }: DayInputProps): ReactNode {
  return (
    <NumberInput
      label={label}
      description={day === 31 ? 'The last day of every month' : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      max={31}
      clampBehavior="none"
      value={day === 0 ? '' : day}
      error={error}
      onChange={(value) => onChange(typeof value === 'number' ? value : Number(value) || 0)}
    />
  );
}

type WeekdaySelectProps = { readonly label: string; readonly weekday: number; readonly onChange: (weekday: number) => void };

function WeekdaySelect({ label, weekday, onChange }: WeekdaySelectProps): ReactNode {
  return (
    <Select
      label={label}
      allowDeselect={false}
      data={WEEKDAY_NAMES.map((name, index) => ({ value: String(index + 1), label: name }))}
      value={String(weekday)}
      onChange={(value) => onChange(Number(value))}
    />
  );
}
