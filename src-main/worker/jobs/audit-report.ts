import { createHash } from 'node:crypto';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { readAnchorFile } from '../../database/audit-anchors.ts';
import type { ReadHandle } from '../../database/database.ts';
import { annexHeader, annexRow } from '../../engine/report/annex-csv.ts';
import { buildAuditReport } from '../../engine/report/build-audit-report.ts';
import { REPORT_FONT } from '../../engine/report/document.ts';
import type { AuditReportFacts } from '../../engine/report/report-facts.ts';
import { createLineSummary, type LineSummary } from '../../engine/report/report-lines.ts';
import { verifyAudit } from '../../features/audit/verify-chain.ts';
import { createLocalTime } from '../../features/reports/local-time.ts';
import {
  batchFileNames,
  countLines,
  type DayRange,
  eachLine,
  groupChanges,
  listChanges,
  listPeople,
  listReportBatches,
} from '../../features/reports/store.ts';
import { listCategories } from '../../features/transactions/category-store.ts';
import { hasPageGlyph, renderPdf } from '../../platform/pdf.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { describeVerification, loadAlerts, loadBooks, loadForecasts, loadTransfers } from './load-audit-report.ts';

export type AuditReportInput = {
  readonly business: JobBusiness;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly appVersion: string;
  readonly userName: string;
};
export type AuditReportOutput = {
  readonly pdf: Uint8Array;
  readonly csv: Uint8Array;
  readonly pageCount: number;
  readonly lineCount: number;
  readonly head: string;
};

/** Entries of the log printed one by one; the rest is counted. */
const LISTED_CHANGES = 60;
/** Lines between two looks at Cancel, and the size of a part of the annex: about 400 kB of text. */
const LINES_PER_STEP = 2000;

type NamedAccount = AuditReportFacts['accounts'][number];
type Annex = { readonly csv: Uint8Array; readonly lines: LineSummary };

/** One pass over the lines of the period: what the report sums is what the annex lists. */
function writeAnnex(
  read: ReadHandle,
  business: JobBusiness,
  days: DayRange,
  options: { accounts: readonly NamedAccount[]; categoryNames: ReadonlyMap<number, string>; context: JobContext },
): Annex {
  const { accounts, categoryNames, context } = options;
  const baseCurrency = currencyCode(business.baseCurrency);
  const fileNames = batchFileNames(read, business.businessId);
  const total = countLines(read, business.businessId, days);
  const summary = createLineSummary(new Map(accounts.map((account) => [account.id, account])), baseCurrency);
  const parts: Buffer[] = [];
  let part = annexHeader(baseCurrency);
  let done = 0;
  for (const account of accounts) {
    for (const line of eachLine(read, business.businessId, account.id, days)) {
      summary.add(line);
      const category = line.categoryId === null ? null : (categoryNames.get(line.categoryId) ?? null);
      part += annexRow(line, { account: account.name, category, fileName: fileNames.get(line.batchId) ?? '' }, baseCurrency);
      done += 1;
      if (done % LINES_PER_STEP !== 0) continue;
      parts.push(Buffer.from(part, 'utf8'));
      part = '';
      context.control.checkpoint('Writing the annex', done, Math.max(done, total));
    }
  }
  parts.push(Buffer.from(part, 'utf8'));
  return { csv: new Uint8Array(Buffer.concat(parts)), lines: summary.finish() };
}

function loadFacts(
  read: ReadHandle,
  input: AuditReportInput,
  options: { days: DayRange; context: JobContext },
): { facts: AuditReportFacts; csv: Uint8Array } {
  const { business } = input;
  const { days, context } = options;
  const { businessId } = business;
  const anchors = readAnchorFile(context.anchorFile, context.auditKey);
  // The first read of the savepoint takes the view that everything below shares: no figure of one state of the books stands beside one of another.
  read.statement('SAVEPOINT audit_report').run();
  try {
    const verification = verifyAudit(read, { auditKey: context.auditKey, anchors, businessId, control: context.control });
    const localTime = createLocalTime(business.timeZone);
    const instants = { start: localTime.startOf(days.from), end: localTime.endOf(days.through) };
    const books = loadBooks(read, business, days);
    const { accounts } = books;
    const categoryNames = new Map(listCategories(read, businessId).map((category) => [category.id, category.name]));
    const annex = writeAnnex(read, business, days, { accounts, categoryNames, context });
    const facts: AuditReportFacts = {
      business: {
        id: businessId,
        name: business.name,
        baseCurrency: currencyCode(business.baseCurrency),
        timeZone: business.timeZone,
        locale: business.locale,
      },
      period: { from: input.from, to: input.to, through: days.through },
      asOf: business.asOf,
      madeOn: `${localTime.format(context.clock.nowInstant())} (${business.timeZone})`,
      madeBy: `${input.userName}, with Tamio ${input.appVersion}`,
      people: listPeople(read, businessId),
      verification: describeVerification(read, businessId, verification),
      accounts,
      lines: annex.lines,
      transfers: loadTransfers(read, businessId, days),
      categoryNames,
      batches: listReportBatches(read, businessId, { days, instants, formatTime: localTime.format }),
      changeGroups: groupChanges(read, businessId, instants),
      changes: listChanges(read, businessId, { instants, limit: LISTED_CHANGES, formatTime: localTime.format }),
      alerts: loadAlerts(read, business, days),
      forecasts: loadForecasts(read, business, days, books),
      annex: { sha256: createHash('sha256').update(annex.csv).digest('hex'), lineCount: annex.lines.lineCount },
    };
    return { facts, csv: annex.csv };
  } finally {
    read.statement('RELEASE audit_report').run();
  }
}

/** The audit report of a period as PDF, and its lines as CSV. Made also where verification fails: the report then says so before all else. */
export async function writeAuditReport(input: AuditReportInput, context: JobContext): Promise<AuditReportOutput> {
  const { business, from, to } = input;
  if (from > business.asOf) {
    throw new AppError('INVALID_INPUT', `The period begins on ${from}, after ${business.asOf}, the day of the report. Choose an earlier first day.`);
  }
  const through = to < business.asOf ? to : business.asOf;
  const { facts, csv } = loadFacts(context.database.read, input, { days: { from, through }, context });
  context.control.checkpoint('Laying out the pages', 0, 1);
  const creationDate = new Date(context.clock.nowInstant());
  const { bytes, pageCount } = await renderPdf(buildAuditReport(facts, { hasGlyph: hasPageGlyph, creationDate }), REPORT_FONT);
  return { pdf: bytes, csv, pageCount, lineCount: facts.lines.lineCount, head: facts.verification.own.head };
}
