import type { ReactNode } from 'react';
import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { negateMinor, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { COMPONENTS } from '../../components/forecast-words.ts';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { averageMinor, biasInWords, heldInWords, horizonInWords } from './accuracy-words.ts';
import classes from './accuracy.module.css';

type PartsProps = { readonly parts: AccuracyView['parts']; readonly currency: CurrencyCode; readonly horizonDays: number };

/** What is said where the forecasts of a horizon have no parts to score. */
export function whyNoParts(horizonDays: number): string {
  return horizonDays % 7 === 0
    ? 'No forecast that was kept with its parts has come this far yet. Every forecast that is kept from now on has them.'
    : 'The parts of a forecast are known by the week: choose a week or more.';
}

/** Each component of the forecast beside what came of it, an average forecast at a time; the parts add up to the change of the balance. */
export function Parts({ parts, currency, horizonDays }: PartsProps): ReactNode {
  const { scoredCount, components } = parts;
  const length = horizonInWords(horizonDays);
  return (
    <Section title="Which part was right" note={`Over ${length}, in ${currency}; amounts are those of an average forecast, money out is negative`}>
      {components.length === 0 ? (
        <p className={classes['quiet']}>{whyNoParts(horizonDays)}</p>
      ) : (
        <ScrollTable label="Table of the parts">
          <table className={`${tableClasses['table']} ${classes['scores']} ${classes['wrapped']}`}>
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Its 80% range held</th>
                {['Expected', 'Came', 'Came minus expected'].map((label) => (
                  <th key={label} scope="col" className={tableClasses['number']}>
                    {label}
                  </th>
                ))}
                <th scope="col">Lean, of what came</th>
              </tr>
            </thead>
            <tbody>
              {components.map((part) => (
                <PartRow key={part.component} part={part} currency={currency} scoredCount={scoredCount} />
              ))}
            </tbody>
            <Whole parts={parts} currency={currency} />
          </table>
        </ScrollTable>
      )}
    </Section>
  );
}

type PartRowProps = { readonly part: AccuracyView['parts']['components'][number]; readonly currency: CurrencyCode; readonly scoredCount: number };

function PartRow({ part, currency, scoredCount }: PartRowProps): ReactNode {
  const format = useFormat();
  const words = COMPONENTS.find(({ key }) => key === part.component);
  return (
    <tr>
      <th scope="row" title={words?.meaning}>
        {words?.label}
      </th>
      <td className={classes['heldOf']}>{heldInWords(part, format.count)}</td>
      <Amounts part={part} currency={currency} scoredCount={scoredCount} />
      <td className={classes['lean']}>{biasInWords(part.bias, format.percent, 'nothing came')}</td>
    </tr>
  );
}

type AmountsProps = {
  readonly part: Pick<AccuracyView['parts']['components'][number], 'expectedMinor' | 'actualMinor'>;
  readonly currency: CurrencyCode;
  readonly scoredCount: number;
};

function Amounts({ part, currency, scoredCount }: AmountsProps): ReactNode {
  const [expected, came] = [averageMinor(part.expectedMinor, scoredCount), averageMinor(part.actualMinor, scoredCount)];
  const miss = averageMinor(sumMinor([part.actualMinor, negateMinor(part.expectedMinor)]), scoredCount);
  const number = tableClasses['number'];
  return (
    <>
      <td className={number}>
        <Money amountMinor={expected} currency={currency} currencyDisplay="none" />
      </td>
      <td className={number}>
        <Money amountMinor={came} currency={currency} currencyDisplay="none" />
      </td>
      <td className={number}>
        <Money amountMinor={miss} currency={currency} currencyDisplay="none" plus />
      </td>
    </>
  );
}

/** What parts the averages from the middle case, and the change of the balance that all of it adds up to. */
function Whole({ parts, currency }: Omit<PartsProps, 'horizonDays'>): ReactNode {
  const { components, medianAgainstMeanMinor, scoredCount } = parts;
  const median = COMPONENTS.find(({ key }) => key === 'medianAgainstMean');
  const number = tableClasses['number'];
  const actualMinor = sumMinor(components.map((part) => part.actualMinor));
  const expectedMinor = sumMinor([...components.map((part) => part.expectedMinor), medianAgainstMeanMinor]);
  return (
    <tfoot>
      {medianAgainstMeanMinor === 0 ? null : (
        <tr className={classes['lesser']}>
          <th scope="row" colSpan={2} title={median?.meaning}>
            {median?.label}
          </th>
          <td className={number}>
            <Money amountMinor={averageMinor(medianAgainstMeanMinor, scoredCount)} currency={currency} currencyDisplay="none" />
          </td>
          <td colSpan={3}>&nbsp;</td>
        </tr>
      )}
      <tr>
        <th scope="row" colSpan={2}>
          Change of the balance
        </th>
        <Amounts part={{ expectedMinor, actualMinor }} currency={currency} scoredCount={scoredCount} />
        <td>&nbsp;</td>
      </tr>
    </tfoot>
  );
}
