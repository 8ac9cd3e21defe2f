import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { AccuracyView } from '../../../src-shared/contract/scenarios.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { COMPONENTS } from '../../components/forecast-words.ts';
import { Icon } from '../../components/icon.tsx';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import tableClasses from '../../components/table.module.css';
import { useFormat } from '../../components/use-format.ts';
import { formatRatio, formatSignedPercent } from '../../format/numbers.ts';
import { FIGURE_TERMS, hasInterval, horizonInWords } from './accuracy-words.ts';
import classes from './accuracy.module.css';

type Row = Pick<AccuracyView['horizons'][number], 'count' | 'coverage' | 'bias' | 'wape' | 'mase' | 'pinballMinor'> & { readonly label: string };
type Group = { readonly title: string; readonly rows: readonly Row[] };
type FiguresProps = {
  readonly horizons: AccuracyView['horizons'];
  readonly parts: AccuracyView['parts'];
  readonly currency: CurrencyCode;
};

const COLUMNS = ['Forecasts', 'Bias', 'MASE', 'WAPE', 'Pinball loss', 'Coverage', '95% interval'] as const;

function groupsOf({ horizons, parts }: Omit<FiguresProps, 'currency'>): Group[] {
  const length = parts.horizonDays === null ? '' : horizonInWords(parts.horizonDays);
  const labelOf = (component: string): string => COMPONENTS.find(({ key }) => key === component)?.label ?? component;
  return [
    { title: 'The balance, by how far ahead', rows: horizons.map((score) => ({ ...score, label: horizonInWords(score.horizonDays) })) },
    { title: `The parts, over ${length}`, rows: parts.components.map((score) => ({ ...score, label: labelOf(score.component) })) },
    { title: `Customers, over ${length}`, rows: parts.customers.map((score) => ({ ...score, label: score.name })) },
  ].filter(({ rows }) => rows.length > 0);
}

/** The measures of the field, for who knows them or wants to: one press away, with what each of them says. */
export function Figures({ horizons, parts, currency }: FiguresProps): ReactNode {
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <Section title="The measures" note="Bias, MASE, WAPE, pinball loss and coverage, by how far ahead, by part and by customer">
      <UnstyledButton className={classes['figuresHead']} aria-expanded={isOpen} onClick={toggle}>
        <Icon name="chevronRight" size={14} />
        {isOpen ? 'Hide the measures' : 'Show the measures'}
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className={classes['figures']}>
          <ScrollTable label="Table of the measures">
            <table className={`${tableClasses['table']} ${classes['dense']} ${classes['wrapped']}`}>
              <thead>
                <tr>
                  <th scope="col">Of</th>
                  {COLUMNS.map((label) => (
                    <th key={label} scope="col" className={tableClasses['number']}>
                      {label === 'Pinball loss' ? `${label}, ${currency}` : label}
                    </th>
                  ))}
                </tr>
              </thead>
              {groupsOf({ horizons, parts }).map(({ title, rows }) => (
                <tbody key={title}>
                  <tr className={classes['group']}>
                    <th scope="rowgroup" colSpan={COLUMNS.length + 1}>
                      {title}
                    </th>
                  </tr>
                  {rows.map((row) => (
                    <MeasureRow key={row.label} row={row} currency={currency} />
                  ))}
                </tbody>
              ))}
            </table>
          </ScrollTable>
          <dl className={classes['terms']}>
            {FIGURE_TERMS.map(({ term, meaning }) => (
              <Term key={term} term={term} meaning={meaning} />
            ))}
          </dl>
        </div>
      </Collapse>
    </Section>
  );
}

function Term({ term, meaning }: (typeof FIGURE_TERMS)[number]): ReactNode {
  return (
    <>
      <dt>{term}</dt>
      <dd>{meaning}</dd>
    </>
  );
}

function MeasureRow({ row, currency }: { readonly row: Row; readonly currency: CurrencyCode }): ReactNode {
  const format = useFormat();
  const { coverage, bias, mase, wape } = row;
  const number = tableClasses['number'];
  const said = (value: string | null, otherwise: string): ReactNode => (
    <td className={number} data-quiet={value === null || undefined}>
      {value ?? otherwise}
    </td>
  );
  return (
    <tr>
      <th scope="row" className={classes['name']}>
        {row.label}
      </th>
      <td className={number}>{format.count(row.count)}</td>
      {said(bias === null ? null : formatSignedPercent(bias, format.locale), 'nothing came')}
      {said(mase === null ? null : formatRatio(mase, format.locale), 'too little past')}
      {said(wape === null ? null : format.percent(wape), 'nothing came')}
      <td className={number}>
        <Money amountMinor={minorUnits(Math.round(row.pinballMinor))} currency={currency} currencyDisplay="none" />
      </td>
      <td className={number}>{format.percent(coverage.share)}</td>
      {said(hasInterval(row) ? `${format.percent(coverage.low)} to ${format.percent(coverage.high)}` : null, 'too few')}
    </tr>
  );
}
