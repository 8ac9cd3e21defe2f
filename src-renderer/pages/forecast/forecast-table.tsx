import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { Section } from '../../components/page.tsx';
import { DayTable } from './day-table.tsx';
import { WeekTable } from './week-table.tsx';

/** The numbers of the chart, for reading, for copying and for screen readers. */
export function ForecastTable({ forecast }: { readonly forecast: ForecastView }): ReactNode {
  const [step, setStep] = useState<'week' | 'day'>('week');
  const picker = (
    <SegmentedControl
      size="xs"
      aria-label="Rows of the table"
      value={step}
      data={[
        { value: 'week', label: 'By week' },
        { value: 'day', label: 'By day' },
      ]}
      onChange={(value) => setStep(value === 'day' ? 'day' : 'week')}
    />
  );
  return (
    <Section title="The same in figures" note={`Balances at the end of each ${step}, in ${forecast.currency}`} actions={picker}>
      {step === 'week' ? <WeekTable forecast={forecast} /> : <DayTable forecast={forecast} />}
    </Section>
  );
}
