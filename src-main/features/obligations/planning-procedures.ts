import { businessCalendarSchema, type BusinessCalendarView, type FeatureFlags } from '../../../src-shared/contract/planning.ts';
import { type BusinessCalendarData, createBusinessCalendar } from '../../../src-shared/domain/calendar/business-calendar.ts';
import { dateParts } from '../../../src-shared/domain/calendar/iso-date.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { ReadHandle } from '../../database/database.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { writeSetting } from '../settings/settings-store.ts';
import { openBook } from './open-book.ts';
import { CALENDAR_SETTING, readCalendarData } from './business-calendar.ts';
import { FLAGS_SETTING, readFeatureFlags } from './feature-flags.ts';
import { topUp } from './generate-schedules.ts';

function viewCalendar(read: ReadHandle, scope: BusinessScope, year: number): BusinessCalendarView {
  const { data, isOwn } = readCalendarData(read, scope.business);
  const days = createBusinessCalendar(data).holidaysIn(year);
  const plain = businessCalendarSchema.parse(data);
  return { ...plain, isOwn, year, days: days.map(({ date, name }) => ({ date, name })) };
}

/** Another list of business days: planned items move with it, in the same transaction. */
async function saveCalendar(scope: BusinessScope, own: BusinessCalendarData | null): Promise<BusinessCalendarView> {
  refuseReplay(scope);
  const view = await change(scope, (tx) => {
    const before = readCalendarData(tx, scope.business);
    writeSetting(tx, scope.business.id, { key: CALENDAR_SETTING, value: own, nowInstant: scope.services.clock.nowInstant() });
    record(tx, scope, { action: 'update', entityType: 'business_calendar', before: { ...before.data }, after: own === null ? {} : { ...own } });
    topUp(openBook(tx, scope), { isForced: true });
    return viewCalendar(tx, scope, dateParts(scope.today).year);
  });
  publishChange(scope, 'obligations', 'settings', 'forecast', 'audit');
  return view;
}

export const calendarProcedures = {
  get: os.calendar.get.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return viewCalendar(scope.services.database.read, scope, input.year ?? dateParts(scope.asOf).year);
  }),
  update: os.calendar.update.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { data } = readCalendarData(scope.services.database.read, scope.business);
    const given = {
      weekend: input.weekend ?? data.weekend,
      holidays: input.holidays ?? data.holidays,
      extraDates: input.extraDates ?? data.extraDates,
    };
    if (new Set(given.weekend).size > 6) throw new AppError('INVALID_INPUT', 'A week needs at least one business day. Nothing was changed.');
    return saveCalendar(scope, given);
  }),
  reset: os.calendar.reset.handler(({ context }) => saveCalendar(inBusiness(context.scope), null)),
};

export const featureFlagProcedures = {
  get: os.featureFlags.get.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return readFeatureFlags(scope.services.database.read, scope.business.id);
  }),
  update: os.featureFlags.update.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const flags = await change(scope, (tx): FeatureFlags => {
      const before = readFeatureFlags(tx, scope.business.id);
      const { useObligationSystem, useObligationForForecast, deprecateDirectCashEvents } = { ...before, ...dropUndefined(input) };
      const after = { useObligationSystem, useObligationForForecast, deprecateDirectCashEvents };
      writeSetting(tx, scope.business.id, { key: FLAGS_SETTING, value: after, nowInstant: scope.services.clock.nowInstant() });
      record(tx, scope, { action: 'update', entityType: 'feature_flags', before: { ...before }, after });
      return after;
    });
    publishChange(scope, 'settings', 'forecast', 'audit');
    return flags;
  }),
};

function dropUndefined(flags: Partial<Record<keyof FeatureFlags, boolean | undefined>>): Partial<FeatureFlags> {
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
}
