import type { Adjustment } from '../../../src-shared/contract/scenarios.ts';
import type { Format } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';

export type PartyNames = { readonly customer: (id: number) => string; readonly vendor: (id: number) => string };

const DAYS = { one: 'day', many: 'days' };

function later(days: number, locale: string): string {
  return `${countOf(Math.abs(days), DAYS, locale)} ${days < 0 ? 'earlier' : 'later'}`;
}

function byPercent(bps: number, locale: string): string {
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(Math.abs(bps) / 10_000);
  return `${bps < 0 ? 'fall' : 'rise'} by ${share}`;
}

/** One change as a sentence without its full stop. Amounts stand in it: it is shown behind the privacy blur. */
export function changeInWords(adjustment: Adjustment, names: PartyNames, format: Format): string {
  const { locale, baseCurrency } = format;
  const money = (minor: Parameters<Format['money']>[0]): string => format.money(minor, baseCurrency);
  const date = format.dateInSentence;
  switch (adjustment.kind) {
    case 'customer_pays_later':
      return `${names.customer(adjustment.clientId)} pays ${later(adjustment.days, locale)}`;
    case 'customer_leaves':
      return `${names.customer(adjustment.clientId)} leaves on ${date(adjustment.fromDate)}`;
    case 'vendor_delayed':
      return `${names.vendor(adjustment.expenseBucketId)} is paid ${later(adjustment.days, locale)}`;
    case 'hire': {
      const start = adjustment.startCostMinor === 0 ? '' : ` and ${money(adjustment.startCostMinor)} at the start`;
      return `somebody is hired from ${date(adjustment.fromDate)} for ${money(adjustment.monthlyCostMinor)} a month${start}`;
    }
    case 'price_change': {
      const whose = adjustment.clientId === null ? 'prices' : `prices for ${names.customer(adjustment.clientId)}`;
      return `${whose} ${byPercent(adjustment.changeBps, locale)} from ${date(adjustment.fromDate)}`;
    }
    case 'one_off':
      return adjustment.amountMinor < 0
        ? `${money(-adjustment.amountMinor as typeof adjustment.amountMinor)} goes out on ${date(adjustment.date)}`
        : `${money(adjustment.amountMinor)} comes in on ${date(adjustment.date)}`;
    case 'borrow': {
      const { firstDate, count, everyMonths } = adjustment.repayment;
      const what = adjustment.source === 'loan' ? 'as a loan' : 'from the credit line';
      const parts = count === 1 ? 'paid back' : `paid back in ${count} parts${everyMonths === 1 ? '' : `, one every ${everyMonths} months,`}`;
      return `${money(adjustment.principalMinor)} ${what} on ${date(adjustment.drawDate)}, ${parts} from ${date(firstDate)}`;
    }
    case 'tax_deferral':
      return `taxes due from ${date(adjustment.fromDate)} to ${date(adjustment.toDate)} are paid on ${date(adjustment.newDate)}`;
    case 'revenue_change':
    default:
      return `revenue not yet invoiced ${byPercent(adjustment.changeBps, locale).replace(/^(fall|rise)/, '$1s')} from ${date(adjustment.fromDate)}`;
  }
}
