import { Group, Switch } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { ForecastChart } from '../../charts/forecast-chart.tsx';
import { MOST_LINES } from '../../charts/scenario-lines.ts';
import { errorSentence } from '../../client.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Section } from '../../components/page.tsx';
import classes from './forecast.module.css';
import { type ForecastRange, spanName } from './ranges.ts';
import { useScenarioLines } from './use-scenario-lines.ts';

/**
 * The chart, with the scenarios that are switched on drawn over it where one wants them. It is named by how far the drawn forecast reaches: while another range is
 * reckoned, the one before still stands here.
 */
export function ForecastFigure({ forecast, range }: { readonly forecast: ForecastView; readonly range: ForecastRange }): ReactNode {
  const [isShown, setIsShown] = useState(true);
  const { enabledCount, lines, error } = useScenarioLines(range.weeks, isShown);
  const actions =
    enabledCount === 0 ? (
      <Link href="/scenarios" className={classes['link'] ?? ''}>
        What if…
      </Link>
    ) : (
      <Group gap={14}>
        <Switch size="xs" label="Scenarios" checked={isShown} onChange={({ currentTarget: { checked } }) => setIsShown(checked)} />
        <Link href="/scenarios" className={classes['link'] ?? ''}>
          Change them
        </Link>
      </Group>
    );
  return (
    <Section
      title={`${spanName(forecast.horizonDays)} ahead`}
      note={forecast.anchored ? 'Balance at the end of each day' : 'Change from today; no balance is known yet'}
      actions={actions}
    >
      <ForecastChart
        forecast={forecast}
        pastDays={range.pastDays}
        aheadDays={range.aheadDays}
        height={360}
        onOpenWeek={(week) => openEvidence('week', week)}
        lines={lines}
      />
      {isShown && enabledCount > MOST_LINES ? (
        <p className={classes['under']}>
          The first {MOST_LINES} of {enabledCount} scenarios that are switched on are drawn; <Link href="/scenarios">all of them</Link> stand beside
          each other under Scenarios.
        </p>
      ) : null}
      {error === null ? null : <p className={classes['under']}>The scenarios are not drawn. {errorSentence(error)}</p>}
    </Section>
  );
}
