import type { ReactNode } from 'react';
import type { PortfolioTotal } from '../../../src-shared/contract/portfolio.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { useFormat } from '../../components/use-format.ts';
import classes from './portfolio.module.css';

/** What all businesses of one currency have and owe together; what they pay one another is neither. */
export function PortfolioTotals({ totals }: { readonly totals: readonly PortfolioTotal[] }): ReactNode {
  const { money } = useFormat();
  return totals.map((total) => {
    const { currency, businessCount, nettedMinor } = total;
    const count = `${businessCount} ${businessCount === 1 ? 'business' : 'businesses'}`;
    const netted =
      nettedMinor === 0
        ? 'No transfers between them in the last 90 days.'
        : `${money(nettedMinor, currency)} moved between them is left out on both sides.`;
    const figures: readonly (readonly [string, MinorUnits])[] = [
      ['Cash', total.cashMinor],
      ['Owed to them', total.receivableMinor],
      ['They owe', total.payableMinor],
      ['Money in, 90 days', total.recentInflowMinor],
      ['Money out, 90 days', total.recentOutflowMinor],
    ];
    return (
      <Section key={currency} title={totals.length === 1 ? 'Together' : `Together in ${currency}`} note={`${count}. ${netted}`}>
        <dl className={classes['totals']}>
          {figures.map(([label, amountMinor]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Money
                  amountMinor={amountMinor}
                  currency={currency}
                  isBalance={label === 'Cash'}
                  currencyDisplay={totals.length === 1 ? 'symbol' : 'code'}
                />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    );
  });
}
