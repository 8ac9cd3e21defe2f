import type { IsoDate } from '../../src-shared/domain/calendar/iso-date.ts';

/** Who a job acts for; goes into the audit entries that it writes. */
export type JobActor = { readonly userId: number | null; readonly userName: string; readonly source: string };

/** Which business and which day a job works on. */
export type JobBusiness = {
  readonly businessId: number;
  readonly baseCurrency: string;
  readonly country: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly name: string;
  readonly asOf: IsoDate;
  readonly today: IsoDate;
};
