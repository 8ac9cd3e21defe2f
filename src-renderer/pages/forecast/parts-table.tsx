import type { ReactNode } from 'react';
import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { type COMPONENTS, usedComponents } from '../../components/forecast-words.ts';
import { Figure } from '../../components/figure.tsx';
import { Money } from '../../components/money.tsx';
import tableClasses from '../../components/table.module.css';
import { formatDate } from '../../format/dates.ts';
import { BalanceCell } from './balance-cell.tsx';
import classes from './forecast.module.css';
import type { PartKey } from './opened-part.ts';

/** What a week and a month have in common. */
type Row = Pick<ForecastView['weeks'][number], 'components' | 'netMinor' | 'p10Minor' | 'p50Minor' | 'p90Minor'>;
type PartsTableProps = {
  readonly forecast: ForecastView;
  /** What a row is: `Week`, `Month`. */
  readonly rowName: string;
  /** Rows of the body, given the parts that any week has. */
  readonly children: (parts: typeof COMPONENTS) => ReactNode;
};

/** Parts, what they sum to, and balances: head, opening balance, rows, and the totals that lead from the opening to the last balance. */
export function PartsTable({ forecast, rowName, children }: PartsTableProps): ReactNode {
  const { weeks, currency } = forecast;
  const parts = usedComponents(weeks);
  const number = tableClasses['number'];
  const last = weeks.at(-1);
  return (
    <div className={tableClasses['scroll']}>
      <table className={`${tableClasses['table']} ${classes['parts']}`}>
        <thead>
          <tr>
            <th scope="col">{rowName}</th>
            {parts.map(({ key, label, meaning }) => (
              <th key={key} scope="col" className={number} title={meaning}>
                {label}
              </th>
            ))}
            {['Change', 'Low (P10)', 'Expected', 'High (P90)'].map((label) => (
              <th key={label} scope="col" className={number}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={classes['opening']}>
            <th scope="row">Today, {formatDate(forecast.asOf)}</th>
            <td colSpan={parts.length + 2}>{forecast.anchored ? 'opening balance' : 'no balance known: figures show the change from here'}</td>
            <BalanceCell amountMinor={forecast.openingBalanceMinor} forecast={forecast} />
            <td>&nbsp;</td>
          </tr>
          {children(parts)}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All {weeks.length} weeks</th>
            {parts.map(({ key }) => (
              <td key={key} className={number}>
                <Money amountMinor={sumMinor(weeks.map((week) => week.components[key]))} currency={currency} currencyDisplay="none" />
              </td>
            ))}
            <td className={number}>
              <Money amountMinor={sumMinor(weeks.map((week) => week.netMinor))} currency={currency} currencyDisplay="none" plus />
            </td>
            <td>&nbsp;</td>
            {last === undefined ? <td>&nbsp;</td> : <BalanceCell amountMinor={last.p50Minor} forecast={forecast} />}
            <td>&nbsp;</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

type PartsCellsProps = {
  readonly forecast: ForecastView;
  readonly parts: typeof COMPONENTS;
  readonly row: Row;
  readonly onOpenPart?: (key: PartKey) => void;
  readonly onOpenAll?: () => void;
};

/** The figures of one row. */
export function PartsCells({ forecast, parts, row, onOpenPart, onOpenAll }: PartsCellsProps): ReactNode {
  const number = tableClasses['number'];
  const { currency } = forecast;
  return (
    <>
      {parts.map(({ key, meaning }) => {
        const amountMinor = row.components[key];
        const open = onOpenPart === undefined ? undefined : () => onOpenPart(key);
        return (
          <td key={key} className={number}>
            {amountMinor === 0 ? (
              <span className={classes['none']}>–</span>
            ) : (
              <Opening amountMinor={amountMinor} currency={currency} origin={meaning} onOpen={open} />
            )}
          </td>
        );
      })}
      <td className={number}>
        <Opening amountMinor={row.netMinor} currency={currency} origin="The sum of the parts to the left" onOpen={onOpenAll} isChange />
      </td>
      <BalanceCell amountMinor={row.p10Minor} forecast={forecast} isQuiet />
      <BalanceCell amountMinor={row.p50Minor} forecast={forecast} isMarked />
      <BalanceCell amountMinor={row.p90Minor} forecast={forecast} isQuiet />
    </>
  );
}

type OpeningProps = {
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  readonly origin: string;
  /** Left out where the rows behind a figure stand under it. */
  readonly onOpen: (() => void) | undefined;
  readonly isChange?: boolean;
};

function Opening({ amountMinor, currency, origin, onOpen, isChange = false }: OpeningProps): ReactNode {
  const money = <Money amountMinor={amountMinor} currency={currency} currencyDisplay="none" plus={isChange} />;
  if (onOpen === undefined) return money;
  return (
    <Figure isQuiet origin={origin} onOpen={onOpen}>
      {money}
    </Figure>
  );
}
