import { BarController, BarElement, CategoryScale, Chart as ChartJs, type ChartOptions, LinearScale } from 'chart.js';
import { type ReactNode, useMemo } from 'react';
import { Bar } from 'react-chartjs-2';
import { isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyExponent } from '../../src-shared/domain/money/currency.ts';
import { formatMonth } from '../format/dates.ts';
import { formatAxisMoney } from '../format/money.ts';
import { useChartColours } from './chart-colours.ts';
import classes from './delay-chart.module.css';

ChartJs.register(BarController, BarElement, CategoryScale, LinearScale);

const FONT = "'Inter Variable', system-ui, sans-serif";
const HEIGHT_PX = 220;

type MonthPair = { readonly month: string; readonly expectedMinor: number; readonly paidMinor: number };

type MonthPairsChartProps = {
  readonly months: readonly MonthPair[];
  readonly currency: CurrencyCode;
  readonly locale: string;
  readonly description: string;
};

/** Two bars a month: what fell due, outlined, and what was paid, solid. The numbers stand in the table under it. */
export function MonthPairsChart({ months, currency, locale, description }: MonthPairsChartProps): ReactNode {
  const colours = useChartColours();
  const data = useMemo(
    () => ({
      labels: months.map(({ month }) => formatMonth(isoDate(`${month}-01`)).slice(0, 3)),
      datasets: [
        {
          label: 'Due',
          data: months.map(({ expectedMinor }) => expectedMinor),
          backgroundColor: colours.range,
          borderColor: colours.expected,
          borderWidth: 1,
          borderRadius: 2,
        },
        { label: 'Paid', data: months.map(({ paidMinor }) => paidMinor), backgroundColor: colours.actual, borderRadius: 2 },
      ],
    }),
    [months, colours],
  );
  const options = useMemo((): ChartOptions<'bar'> => {
    const ticks = { color: colours.muted, font: { family: FONT, size: 12 }, padding: 6 };
    const major = 10 ** currencyExponent(currency);
    return {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 10 } },
      datasets: { bar: { categoryPercentage: 0.72, barPercentage: 0.92 } },
      scales: {
        x: { grid: { display: false }, border: { color: colours.zero }, ticks: { ...ticks, maxRotation: 0 } },
        y: {
          beginAtZero: true,
          grid: { color: colours.grid, drawTicks: false },
          border: { display: false },
          ticks: { ...ticks, maxTicksLimit: 6, callback: (value) => formatAxisMoney(Number(value) / major, locale) },
        },
      },
    };
  }, [colours, currency, locale]);
  return (
    <figure className={classes['figure']}>
      <figcaption className={classes['reading']}>
        <span className={classes['key']} data-mark="expected">
          Fell due
        </span>
        <span className={classes['key']} data-mark="paid">
          Paid
        </span>
      </figcaption>
      <div className={classes['stage']} style={{ height: HEIGHT_PX }} data-private>
        <Bar data={data} options={options} aria-label={description} />
      </div>
    </figure>
  );
}
