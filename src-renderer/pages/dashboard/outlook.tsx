import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import type { Answers } from '../../client.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Figure } from '../../components/figure.tsx';
import { Money } from '../../components/money.tsx';
import { composeOutlook } from '../../components/outlook-sentence.ts';
import { Sentence } from '../../components/sentence.tsx';
import { useFormat } from '../../components/use-format.ts';
import classes from './dashboard.module.css';
import { runwayInWords } from '../../components/runway-words.ts';

/** The sentence that leads the page, and under it the three figures it rests on, each of which opens. */
export function Outlook({ dashboard }: { readonly dashboard: Answers['dashboard']['get'] }): ReactNode {
  const { forecast, currency } = dashboard;
  if (forecast === null) return null;
  const outlook = composeOutlook(forecast);
  return (
    <div className={classes['outlook']}>
      <p className={classes['sentence']} data-tone={outlook.tone}>
        <Sentence pieces={outlook.sentence} currency={currency} />
      </p>
      {outlook.caution === null ? null : (
        <p className={classes['caution']}>
          <Sentence pieces={outlook.caution} currency={currency} />
        </p>
      )}
      {forecast.anchored ? <Figures dashboard={dashboard} forecast={forecast} /> : null}
    </div>
  );
}

function Figures({ dashboard, forecast }: { readonly dashboard: Answers['dashboard']['get']; readonly forecast: ForecastView }): ReactNode {
  const format = useFormat();
  const [, go] = useLocation();
  const { cashMinor, currency, bankDataThrough } = dashboard;
  const { lowestPoint } = forecast;
  const lowestWeek = forecast.weeks.find(({ weekStart, weekEnd }) => weekStart <= lowestPoint.date && lowestPoint.date <= weekEnd);
  const runway = runwayInWords(forecast, format.dateInSentence);
  const through = bankDataThrough === null ? '' : `, lines through ${format.dateInSentence(bankDataThrough)}`;
  return (
    <dl className={classes['figures']}>
      <div>
        <dt>{format.isReplay ? `Cash on ${format.dateInSentence(dashboard.asOf)}` : 'Cash today'}</dt>
        <dd>
          {cashMinor === null ? (
            'Not known'
          ) : (
            <Figure
              isLead
              origin={`The latest balance each bank stated, plus the lines booked after it${through}.`}
              onOpen={() => go('/transactions')}
            >
              <Money amountMinor={cashMinor} currency={currency} isBalance />
            </Figure>
          )}
        </dd>
      </div>
      <div>
        <dt>Lowest point</dt>
        <dd>
          <Figure
            origin="The lowest day of the expected balance; the range holds 8 cases in 10 of that day."
            onOpen={() => (lowestWeek === undefined ? go('/forecast') : openEvidence('week', lowestWeek.weekStart))}
          >
            <Money amountMinor={lowestPoint.p50Minor} currency={currency} isBalance /> on {format.dateInSentence(lowestPoint.date)}
          </Figure>
        </dd>
      </div>
      <div>
        <dt>Runway</dt>
        <dd>
          <Figure origin={format.sentence(runway.origin)} onOpen={() => go('/forecast')}>
            {runway.date}
          </Figure>
          <div className={classes['figureNote']}>{runway.months}</div>
        </dd>
      </div>
    </dl>
  );
}
