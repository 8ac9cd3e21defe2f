import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { change, record } from '../scope/record.ts';
import type { Scope } from '../scope/services.ts';
import { findTypedRate, putTypedRate } from './rate-store.ts';

export type TypedRate = {
  readonly fromCurrency: CurrencyCode;
  readonly toCurrency: CurrencyCode;
  readonly rateDate: IsoDate;
  readonly rate: string | null;
};

/** The same value in its one written form: `0.910` and `.91` typed by two people are one rate. */
function canonical(rate: string): string {
  const [whole = '', decimals = ''] = rate.split('.');
  const kept = decimals.replace(/0+$/, '');
  const digits = whole.replace(/^0+(?=\d)/, '');
  return kept === '' ? digits : `${digits}.${kept}`;
}

/** Enters a rate by hand, or takes one back. A published rate of the day stays beside it. Lines already converted keep the rate stored with them. */
export async function setRate(scope: Scope, typed: TypedRate): Promise<{ previousRate: string | null; rate: string | null }> {
  const { fromCurrency: from, toCurrency: to, rateDate } = typed;
  if (from === to) throw new AppError('INVALID_INPUT', 'A currency has no rate against itself. Choose two different currencies.');
  if (rateDate > scope.today) throw new AppError('INVALID_INPUT', 'A rate of a future day cannot be known. Give a day up to today.');
  const rate = typed.rate === null ? null : canonical(typed.rate);
  return change(scope, (tx) => {
    const previousRate = findTypedRate(tx, { from, to, rateDate });
    if (rate === null && previousRate === null)
      throw new AppError('NOT_FOUND', `No rate ${from}/${to} was typed for ${rateDate}. Nothing was changed.`);
    if (rate === previousRate) return { previousRate, rate };
    putTypedRate(tx, { from, to, rateDate }, { rate, nowInstant: scope.services.clock.nowInstant() });
    record(tx, scope, {
      action: 'set_rate',
      entityType: 'exchange_rate',
      entityId: `${from}/${to} ${rateDate}`,
      before: { rate: previousRate },
      after: { rate },
    });
    return { previousRate, rate };
  });
}
