import type { Business } from '../../../src-shared/contract/businesses.ts';
import type { PortfolioRow, PortfolioTotal } from '../../../src-shared/contract/portfolio.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { visibleBusinesses } from '../scope/access.ts';
import { jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os } from '../scope/os.ts';
import { type BusinessScope, publishChange, type Scope } from '../scope/services.ts';
import { lastChangeByBusiness, listSnapshots } from './portfolio-store.ts';

function rowsOf(scope: Scope): { readonly rows: PortfolioRow[]; readonly missing: Business[] } {
  const { database, clock } = scope.services;
  const businesses = new Map(visibleBusinesses(database.read, scope.userId).map((business) => [business.id, business]));
  const changedAt = lastChangeByBusiness(database.read);
  const rows = listSnapshots(database.read).flatMap((snapshot): PortfolioRow[] => {
    const business = businesses.get(snapshot.businessId);
    if (business === undefined) return [];
    businesses.delete(snapshot.businessId);
    const isStale = snapshot.asOf < clock.today(business.timeZone) || (changedAt.get(business.id) ?? '') > snapshot.takenAt;
    return [{ ...snapshot, isStale }];
  });
  return { rows, missing: [...businesses.values()] };
}

/** What flows between businesses of the portfolio is no income and no cost of the whole: it is taken out on both sides, as far as both sides show it. */
function totalsOf(rows: readonly PortfolioRow[]): PortfolioTotal[] {
  const byCurrency = Map.groupBy(rows, (row) => row.currency);
  return [...byCurrency].map(([currency, own]) => {
    const sum = (pick: (row: PortfolioRow) => number): number => own.reduce((total, row) => total + pick(row), 0);
    const netted = Math.min(
      sum((row) => row.intercompanyInflowMinor),
      -sum((row) => row.intercompanyOutflowMinor),
    );
    return {
      currency,
      businessCount: own.length,
      cashMinor: minorUnits(sum((row) => row.cashMinor ?? 0)),
      receivableMinor: minorUnits(sum((row) => row.receivableMinor)),
      payableMinor: minorUnits(sum((row) => row.payableMinor)),
      recentInflowMinor: minorUnits(sum((row) => row.recentInflowMinor) - netted),
      recentOutflowMinor: minorUnits(sum((row) => row.recentOutflowMinor) + netted),
      nettedMinor: minorUnits(netted),
    };
  });
}

export const portfolioProcedures = {
  get: os.portfolio.get.handler(({ context }) => {
    const { rows, missing } = rowsOf(context.scope);
    return { rows, totals: totalsOf(rows), missing: missing.map(({ id, name }) => ({ businessId: id, name })) };
  }),
  refresh: os.portfolio.refresh.handler(async ({ context, input }) => {
    const { scope } = context;
    const { rows, missing } = rowsOf(scope);
    const known = new Map(visibleBusinesses(scope.services.database.read, scope.userId).map((business) => [business.id, business]));
    const due = [...missing.map(({ id }) => id), ...rows.filter((row) => input.isForced || row.isStale).map((row) => row.businessId)];
    let refreshed = 0;
    for (const id of due) {
      const business = known.get(id);
      if (business === undefined) continue;
      const today = scope.services.clock.today(business.timeZone);
      const inside: BusinessScope = { ...scope, business, asOf: today, today };
      await scope.services.worker.run('takeSnapshot', { business: jobBusiness(inside) }, jobOptions(scope, undefined));
      refreshed += 1;
      if (input.taskId !== undefined)
        scope.services.events.publish({
          kind: 'progress',
          taskId: input.taskId,
          label: `Looking at ${business.name}`,
          done: refreshed,
          total: due.length,
        });
    }
    if (refreshed > 0) publishChange({ ...scope, business: null }, 'businesses');
    return { refreshed };
  }),
};
