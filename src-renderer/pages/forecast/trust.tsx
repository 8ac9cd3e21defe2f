import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import { daysBetween } from '../../../src-shared/domain/calendar/iso-date.ts';
import { Confidence } from '../../components/confidence.tsx';
import { CONFIDENCE_WORDS } from '../../components/forecast-words.ts';
import { Figure } from '../../components/figure.tsx';
import { Icon } from '../../components/icon.tsx';
import { Money } from '../../components/money.tsx';
import { runwayInWords } from '../../components/runway-words.ts';
import { useFormat } from '../../components/use-format.ts';
import { Chances } from './chances.tsx';
import classes from './forecast.module.css';
import { spanName } from './ranges.ts';

const STALE_AFTER_DAYS = 7;

/** The sentence, the runway, and how far the figures can be trusted, with the reasons one press away. */
export function Trust({ forecast, sentence }: { readonly forecast: ForecastView; readonly sentence: ReactNode }): ReactNode {
  const [isOpen, { toggle, open }] = useDisclosure(false);
  const { calibration, confidence } = forecast;
  const format = useFormat();
  const isSaidBelow = confidence.reasons.some(({ sentence: reason }) => reason === calibration.reason);
  const isCalibrated = calibration.status === 'calibrated';
  return (
    <div className={classes['trust']}>
      <p className={classes['sentence']}>{sentence}</p>
      {forecast.anchored ? <Likelihoods forecast={forecast} onOpen={open} /> : null}
      <Staleness forecast={forecast} />
      {isCalibrated ? null : (
        <p className={classes['stale']}>
          <Icon name="warning" size={16} />
          <span>The range is not calibrated yet: {format.sentence(calibration.reason)}</span>
        </p>
      )}
      <UnstyledButton className={classes['labels']} aria-expanded={isOpen} onClick={toggle}>
        <span className={classes['label']} data-state={calibration.status}>
          <Icon name={isCalibrated ? 'check' : 'warning'} size={14} />
          {isCalibrated ? 'Calibrated range' : 'Uncalibrated range'}
        </span>
        <span className={classes['label']} data-state={confidence.level}>
          {CONFIDENCE_WORDS[confidence.level]}
        </span>
        <span className={classes['why']}>
          {isOpen ? 'Hide why' : 'Why'} <Icon name="chevronDown" size={14} />
        </span>
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className={classes['reasons']}>
          <Chances forecast={forecast} />
          {isSaidBelow || !isCalibrated ? null : <p>{format.sentence(calibration.reason)}</p>}
          <Confidence confidence={confidence} />
          <p className={classes['model']}>Model {forecast.modelVersion}</p>
        </div>
      </Collapse>
    </div>
  );
}

function Likelihoods({ forecast, onOpen }: { readonly forecast: ForecastView; readonly onOpen: () => void }): ReactNode {
  const format = useFormat();
  const { bufferMinor, probabilityBelowBuffer, probabilityBelowZero, cashNeededMinor, currency } = forecast;
  const runway = runwayInWords(forecast, format.dateInSentence);
  return (
    <dl className={classes['likelihoods']}>
      <div>
        <dt>Runway</dt>
        <dd>
          <Figure origin={format.sentence(runway.origin)} onOpen={onOpen}>
            {runway.date}
          </Figure>
          <span className={classes['sub']}>{runway.months}</span>
        </dd>
      </div>
      {probabilityBelowZero === null ? null : (
        <div>
          <dt>Chance of being below zero</dt>
          <dd>
            <Figure origin="The share of simulated paths that are below zero on any of these days." onOpen={onOpen}>
              {format.percent(probabilityBelowZero)}
            </Figure>
            <span className={classes['sub']}>within {spanName(forecast.horizonDays)}</span>
          </dd>
        </div>
      )}
      {probabilityBelowBuffer === null || bufferMinor <= 0 ? null : (
        <div>
          <dt>Chance of being below your buffer</dt>
          <dd>
            <Figure origin="The share of simulated paths that are below your buffer on any of these days." onOpen={onOpen}>
              {format.percent(probabilityBelowBuffer)}
            </Figure>
            <span className={classes['sub']}>
              within {spanName(forecast.horizonDays)}, buffer <Money amountMinor={bufferMinor} currency={currency} />
            </span>
          </dd>
        </div>
      )}
      {cashNeededMinor === null ? null : (
        <div>
          <dt>Cash needed to be 90% safe</dt>
          <dd>
            <Figure origin={`What it takes today to stay above ${bufferMinor > 0 ? 'your buffer' : 'zero'} in nine cases of ten.`} onOpen={onOpen}>
              {cashNeededMinor > 0 ? <Money amountMinor={cashNeededMinor} currency={currency} /> : 'None'}
            </Figure>
            <span className={classes['sub']}>to stay above {bufferMinor > 0 ? 'the buffer' : 'zero'}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Staleness({ forecast }: { readonly forecast: ForecastView }): ReactNode {
  const format = useFormat();
  const { asOf, bankDataThrough } = forecast;
  if (bankDataThrough === null || daysBetween(bankDataThrough, asOf) <= STALE_AFTER_DAYS) return null;
  return (
    <p className={classes['stale']}>
      <Icon name="clock" size={16} />
      <span>
        The newest bank line is from {format.dateInSentence(bankDataThrough)}, {format.relativeDay(bankDataThrough)}: the days since are guessed and
        make the range wider. <Link href="/import">Import a newer file</Link>
      </span>
    </p>
  );
}
