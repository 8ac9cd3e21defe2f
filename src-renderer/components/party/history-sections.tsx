import type { ReactNode } from 'react';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CustomerDetail } from '../../../src-shared/contract/parties.ts';
import { DelayChart } from '../../charts/delay-chart.tsx';
import { MonthPairsChart } from '../../charts/month-pairs-chart.tsx';
import { formatDate, formatMonth } from '../../format/dates.ts';
import { Money } from '../money.tsx';
import { Section } from '../page.tsx';
import tableClasses from '../table.module.css';
import { type Format, useFormat } from '../use-format.ts';
import { lastTwelveMonths, type MonthSum } from './month-sums.ts';
import { inPartyDirection, PARTY_KINDS, type PartyDetail, type PartyKind } from './party.ts';
import classes from './party.module.css';
import { delayWords } from './party-words.ts';

type History = CustomerDetail['history'];
type Delay = History['delays'][number];
type SectionProps = { readonly kind: PartyKind; readonly party: PartyDetail };

/** The habit in one line: `Typically 14 days late, 5% on time; 22 settled in two years`. */
function habitWords({ medianDelayDays, onTimeShare, settledCount }: History, format: Pick<Format, 'percent' | 'count'>): string {
  if (medianDelayDays === null || onTimeShare === null) return 'Nothing settled yet';
  return `Typically ${delayWords(Math.round(medianDelayDays))}, ${format.percent(onTimeShare)} in time; ${format.count(settledCount)} settled in two years`;
}

/** How late each due item was settled: the habit behind every expected date. */
export function DelaySection({ kind, party }: SectionProps): ReactNode {
  const format = useFormat();
  const { delays, medianDelayDays } = party.history;
  const title = kind === 'customer' ? 'How they pay' : 'How you pay them';
  if (delays.length === 0) {
    return (
      <Section title={title}>
        <p className={classes['text']}>
          Each settled {PARTY_KINDS[kind].document} will be a point here: its due date against the days it came late. The forecast takes the habit
          from it.
        </p>
      </Section>
    );
  }
  const points = delays.toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1)).map((delay) => ({ ...delay, isOpen: delay.settledDate === null }));
  const openCount = points.filter(({ isOpen }) => isOpen).length;
  const inWords = (delay: Delay): string =>
    [
      delay.documentNumber ?? 'Due item',
      format.money(inPartyDirection(kind, delay.amountMinor), delay.currency),
      `due ${formatDate(delay.dueDate)}`,
      delay.settledDate === null ? `open, ${delayWords(delay.delayDays)}` : `paid ${formatDate(delay.settledDate)}, ${delayWords(delay.delayDays)}`,
    ].join(', ');
  return (
    <Section title={title} note={habitWords(party.history, format)}>
      <DelayChart
        points={points}
        medianDays={medianDelayDays}
        inWords={inWords}
        description={`Days late of ${points.length} due items of the last two years, ${openCount} of them still open. The table under it has the same numbers.`}
      />
      <details className={classes['details']}>
        <summary>The same in figures</summary>
        <DelayTable kind={kind} delays={points} caption="Days late of each due item" />
      </details>
    </Section>
  );
}

type DelayTableProps = { readonly kind: PartyKind; readonly delays: readonly Delay[]; readonly caption: string };

/** The newest first. */
export function DelayTable({ kind, delays, caption }: DelayTableProps): ReactNode {
  return (
    <section className={classes['tableBox']} aria-label={caption} {...{ tabIndex: 0 }}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Due</th>
            <th scope="col">Document</th>
            <th scope="col">Paid</th>
            <th scope="col" className={tableClasses['number']}>
              Days late
            </th>
            <th scope="col" className={tableClasses['number']}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {delays
            .toSorted((a, b) => (a.dueDate > b.dueDate ? -1 : 1))
            .map((delay) => (
              <tr key={delay.scheduleId}>
                <td className={classes['oneLine']}>{formatDate(delay.dueDate)}</td>
                <td>{delay.documentNumber ?? '–'}</td>
                <td className={classes['oneLine']}>{delay.settledDate === null ? 'still open' : formatDate(delay.settledDate)}</td>
                <td className={tableClasses['number']}>{delay.delayDays < 0 ? `\u2212${-delay.delayDays}` : delay.delayDays}</td>
                <td className={tableClasses['number']}>
                  <Money amountMinor={inPartyDirection(kind, delay.amountMinor)} currency={delay.currency} cents />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

/** What fell due in each month against what was paid in it. */
export function MonthsSection({ kind, party }: SectionProps): ReactNode {
  const { today, baseCurrency, locale } = useFormat();
  const months = lastTwelveMonths(kind, party.history.months, today);
  const title = 'Twelve months, due and paid';
  if (months.every(({ expectedMinor, paidMinor }) => expectedMinor === 0 && paidMinor === 0)) {
    return (
      <Section title={title}>
        <p className={classes['text']}>
          Nothing fell due in the last twelve months. Each month will have two bars here: what fell due, and what was paid.
        </p>
      </Section>
    );
  }
  return (
    <Section title={title} note={baseCurrency}>
      <MonthPairsChart
        months={months}
        currency={baseCurrency}
        locale={locale}
        description="What fell due and what was paid in each of the last twelve months. The table under it has the same numbers."
      />
      <details className={classes['details']}>
        <summary>The same in figures</summary>
        <MonthTable months={months} />
      </details>
    </Section>
  );
}

export function MonthTable({ months }: { readonly months: readonly MonthSum[] }): ReactNode {
  const { baseCurrency } = useFormat();
  return (
    <section className={classes['tableBox']} aria-label="Due and paid by month" {...{ tabIndex: 0 }}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" className={tableClasses['number']}>
              Fell due
            </th>
            <th scope="col" className={tableClasses['number']}>
              Paid
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, expectedMinor, paidMinor }) => (
            <tr key={month}>
              <th scope="row">{formatMonth(isoDate(`${month}-01`))}</th>
              <td className={tableClasses['number']}>
                <Money amountMinor={expectedMinor} currency={baseCurrency} />
              </td>
              <td className={tableClasses['number']}>
                <Money amountMinor={paidMinor} currency={baseCurrency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
