import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { Action, ActionOption } from '../../../src-shared/contract/actions.ts';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { movesCash } from '../../charts/option-paths.ts';
import { OptionsChart } from '../../charts/options-chart.tsx';
import { api } from '../../client.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Section } from '../../components/page.tsx';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './action.module.css';
import { OptionComparison } from './option-comparison.tsx';

type OptionsProps = {
  readonly action: Action;
  /** In the order shown. */
  readonly options: readonly ActionOption[];
  readonly chosen: ActionOption;
  /** Null once it is decided. */
  readonly onChoose: ((optionId: string) => void) | null;
};

/** The options beside each other, and what each does to the weeks ahead. */
export function OptionsSection({ action, options, chosen, onChoose }: OptionsProps): ReactNode {
  const forecast = useQuery(api.forecast.get.queryOptions({ input: useBusinessInput() }));
  return (
    <>
      <Section title="Options" note={options.length === 1 ? 'One way to deal with it' : `${options.length} ways to deal with it`}>
        <OptionComparison options={options} chosen={chosen} onChoose={onChoose} actionTitle={action.title} />
      </Section>
      {forecast.data === undefined ? null : <OnTheForecast forecast={forecast.data} options={options} chosen={chosen} />}
    </>
  );
}

type ChartProps = { readonly forecast: ForecastView; readonly options: readonly ActionOption[]; readonly chosen: ActionOption };

function OnTheForecast({ forecast, options, chosen }: ChartProps): ReactNode {
  const recommended = options.find(({ isRecommended }) => isRecommended);
  const shown = useMemo(
    () =>
      [chosen, ...(recommended === undefined || recommended === chosen ? [] : [recommended])].filter(({ cashShifts }) =>
        movesCash(forecast.days, cashShifts),
      ),
    [chosen, recommended, forecast],
  );
  const isStill = !movesCash(forecast.days, chosen.cashShifts);
  return (
    <Section
      title="On the forecast"
      note={forecast.anchored ? 'Expected balance at the end of each day, 13 weeks' : 'Change from today; no balance is known yet'}
    >
      {isStill ? <p className={classes['quiet']}>“{chosen.title}” moves no cash within these 13 weeks: the expected line stays as it is.</p> : null}
      {shown.length === 0 ? null : <OptionsChart forecast={forecast} options={shown} onOpenWeek={(week) => openEvidence('week', week)} />}
    </Section>
  );
}
