import { daysBetween } from '../../../src-shared/domain/calendar/iso-date.ts';
import { sumMinor, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import { accountSpans } from '../accounts/store.ts';
import { viewAccounts } from '../accounts/view-accounts.ts';
import { listAlerts } from '../alerts/store.ts';
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
    const counted = accounts.filter(
      (account) => account.countsAsCash && account.currency === business.baseCurrency && (account.lineCount > 0 || account.anchored),
    );
    const unanchored = counted.filter((account) => account.balanceMinor === null);
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
      cashMinor: counted.length === 0 || unanchored.length > 0 ? null : sumMinor(counted.map((account) => account.balanceMinor ?? ZERO)),
      unanchoredAccountIds: unanchored.map((account) => account.id),
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
