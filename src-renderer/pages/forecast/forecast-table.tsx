import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { Section } from '../../components/page.tsx';
import { DayTable } from './day-table.tsx';
import { MonthTable } from './month-table.tsx';
import { WeekTable } from './week-table.tsx';

const STEPS = [
  { value: 'day', label: 'By day' },
  { value: 'week', label: 'By week' },
  { value: 'month', label: 'By month' },
] as const;

type Step = (typeof STEPS)[number]['value'];

const NOTES: Readonly<Record<Step, string>> = {
  day: 'Balances at the end of each day',
  week: 'Balances at the end of each week',
  month: 'Calendar months; balances at the end of each',
};

/** The numbers of the chart, for reading, for copying and for screen readers. */
export function ForecastTable({ forecast }: { readonly forecast: ForecastView }): ReactNode {
  const [step, setStep] = useState<Step>('week');
  const picker = (
    <SegmentedControl
      size="xs"
      aria-label="Rows of the table"
      value={step}
      data={[...STEPS]}
      onChange={(value) => setStep(STEPS.find((known) => known.value === value)?.value ?? 'week')}
    />
  );
  return (
    <Section title="The same in figures" note={`${NOTES[step]}, in ${forecast.currency}`} actions={picker}>
      {step === 'day' ? <DayTable forecast={forecast} /> : null}
      {step === 'week' ? <WeekTable forecast={forecast} /> : null}
      {step === 'month' ? <MonthTable forecast={forecast} /> : null}
    </Section>
  );
}
