import type { ReactNode } from 'react';
import { Figure } from '../figure.tsx';
import { Money } from '../money.tsx';
import { Section } from '../page.tsx';
import { useFormat } from '../use-format.ts';
import { openBeside } from './opened.ts';
import { inPartyDirection, type PartyDetail, type PartyKind } from './party.ts';
import { type FigureName, figureOrigin, missingRateWords } from './party-figures.ts';
import classes from './party.module.css';
import { delayWords } from './party-words.ts';
import { RiskBadge } from './risk-badge.tsx';

type HeadProps = { readonly kind: PartyKind; readonly party: PartyDetail };

/** The figure that leads the page, what of it is late, and what is known of the habit; each opens what it is made of. */
export function PartyHead({ kind, party }: HeadProps): ReactNode {
  const { baseCurrency, dateInWords } = useFormat();
  const missing = missingRateWords(party);
  const why = (name: FigureName, children: ReactNode): ReactNode => (
    <Figure origin={figureOrigin(name, party.history)} onOpen={() => openBeside('why', name)}>
      {children}
    </Figure>
  );
  const amount = (minor: PartyDetail['openMinor']): ReactNode => <Money amountMinor={inPartyDirection(kind, minor)} currency={baseCurrency} />;
  return (
    <Section title={kind === 'customer' ? 'What they owe' : 'What you owe'}>
      <div className={classes['head']}>
        <dl className={classes['leadFigure']}>
          <dt>{kind === 'customer' ? 'Owed to you now' : 'To pay now'}</dt>
          <dd>{why('owed', amount(party.openMinor))}</dd>
        </dl>
        <dl className={classes['figures']}>
          <Entry label="Overdue">
            {party.overdueCount === 0 ? (
              <span className={classes['muted']}>nothing</span>
            ) : (
              <span className={classes['late']}>
                {why('overdue', amount(party.overdueMinor))}, {party.overdueCount === 1 ? '1 item' : `${party.overdueCount} items`}
              </span>
            )}
          </Entry>
          <Entry label="Last 12 months">{why('lastTwelveMonths', amount(party.lastTwelveMonthsMinor))}</Entry>
          {'riskLevel' in party ? <CustomerEntries party={party} why={why} /> : null}
          <Entry label="Next due">
            {party.nextDueDate === null ? <span className={classes['muted']}>none ahead</span> : dateInWords(party.nextDueDate)}
          </Entry>
        </dl>
      </div>
      {missing === null ? null : <p className={classes['text']}>{missing.replace(/^./, (letter) => letter.toUpperCase())}.</p>}
    </Section>
  );
}

type CustomerEntriesProps = {
  readonly party: Extract<PartyDetail, { riskLevel: unknown }>;
  readonly why: (name: FigureName, children: ReactNode) => ReactNode;
};

function CustomerEntries({ party, why }: CustomerEntriesProps): ReactNode {
  const { percent } = useFormat();
  const { avgPaymentDelayDays, revenuePercent, riskLevel, history } = party;
  return (
    <>
      <Entry label="On average">
        {history.settledCount === 0 ? (
          <span className={classes['muted']}>not known yet</span>
        ) : (
          why('avgPaymentDelayDays', avgPaymentDelayDays === 0 ? 'On time' : delayWords(avgPaymentDelayDays))
        )}
      </Entry>
      <Entry label="Share of revenue">
        {revenuePercent === null ? <span className={classes['muted']}>not known yet</span> : why('revenuePercent', percent(revenuePercent / 100))}
      </Entry>
      <Entry label="Risk">{why('riskLevel', <RiskBadge risk={riskLevel} />)}</Entry>
    </>
  );
}

function Entry({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={classes['figure']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
