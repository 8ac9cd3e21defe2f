import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';

/** What one unit of `from` was worth in `to` on a day, as plain decimal text. `ecb` was published as EUR against `to`; `typed` a person has entered. */
export type Rate = {
  readonly from: CurrencyCode;
  readonly to: CurrencyCode;
  readonly rateDate: IsoDate;
  readonly rate: string;
  readonly source: 'ecb' | 'typed';
};
