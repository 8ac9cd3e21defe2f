import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import { api, client } from '../../client.ts';
import { composeOutlook } from '../../components/outlook-sentence.ts';
import { Page } from '../../components/page.tsx';
import { Sentence } from '../../components/sentence.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { runTask } from '../../stores/tasks.ts';
import { cutForecast } from './cut-forecast.ts';
import { ForecastFigure } from './forecast-figure.tsx';
import { ForecastTable } from './forecast-table.tsx';
import { GoImport } from './go-import.tsx';
import { PartDrawer } from './part-drawer.tsx';
import { type ForecastRange, rangeOf, RANGES } from './ranges.ts';
import { Trust } from './trust.tsx';

/** The balance day by day with its range, the same numbers as a table, and how far they can be trusted. */
export function ForecastPage(): ReactNode {
  const range = rangeOf(useHashSearch());
  const query = useForecast(range);
  const hasLines = query.data?.bankDataThrough !== null;
  return (
    <Page title="Forecast" actions={hasLines ? <RangePicker range={range} /> : null}>
      <QueryState query={query} rows={10}>
        {(forecast) =>
          forecast.bankDataThrough === null ? <NothingYet /> : <Contents forecast={cutForecast(forecast, range.aheadDays)} range={range} />
        }
      </QueryState>
    </Page>
  );
}

function useForecast(range: ForecastRange): ReturnType<typeof useQuery<ForecastView>> {
  const input = { ...useBusinessInput(), weeks: range.weeks, actualDays: range.pastDays };
  return useQuery<ForecastView>({
    queryKey: api.forecast.get.queryKey({ input }),
    // A long horizon takes a while: the top bar shows how far it is and can cancel it.
    queryFn: ({ signal }) =>
      runTask('Reckoning the forecast', (task) =>
        client.forecast.get({ ...input, taskId: task.taskId }, { signal: AbortSignal.any([signal, task.signal]) }),
      ),
    placeholderData: keepPreviousData,
  });
}

function RangePicker({ range }: { readonly range: ForecastRange }): ReactNode {
  return (
    <SegmentedControl
      size="xs"
      aria-label="How far ahead"
      value={range.key}
      data={RANGES.map(({ key, label }) => ({ value: key, label }))}
      onChange={(key) => navigate(`/forecast?range=${key}`, { replace: true })}
    />
  );
}

function NothingYet(): ReactNode {
  return (
    <EmptyState title="A forecast needs bank lines" action={<GoImport />}>
      Here you will see your balance day by day for the weeks ahead, how wide the range is, the lowest point with its date, and what each week is made
      of. A few months of one account are enough to begin.
    </EmptyState>
  );
}

function Contents({ forecast, range }: { readonly forecast: ForecastView; readonly range: ForecastRange }): ReactNode {
  const outlook = composeOutlook(forecast);
  return (
    <>
      <Trust forecast={forecast} sentence={<Sentence pieces={outlook.sentence} currency={forecast.currency} />} />
      <ForecastFigure forecast={forecast} range={range} />
      <ForecastTable forecast={forecast} />
      <PartDrawer bankDataThrough={forecast.bankDataThrough} />
    </>
  );
}
