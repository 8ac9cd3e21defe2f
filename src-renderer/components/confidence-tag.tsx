import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ForecastView } from '../../src-shared/contract/forecast.ts';
import classes from './confidence-tag.module.css';
import { CONFIDENCE_WORDS } from './forecast-words.ts';
import { useFormat } from './use-format.ts';

const SHORT = { high: 'High', medium: 'Medium', low: 'Low' } as const;

/** How far one line is trusted, in a word; pointing at it, touching it or reaching it by keyboard gives the reasons. */
export function ConfidenceTag({ confidence: { level, reasons } }: { readonly confidence: ForecastView['confidence'] }): ReactNode {
  const format = useFormat();
  const list = (
    <ul className={classes['reasons']}>
      {reasons.map(({ about, level: own, sentence }) => (
        <li key={about} data-weakest={(level !== 'high' && own === level) || undefined}>
          {format.sentence(sentence)}
        </li>
      ))}
    </ul>
  );
  return (
    <Tooltip label={list} multiline maw={280} openDelay={150} events={{ hover: true, focus: true, touch: true }}>
      <UnstyledButton className={classes['tag']} data-level={level} aria-label={CONFIDENCE_WORDS[level]}>
        {SHORT[level]}
      </UnstyledButton>
    </Tooltip>
  );
}
