import { Group, SegmentedControl, Switch } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import type { ScenarioComparisonView, ScenarioView } from '../../../src-shared/contract/scenarios.ts';
import { ForecastChart } from '../../charts/forecast-chart.tsx';
import { scenarioLines } from '../../charts/scenario-lines.ts';
import { api } from '../../client.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Section } from '../../components/page.tsx';
import { MOST_COMPARED, useComparison } from '../../components/scenarios/use-comparison.ts';
import { QueryState } from '../../components/states.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { HORIZONS, type Horizon, usePlace } from './place.ts';
import classes from './scenarios.module.css';

/** The forecast as it is beside the scenarios that are switched on: as lines, and in figures. */
export function Comparison({ scenarios }: { readonly scenarios: readonly ScenarioView[] }): ReactNode {
  const { horizon, isStacked, go } = usePlace();
  const input = { ...useBusinessInput(), weeks: horizon.weeks, actualDays: horizon.pastDays };
  const forecast = useQuery(api.forecast.get.queryOptions({ input, placeholderData: keepPreviousData }));
  const comparison = useComparison({ scenarios, weeks: horizon.weeks, isStacked: isStacked && scenarios.length > 1 });
  const actions = (
    <Group gap={14}>
      {scenarios.length > 1 ? (
        <Switch size="xs" label="Also all together" checked={isStacked} onChange={({ currentTarget: { checked } }) => go({ isStacked: checked })} />
      ) : null}
      <SegmentedControl
        size="xs"
        aria-label="How far ahead"
        value={horizon.key}
        data={HORIZONS.map(({ key, label }) => ({ value: key, label }))}
        onChange={(key) => go({ horizon: key })}
      />
    </Group>
  );
  return (
    <Section title="Side by side" note="On the same random numbers, so that a difference is the scenario's own" actions={actions}>
      <QueryState query={comparison} rows={8}>
        {(compared) => <Compared compared={compared} forecast={forecast.data} horizon={horizon} />}
      </QueryState>
      {scenarios.length > MOST_COMPARED ? (
        <p className={classes['quiet']}>The first {MOST_COMPARED} scenarios that are switched on are compared. Switch some off to see others.</p>
      ) : null}
    </Section>
  );
}

type ComparedProps = {
  readonly compared: ScenarioComparisonView;
  readonly forecast: ForecastView | undefined;
  readonly horizon: Horizon;
};

function Compared({ compared, forecast, horizon }: ComparedProps): ReactNode {
  const lines = useMemo(() => scenarioLines(compared.scenarios), [compared]);
  return (
    <>
      {forecast === undefined ? null : (
        <ForecastChart
          forecast={forecast}
          pastDays={horizon.pastDays}
          aheadDays={horizon.weeks * 7}
          height={300}
          onOpenWeek={(week) => openEvidence('week', week)}
          lines={lines}
        />
      )}
      <ComparisonTable compared={compared} />
    </>
  );
}
