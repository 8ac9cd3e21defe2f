import type { ReactNode } from 'react';
import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import classes from './evidence/evidence.module.css';
import { CONFIDENCE_WORDS } from './forecast-words.ts';
import { useFormat } from './use-format.ts';

/** How sure a forecast is, with the reasons. */
export function Confidence({ confidence }: { readonly confidence: ForecastView['confidence'] }): ReactNode {
  const format = useFormat();
  return (
    <>
      <p className={classes['text']}>
        <strong>{CONFIDENCE_WORDS[confidence.level]}</strong>
      </p>
      <ul className={classes['reasons']}>
        {confidence.reasons.map(({ about, sentence }) => (
          <li key={`${about}|${sentence}`}>{format.sentence(sentence)}</li>
        ))}
      </ul>
    </>
  );
}
