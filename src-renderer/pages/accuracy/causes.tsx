import type { ReactNode } from 'react';
import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import tableClasses from '../../components/table.module.css';
import { CAUSE_WORDS } from './accuracy-words.ts';
import classes from './accuracy.module.css';

type CausesProps = { readonly causes: AccuracyView['causes']; readonly currency: CurrencyCode; readonly count: number };

/** What made the forecasts miss, all of them together; the parts add up to the whole. */
export function Causes({ causes, currency, count }: CausesProps): ReactNode {
  const largest = Math.max(1, ...causes.map(({ missMinor }) => Math.abs(missMinor)));
  return (
    <Section
      title="What made them miss"
      note={count === 1 ? 'What came minus what was expected' : `What came minus what was expected, ${count} forecasts together`}
    >
      <table className={tableClasses['table']}>
        <tbody>
          {causes.map(({ cause, missMinor }) => (
            <tr key={cause}>
              <th scope="row">
                {CAUSE_WORDS[cause].label}
                <span className={classes['meaning']}>{CAUSE_WORDS[cause].meaning}</span>
              </th>
              <td className={classes['barCell']} aria-hidden="true" data-private>
                <span
                  className={classes['miss']}
                  data-side={missMinor < 0 ? 'less' : 'more'}
                  style={{ width: `${(Math.abs(missMinor) / largest) * 50}%` }}
                />
              </td>
              <td className={tableClasses['number']}>
                <Money amountMinor={missMinor} currency={currency} plus />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              The whole miss
            </th>
            <td className={tableClasses['number']}>
              <Money amountMinor={sumMinor(causes.map(({ missMinor }) => missMinor))} currency={currency} plus />
            </td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}
