import { Group, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { navigate, useHashSearch } from '../../app/hash-location.ts';
import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import { api, client } from '../../client.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { showDone, showError } from '../../components/undo-toast.tsx';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { chosenHorizon, coverageVerdict, horizonInWords, knownHorizons, leadSentence } from './accuracy-words.ts';
import { Causes } from './causes.tsx';
import { Customers } from './customers.tsx';
import { Figures } from './figures.tsx';
import { Horizons } from './horizons.tsx';
import { KeptForecasts } from './kept-forecasts.tsx';
import { Parts } from './parts.tsx';
import classes from './accuracy.module.css';

const FORECASTS = { one: 'forecast is', many: 'forecasts are' };

function useAccuracy(horizonDays: number | null, isWanted = true): ReturnType<typeof useQuery<AccuracyView>> {
  const input = { ...useBusinessInput(), ...(horizonDays === null ? {} : { horizonDays }) };
  return useQuery<AccuracyView>({
    // Under the forecast: a forecast that is kept or scored makes it stale.
    queryKey: [['forecast', 'accuracy'], { input }],
    queryFn: ({ signal }) => client.accuracy.get(input, { signal }),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
}

/** How kept forecasts compare with what came. */
export function AccuracyPage(): ReactNode {
  const query = useAccuracy(null);
  const hasSnapshots = (query.data?.snapshotCount ?? 0) > 0;
  return (
    <Page title="Accuracy" actions={hasSnapshots ? <Actions /> : null}>
      <QueryState query={query} rows={8}>
        {(all) => (all.snapshotCount === 0 ? <NothingKept /> : all.scoredCount === 0 ? <NothingCame all={all} /> : <Contents all={all} />)}
      </QueryState>
    </Page>
  );
}

function useKeeping() {
  const { businessId } = useBusinessInput();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [running, setRunning] = useState<'keep' | 'compare' | null>(null);
  const run = async (what: 'keep' | 'compare', make: () => Promise<string>): Promise<void> => {
    setRunning(what);
    try {
      showDone(await make());
      await queryClient.invalidateQueries({ queryKey: api.forecast.key() });
    } catch (error) {
      showError(error);
    } finally {
      setRunning(null);
    }
  };
  return {
    running,
    keep: () =>
      run('keep', async () => {
        const { forecastDate } = await client.forecast.snapshot({ businessId });
        return `The forecast of ${format.dateInSentence(forecastDate)} is kept.`;
      }),
    compare: () =>
      run('compare', async () => {
        const { logged } = await client.accuracy.update({ businessId });
        return logged === 0
          ? 'Nothing more has come since the last comparison.'
          : `${countOf(logged, { one: 'day', many: 'days' }, format.locale)} compared.`;
      }),
  };
}

function KeepButton({ keeping }: { readonly keeping: ReturnType<typeof useKeeping> }): ReactNode {
  return (
    <MayButton loading={keeping.running === 'keep'} onClick={() => void keeping.keep()}>
      Keep today’s forecast
    </MayButton>
  );
}

function Actions(): ReactNode {
  const keeping = useKeeping();
  return (
    <>
      <MayButton variant="default" loading={keeping.running === 'compare'} onClick={() => void keeping.compare()}>
        Compare with what came
      </MayButton>
      <KeepButton keeping={keeping} />
    </>
  );
}

function NothingKept(): ReactNode {
  const keeping = useKeeping();
  return (
    <EmptyState title="No forecast is kept yet" action={<KeepButton keeping={keeping} />}>
      A forecast that is kept stays as it was made. When its days have come, you will see here how often the range held, which way the forecast
      leaned, what made it miss, and which customers were furthest off. One is kept every day that Tamio checks your books.
    </EmptyState>
  );
}

function NothingCame({ all }: { readonly all: AccuracyView }): ReactNode {
  const format = useFormat();
  return (
    <EmptyState title="Nothing has come yet to compare with">
      {countOf(all.snapshotCount, FORECASTS, format.locale)} kept
      {all.firstForecastDate === null ? '' : `, the first of ${format.dateInSentence(all.firstForecastDate)}`}. A day counts as soon as bank lines
      reach beyond it: import your next statement, and the first comparison is here.
    </EmptyState>
  );
}

function Contents({ all }: { readonly all: AccuracyView }): ReactNode {
  const format = useFormat();
  const asked = Number(new URLSearchParams(useHashSearch()).get('days'));
  const known = knownHorizons(all.rows);
  const horizonDays = chosenHorizon(known, asked === 0 ? null : asked);
  const query = useAccuracy(horizonDays, horizonDays !== null);
  const score = query.data?.horizons[0];
  if (horizonDays === null) return <NothingCame all={all} />;
  return (
    <>
      <div className={classes['lead']}>
        {score === undefined || query.isPlaceholderData ? (
          <p className={classes['sentence']}>&nbsp;</p>
        ) : (
          <p className={classes['sentence']}>
            {leadSentence(score, horizonDays, format.locale)} <span className={classes['verdict']}>{coverageVerdict(score)}</span>
          </p>
        )}
        <p className={classes['quiet']}>
          {countOf(all.snapshotCount, FORECASTS, format.locale)} kept
          {all.firstForecastDate === null ? '' : ` since ${format.dateInSentence(all.firstForecastDate)}`}. Forecasts that overlap share much of their
          luck: many of them in a row are worth less than as many apart.
        </p>
      </div>
      <Horizons horizons={all.horizons} />
      <Group gap={10}>
        <span className={classes['quiet']} id="accuracy-horizon">
          Looking at forecasts over
        </span>
        <SegmentedControl
          size="xs"
          aria-labelledby="accuracy-horizon"
          value={String(horizonDays)}
          data={known.map((days) => ({ value: String(days), label: horizonInWords(days) }))}
          onChange={(days) => navigate(`/accuracy?days=${days}`, { replace: true })}
        />
      </Group>
      <QueryState query={query} rows={6}>
        {(own) => (
          <>
            <Parts parts={own.parts} currency={own.currency} horizonDays={horizonDays} />
            <div className={classes['beside']}>
              <Causes causes={own.causes} currency={own.currency} count={own.scoredCount} />
              <Customers parts={own.parts} currency={own.currency} horizonDays={horizonDays} />
            </div>
            <KeptForecasts rows={own.rows} currency={own.currency} horizonDays={horizonDays} />
            <Figures horizons={all.horizons} parts={own.parts} currency={own.currency} />
          </>
        )}
      </QueryState>
    </>
  );
}
