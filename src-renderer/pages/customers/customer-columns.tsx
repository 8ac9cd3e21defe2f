import type { Customer } from '../../../src-shared/contract/parties.ts';
import { RISK_LEVELS } from '../../../src-shared/domain/vocabulary/parties.ts';
import { amountColumn, nameColumn, nextDueColumn, rowFigure } from '../../components/party/common-columns.tsx';
import type { PartyColumn } from '../../components/party/party-columns.ts';
import listClasses from '../../components/party/party-list.module.css';
import { delayWords, paymentTermsWords, RISK_WORDS } from '../../components/party/party-words.ts';
import { RiskBadge } from '../../components/party/risk-badge.tsx';
import type { Format } from '../../components/use-format.ts';

const KIND = { kind: 'customer' } as const;

export function customerColumns(format: Format): readonly PartyColumn<Customer>[] {
  const look = { ...KIND, format };
  const base = format.baseCurrency;
  return [
    nameColumn('customer'),
    amountColumn(look, { key: 'open', label: `Owed, ${base}`, figure: 'owed', px: 106, pick: ({ openMinor }) => openMinor }),
    amountColumn(look, { key: 'overdue', label: 'Overdue', figure: 'overdue', px: 96, isLate: true, pick: ({ overdueMinor }) => overdueMinor }),
    {
      key: 'delay',
      label: 'Usually',
      px: 98,
      isNumber: true,
      cell: (customer) => (
        <>
          {customer.avgPaymentDelayDays === 0 && customer.lastTwelveMonthsMinor === 0 ? (
            <span className={listClasses['faint']}>–</span>
          ) : (
            rowFigure(KIND, customer, 'avgPaymentDelayDays', delayWords(customer.avgPaymentDelayDays))
          )}
        </>
      ),
      value: ({ avgPaymentDelayDays }) => avgPaymentDelayDays,
      text: ({ avgPaymentDelayDays }) => String(avgPaymentDelayDays),
    },
    {
      key: 'share',
      label: 'Share',
      px: 60,
      isNumber: true,
      cell: (customer) =>
        customer.revenuePercent === null || customer.revenuePercent === 0 ? (
          <span className={listClasses['faint']}>–</span>
        ) : (
          rowFigure(KIND, customer, 'revenuePercent', format.percent(customer.revenuePercent / 100))
        ),
      value: ({ revenuePercent }) => revenuePercent,
      text: ({ revenuePercent }) => (revenuePercent === null ? '' : `${revenuePercent}%`),
    },
    {
      key: 'risk',
      label: 'Risk',
      px: 90,
      isNumber: false,
      cell: (customer) =>
        customer.riskLevel === null ? (
          <span className={listClasses['faint']}>–</span>
        ) : (
          rowFigure(KIND, customer, 'riskLevel', <RiskBadge risk={customer.riskLevel} />)
        ),
      value: ({ riskLevel }) => (riskLevel === null ? null : RISK_LEVELS.indexOf(riskLevel)),
      text: ({ riskLevel }) => (riskLevel === null ? '' : RISK_WORDS[riskLevel]),
    },
    nextDueColumn(),
    {
      key: 'terms',
      label: 'Terms',
      px: 88,
      isExtra: true,
      isNumber: false,
      cell: (customer) => paymentTermsWords(customer) ?? <span className={listClasses['faint']}>–</span>,
      value: ({ paymentTermsDays }) => paymentTermsDays,
      text: (customer) => paymentTermsWords(customer) ?? '',
    },
  ];
}
