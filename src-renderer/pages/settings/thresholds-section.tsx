import { Button, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { UserConfiguration } from '../../../src-shared/contract/settings.ts';
import { api, client, errorSentence } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Section } from '../../components/page.tsx';
import { QueryState } from '../../components/states.tsx';
import { showUndo } from '../../components/undo-toast.tsx';
import { type Format, useFormat } from '../../components/use-format.ts';
import { parseAmount } from '../../format/parse-amount.ts';
import { useBusiness } from '../../stores/business.ts';
import { DetectionRules } from './detection-rules.tsx';
import { type NumberThreshold, numberProblem, THRESHOLD_LIMITS } from './threshold-problems.ts';
import classes from './settings.module.css';
import layout from './thresholds.module.css';
import { ThresholdsPreview } from './thresholds-preview.tsx';

const MODES = [
  {
    value: 'conservative',
    label: 'Conservative',
    says: 'Warns earlier and at smaller amounts: buffer and runway count for a quarter more, late days and percentages for a quarter less.',
  },
  { value: 'normal', label: 'Normal', says: 'Warns exactly at the figures below.' },
  {
    value: 'aggressive',
    label: 'Aggressive',
    says: 'Warns later and only about more: the mirror image of conservative. Nothing is warned of below your own figures.',
  },
] as const;

const NUMBERS: ReadonlyArray<{ readonly key: NumberThreshold; readonly label: string; readonly says: string }> = [
  { key: 'runwayBufferMonths', label: 'Runway', says: 'Warn when the money would last fewer months than this.' },
  { key: 'latePaymentThresholdDays', label: 'Late payment', says: 'Warn when a customer is this many days late.' },
  { key: 'unexpectedExpenseThresholdPct', label: 'Unexpected expense', says: 'Warn when an expense is this much above its usual size.' },
  { key: 'payrollCheckDaysBefore', label: 'Payroll check', says: 'Look this many days before payday whether the money is there.' },
  { key: 'payrollBufferPercent', label: 'Payroll cushion', says: 'Cash after payroll should be at least this share of it.' },
  { key: 'paymentClusterThresholdPct', label: 'Payments pile up', says: 'Warn when this share of a month goes out in one week.' },
];

export function ThresholdsSection(): ReactNode {
  const { id: businessId } = useBusiness();
  const configuration = useQuery(api.userConfig.get.queryOptions({ input: { businessId } }));
  return (
    <Section title="Thresholds" note="When Tamio warns you.">
      <QueryState query={configuration}>
        {(known) => <ThresholdsForm key={`${businessId} ${JSON.stringify(known)}`} businessId={businessId} known={known} />}
      </QueryState>
      <DetectionRules />
    </Section>
  );
}

type Typed = Omit<UserConfiguration, NumberThreshold | 'obligationsBufferAmountMinor'> &
  Record<NumberThreshold, number | string> & { buffer: string };

function typedOf({ obligationsBufferAmountMinor, ...rest }: UserConfiguration, format: Format): Typed {
  return { ...rest, buffer: format.money(obligationsBufferAmountMinor, format.baseCurrency, { cents: true, currencyDisplay: 'none' }) };
}

/** What was typed as a configuration, or null while something is not in order. */
function configurationOf({ buffer, ...rest }: Typed, format: Format): UserConfiguration | null {
  const bufferMinor = parseAmount(buffer, format.baseCurrency, format.locale);
  if (bufferMinor === null || bufferMinor < 0) return null;
  if (NUMBERS.some(({ key }) => numberProblem(key, rest[key]) !== null)) return null;
  const numbers = Object.fromEntries(NUMBERS.map(({ key }) => [key, Number(rest[key])])) as Record<NumberThreshold, number>;
  return { obligationsBufferAmountMinor: bufferMinor, safetyMode: rest.safetyMode, ...numbers };
}

function bufferProblem(text: string, format: Format): string | null {
  const amount = parseAmount(text, format.baseCurrency, format.locale);
  if (amount === null) return 'An amount or a sum, such as 12,000 or 3*4,500.';
  return amount < 0 ? 'A buffer is what should always be left, so it is not negative.' : null;
}

function ThresholdsForm({ businessId, known }: { readonly businessId: number; readonly known: UserConfiguration }): ReactNode {
  const format = useFormat();
  const start = typedOf(known, format);
  const [typed, setTyped] = useState(start);
  const save = useMutation(api.userConfig.update.mutationOptions());
  const next = configurationOf(typed, format);
  const isChanged = JSON.stringify(typed) !== JSON.stringify(start);
  const set = (change: Partial<Typed>): void => setTyped({ ...typed, ...change });
  const restore = (): Promise<unknown> => client.userConfig.update({ businessId, ...known });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (next === null || !isChanged) return;
    save.mutate({ businessId, ...next }, { onSuccess: () => showUndo('Thresholds changed', restore) });
  };
  const reset = async (): Promise<void> => {
    await client.userConfig.delete({ businessId });
    showUndo('Thresholds are back at their defaults', restore);
  };
  const form = (
    <form onSubmit={submit} noValidate>
      <BufferField typed={typed.buffer} format={format} onType={(buffer) => set({ buffer })} />
      <Radio.Group
        mt={16}
        label="How careful"
        value={typed.safetyMode}
        onChange={(value) => {
          const mode = MODES.find((candidate) => candidate.value === value);
          if (mode !== undefined) set({ safetyMode: mode.value });
        }}
      >
        <Stack gap={8} mt={6}>
          {MODES.map(({ value, label, says }) => (
            <Radio key={value} value={value} label={label} description={says} />
          ))}
        </Stack>
      </Radio.Group>
      <div className={classes['fields']} data-spaced>
        {NUMBERS.map(({ key, label, says }) => (
          <NumberInput
            key={key}
            label={label}
            description={says}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            suffix={` ${THRESHOLD_LIMITS[key].unit}`}
            allowNegative={false}
            clampBehavior="none"
            value={typed[key]}
            error={numberProblem(key, typed[key])}
            onChange={(value) => set({ [key]: value })}
          />
        ))}
      </div>
      {save.error === null ? null : (
        <p className={classes['problem']} role="alert">
          {errorSentence(save.error)}
        </p>
      )}
      <Group gap={8} mt={16}>
        <MayButton needs="owner" type="submit" disabled={!isChanged || next === null} loading={save.isPending}>
          Save changes
        </MayButton>
        {isChanged ? (
          <Button variant="subtle" onClick={() => setTyped(start)}>
            Discard
          </Button>
        ) : (
          <MayButton needs="owner" variant="subtle" onClick={() => void reset()}>
            Back to the defaults
          </MayButton>
        )}
      </Group>
    </form>
  );
  return (
    <div className={layout['columns']}>
      {form}
      <ThresholdsPreview thresholds={next} />
    </div>
  );
}

type BufferFieldProps = { readonly typed: string; readonly format: Format; readonly onType: (text: string) => void };

/** Money typed with sums; leaving the field works them out. */
function BufferField({ typed, format, onType }: BufferFieldProps): ReactNode {
  const workOut = (): void => {
    const amount = parseAmount(typed, format.baseCurrency, format.locale);
    if (amount !== null) onType(format.money(amount, format.baseCurrency, { cents: true, currencyDisplay: 'none' }));
  };
  return (
    <TextInput
      label="Buffer"
      description="What should always be left in the bank. Below it you are warned; the forecast draws it as a line. Sums work: 3*4500."
      maw={360}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      rightSection={<span className={classes['unit']}>{format.baseCurrency}</span>}
      rightSectionWidth={52}
      error={bufferProblem(typed, format)}
      onChange={({ currentTarget: { value } }) => onType(value)}
      onBlur={workOut}
    />
  );
}
