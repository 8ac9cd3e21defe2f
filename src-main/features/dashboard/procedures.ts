import { daysBetween } from '../../../src-shared/domain/calendar/iso-date.ts';
import { accountSpans } from '../accounts/store.ts';
import { viewAccounts } from '../accounts/view-accounts.ts';
import { listAlerts } from '../alerts/store.ts';
import { valueCash } from '../currency/value-cash.ts';
import { getForecast } from '../forecast/get-forecast.ts';
import { os } from '../scope/os.ts';
import { inBusiness } from '../scope/services.ts';

const HORIZON_DAYS = 91;
const ACTUAL_DAYS = 91;
const ALERTS_SHOWN = 5;

export const dashboardProcedures = {
  get: os.dashboard.get.handler(async ({ context }) => {
    const scope = inBusiness(context.scope);
    const { read } = scope.services.database;
    const { business, asOf } = scope;
    const accounts = viewAccounts(read, business.id, asOf);
    const spans = [...accountSpans(read, business.id, asOf).values()];
    const cash = await valueCash(scope, accounts);
    const lineCount = spans.reduce((sum, span) => sum + span.lineCount, 0);
    const bankDataThrough =
      spans
        .map((span) => span.last)
        .toSorted()
        .at(-1) ?? null;
    const forecast = lineCount === 0 ? null : (await getForecast(scope, { horizonDays: HORIZON_DAYS, actualDays: ACTUAL_DAYS })).view;
    return {
      businessName: business.name,
      asOf,
      currency: business.baseCurrency,
      cashMinor: cash.cashMinor,
      unanchoredAccountIds: [...cash.unanchoredAccountIds],
      rateMissing: [...cash.rateMissing],
      accounts,
      forecast,
      alerts: listAlerts(read, business.id, { status: 'open', asOf }).slice(0, ALERTS_SHOWN),
      lineCount,
      rateMissingCount: spans.reduce((sum, span) => sum + span.rateMissingCount, 0),
      bankDataThrough,
      bankDataAgeDays: bankDataThrough === null ? null : Math.max(0, daysBetween(bankDataThrough, asOf)),
    };
  }),
};
