import type { AuditReportFacts, ReportAccount } from '../../../../src-main/engine/report/report-facts.ts';
import { createLineSummary, type ReportLine } from '../../../../src-main/engine/report/report-lines.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

const EUR = currencyCode('EUR');

/** A line of 10.00 EUR into account 1 on 15 January 2026, with what the test cares about. */
export function lineOf(more: Partial<ReportLine> = {}): ReportLine {
  const amountMinor = more.amountMinor ?? minorUnits(1000);
  return {
    id: 1,
    accountId: 1,
    bookingDate: isoDate('2026-01-15'),
    amountMinor,
    currency: EUR,
    baseAmountMinor: amountMinor,
    description: 'Invoice 7',
    counterparty: null,
    reference: null,
    categoryId: null,
    fileLine: 2,
    batchId: 1,
    ...more,
  };
}

/** A bank account in EUR that begins with 100.00 on the last day of 2025. */
export function accountOf(more: Partial<ReportAccount> = {}): ReportAccount {
  const [openingMinor, closingMinor] = [minorUnits(10_000), minorUnits(10_000)];
  const account: Omit<ReportAccount, 'baseOpeningMinor' | 'baseClosingMinor'> = {
    id: 1,
    name: 'Giro',
    accountType: 'bank',
    currency: EUR,
    iban: null,
    accountNumber: null,
    countsAsCash: true,
    openingMinor,
    closingMinor,
    stated: [{ balanceDate: isoDate('2025-12-31'), balanceMinor: openingMinor, source: 'closing' }],
    days: [],
    ...more,
  };
  return { baseOpeningMinor: account.openingMinor, baseClosingMinor: account.closingMinor, ...account };
}

/** Facts of a quarter with the given lines and accounts, verified, with nothing else recorded. */
export function factsOf(more: Partial<AuditReportFacts> & { readonly lineList?: readonly ReportLine[] } = {}): AuditReportFacts {
  const { lineList = [], ...others } = more;
  const accounts = more.accounts ?? [accountOf()];
  const summary = createLineSummary(new Map(accounts.map((account) => [account.id, account])), EUR);
  for (const line of lineList) summary.add(line);
  const head = 'ab12'.repeat(16);
  return {
    business: { id: 1, name: 'Example Ltd', baseCurrency: EUR, timeZone: 'Europe/Berlin', locale: 'en-GB' },
    period: { from: isoDate('2026-01-01'), to: isoDate('2026-03-31'), through: isoDate('2026-03-31') },
    asOf: isoDate('2026-03-31'),
    madeOn: '2026-03-31 18:00 (Europe/Berlin)',
    madeBy: 'Tamio 0.1.0',
    people: ['Owner (owner)'],
    verification: { problem: null, entryCount: 12, chains: [{ businessId: 1, entries: 12, head }], own: { businessId: 1, entries: 12, head } },
    accounts,
    lines: summary.finish(),
    transfers: new Map(),
    categoryNames: new Map(),
    batches: [],
    changeGroups: [],
    changes: [],
    alerts: [],
    forecasts: { horizonsDays: [7, 30, 90], snapshotCount: 0, unanchoredCount: 0, isBalanceKnown: true, outcomes: [] },
    annex: { sha256: 'cd34'.repeat(16), lineCount: lineList.length },
    ...others,
  };
}
