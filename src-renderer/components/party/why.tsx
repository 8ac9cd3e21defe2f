import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { unreachable } from '../../../src-shared/result/assert.ts';
import { sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { Money } from '../money.tsx';
import tableClasses from '../table.module.css';
import { useFormat } from '../use-format.ts';
import { DelayTable, MonthTable } from './history-sections.tsx';
import { lastTwelveMonths } from './month-sums.ts';
import { OpenItems } from './open-items.tsx';
import { inPartyDirection, PARTY_KINDS, type PartyDetail, type PartyKind } from './party.ts';
import { type FigureName, figureOrigin, missingRateWords } from './party-figures.ts';
import classes from './party.module.css';
import { delayWords } from './party-words.ts';
import { RiskBadge } from './risk-badge.tsx';
import { useCustomers } from './use-party-list.ts';

type WhyProps = { readonly kind: PartyKind; readonly party: PartyDetail; readonly figure: FigureName };

/** How a figure came to be: its sentence, then the rows it is made of. */
export function Why({ kind, party, figure }: WhyProps): ReactNode {
  const missing = missingRateWords(party);
  return (
    <div className={`${classes['stack']} ${classes['why']}`}>
      <p className={classes['value']} data-private>
        <Value kind={kind} party={party} figure={figure} />
      </p>
      <p className={classes['text']}>
        {figureOrigin(figure, party.history)}
        {missing !== null && (figure === 'owed' || figure === 'overdue') ? ` Note that ${missing}.` : ''}
      </p>
      <Rows kind={kind} party={party} figure={figure} />
    </div>
  );
}

/** The figure itself, as the page shows it. */
function Value({ kind, party, figure }: WhyProps): ReactNode {
  const { baseCurrency, percent } = useFormat();
  const amounts = { owed: party.openMinor, overdue: party.overdueMinor, lastTwelveMonths: party.lastTwelveMonthsMinor };
  if (figure === 'owed' || figure === 'overdue' || figure === 'lastTwelveMonths')
    return <Money amountMinor={inPartyDirection(kind, amounts[figure])} currency={baseCurrency} />;
  if (!('riskLevel' in party)) return null;
  if (figure === 'riskLevel') return <RiskBadge risk={party.riskLevel} />;
  if (figure === 'revenuePercent') return party.revenuePercent === null ? 'Not known yet' : percent(party.revenuePercent / 100);
  return party.history.settledCount === 0 ? 'Not known yet' : delayWords(party.avgPaymentDelayDays);
}

function Rows({ kind, party, figure }: WhyProps): ReactNode {
  const { today } = useFormat();
  const settled = party.history.delays.filter(({ settledDate }) => settledDate !== null);
  const nothing = <p className={classes['text']}>Nothing is open.</p>;
  switch (figure) {
    case 'owed':
      return <OpenItems isInDrawer kind={kind} partyId={party.id} caption="Open items" none={nothing} />;
    case 'overdue':
      return (
        <OpenItems
          isInDrawer
          kind={kind}
          partyId={party.id}
          onlyOverdue
          caption="Overdue items"
          none={<p className={classes['text']}>Nothing is overdue.</p>}
        />
      );
    case 'lastTwelveMonths':
      return <MonthTable months={lastTwelveMonths(kind, party.history.months, today)} />;
    case 'revenuePercent':
      return <Shares partyId={party.id} />;
    case 'riskLevel':
      return (
        <>
          {'riskLevel' in party ? (
            <p>
              As a habit {delayWords(party.avgPaymentDelayDays)}, over {settled.length} settled{' '}
              {settled.length === 1 ? PARTY_KINDS[kind].document : `${PARTY_KINDS[kind].document}s`}. Now overdue:
            </p>
          ) : null}
          <OpenItems
            isInDrawer
            kind={kind}
            partyId={party.id}
            onlyOverdue
            caption="Overdue items"
            none={<p className={classes['text']}>Nothing.</p>}
          />
        </>
      );
    case 'avgPaymentDelayDays':
      return settled.length === 0 ? (
        <p className={classes['text']}>Nothing is settled yet, so nothing is known.</p>
      ) : (
        <DelayTable kind={kind} delays={settled} caption="Settled items" />
      );
    default:
      return unreachable(figure);
  }
}

const SHARES_SHOWN = 15;

/** Who paid how much of it in the last twelve months, the largest first. */
function Shares({ partyId }: { readonly partyId: number }): ReactNode {
  const { baseCurrency, percent } = useFormat();
  const customers = useCustomers().data ?? [];
  const paying = customers
    .filter((customer) => customer.lastTwelveMonthsMinor > 0)
    .toSorted((a, b) => b.lastTwelveMonthsMinor - a.lastTwelveMonthsMinor);
  const shown = paying.filter(({ id }, place) => place < SHARES_SHOWN || id === partyId);
  const rest = paying.length - shown.length;
  return (
    <div className={tableClasses['scroll']}>
      <table className={tableClasses['table']}>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col" className={tableClasses['number']}>
              Paid
            </th>
            <th scope="col" className={tableClasses['number']}>
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name, lastTwelveMonthsMinor, revenuePercent }) => (
            <tr key={id}>
              <th scope="row">{id === partyId ? <strong>{name}</strong> : <Link href={`/customers/${id}`}>{name}</Link>}</th>
              <td className={tableClasses['number']}>
                <Money amountMinor={lastTwelveMonthsMinor} currency={baseCurrency} />
              </td>
              <td className={tableClasses['number']}>{revenuePercent === null ? '–' : percent(revenuePercent / 100)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All{rest > 0 ? `, with ${rest} smaller ones` : ''}</th>
            <td className={tableClasses['number']}>
              <Money amountMinor={sumMinor(paying.map(({ lastTwelveMonthsMinor }) => lastTwelveMonthsMinor))} currency={baseCurrency} />
            </td>
            <td className={tableClasses['number']}>{percent(1)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
