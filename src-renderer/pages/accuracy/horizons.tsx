import type { ReactNode } from 'react';
import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import { Section } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { biasInWords, hasInterval, heldInWords, horizonInWords, RANGE_SHARE } from './accuracy-words.ts';
import classes from './accuracy.module.css';

type Score = AccuracyView['horizons'][number];

/** One row a number of days ahead: how often the range held with what chance allows, and which way it leaned. */
export function Horizons({ horizons }: { readonly horizons: readonly Score[] }): ReactNode {
  const format = useFormat();
  return (
    <Section
      title="How often the range held"
      note="By how far ahead one looked. The bar: where the true share lies, 19 times in 20; the line: 80%, as it should be"
    >
      <ScrollTable label="Table of the horizons">
        <table className={`${tableClasses['table']} ${classes['scores']} ${classes['wrapped']}`}>
          <thead>
            <tr>
              <th scope="col">Ahead</th>
              <th scope="col">Range held</th>
              <th scope="col" className={tableClasses['number']}>
                Came below
              </th>
              <th scope="col" className={tableClasses['number']}>
                Came above
              </th>
              <th scope="col">Lean, of money in</th>
            </tr>
          </thead>
          <tbody>
            {horizons.map((score) => (
              <tr key={score.horizonDays}>
                <th scope="row">{horizonInWords(score.horizonDays)}</th>
                <td>
                  <Interval score={score} />
                </td>
                <td className={tableClasses['number']}>{format.percent(score.belowShare)}</td>
                <td className={tableClasses['number']}>{format.percent(score.aboveShare)}</td>
                <td className={classes['lean']}>{biasInWords(score.bias, format.percent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
    </Section>
  );
}

function percentOf(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

function Interval({ score }: { readonly score: Score }): ReactNode {
  const format = useFormat();
  const { share, low, high } = score.coverage;
  const isKnown = hasInterval(score);
  return (
    <span className={classes['interval']}>
      <span className={classes['heldOf']}>{heldInWords(score, format.count)}</span>
      {isKnown ? (
        <span className={classes['track']} aria-hidden="true">
          <span className={classes['bar']} style={{ left: percentOf(low), width: percentOf(high - low) }} />
          <span className={classes['target']} style={{ left: percentOf(RANGE_SHARE) }} />
          <span className={classes['dot']} style={{ left: percentOf(share) }} />
        </span>
      ) : null}
      <span className={classes['quiet']}>{isKnown ? `${format.percent(low)} to ${format.percent(high)}` : 'too few to tell the true share'}</span>
    </span>
  );
}
