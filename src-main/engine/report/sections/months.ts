import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../../src-shared/result/assert.ts';
import type { Node } from '../document.ts';
import { drawMonthlyChart } from '../monthly-chart.ts';
import type { AuditReportFacts } from '../report-facts.ts';
import { type Cell, paragraph, section, strong, tableOf, type Typesetter } from '../typesetter.ts';

const CHART_HEIGHT = 190;
/** More bars than this cannot be told apart on one page. */
const CHART_MONTHS = 36;

type MonthRow = {
  readonly month: string;
  /** Without transfers between own accounts. */
  readonly receiptsMinor: number;
  readonly disbursementsMinor: number;
  readonly transferMinor: number;
  readonly transferCount: number;
  readonly lineCount: number;
};

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${String(year + 1).padStart(4, '0')}-01` : `${String(year).padStart(4, '0')}-${String(number + 1).padStart(2, '0')}`;
}

/**
 * Months from the first with lines to the last, those between without lines included as zero, in base currency. Receipts and disbursements without
 * transfers, plus the transfers, are all lines of the month.
 */
function monthRows(facts: Pick<AuditReportFacts, 'lines' | 'transfers'>): MonthRow[] {
  const months = [...facts.lines.months.keys()];
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows: MonthRow[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) {
    const flow = facts.lines.months.get(month);
    const moved = facts.transfers.get(month);
    rows.push({
      month,
      receiptsMinor: (flow?.receiptsMinor ?? 0) - (moved?.inflowMinor ?? 0),
      disbursementsMinor: (flow?.disbursementsMinor ?? 0) - (moved?.outflowMinor ?? 0),
      transferMinor: (moved?.inflowMinor ?? 0) + (moved?.outflowMinor ?? 0),
      transferCount: moved?.lineCount ?? 0,
      lineCount: flow?.lineCount ?? 0,
    });
  }
  return rows;
}

function sum(rows: readonly MonthRow[]): MonthRow {
  const total = { month: 'All months', receiptsMinor: 0, disbursementsMinor: 0, transferMinor: 0, transferCount: 0, lineCount: 0 };
  for (const row of rows) {
    total.receiptsMinor += row.receiptsMinor;
    total.disbursementsMinor += row.disbursementsMinor;
    total.transferMinor += row.transferMinor;
    total.transferCount += row.transferCount;
    total.lineCount += row.lineCount;
  }
  return total;
}

/** Receipts and disbursements of all cash accounts by month: a chart, and the same figures as a table. */
export function monthsSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { baseCurrency } = facts.business;
  const rows = monthRows(facts);
  const title = 'Receipts and disbursements by month';
  if (rows.length === 0) return section(setter, title, { rowCount: 1, content: [paragraph('No bank line is booked in this period.')] });
  const money = (amount: number): string => setter.money(minorUnits(amount), baseCurrency);
  const cells = (row: MonthRow): string[] => [
    row.month,
    money(row.receiptsMinor),
    money(row.disbursementsMinor),
    money(row.receiptsMinor + row.disbursementsMinor),
    row.transferCount === 0 ? '–' : money(row.transferMinor),
    setter.count(row.lineCount),
  ];
  const columns = [
    { title: 'Month', weight: 14, figures: true },
    { title: 'Receipts', weight: 19, align: 'right' },
    { title: 'Disbursements', weight: 19, align: 'right' },
    { title: 'Net cash flow', weight: 19, align: 'right' },
    { title: 'Transfers, net', weight: 17, align: 'right' },
    { title: 'Lines', weight: 10, align: 'right' },
  ] as const;
  const body = rows.map((row): Cell[] => cells(row));
  body.push(cells(sum(rows)).map((content, index) => strong(content, index === 0 ? undefined : 'right')));
  const drawn = rows.slice(-CHART_MONTHS);
  const axisLabel = (amount: number): string => setter.axis(minorUnits(amount), baseCurrency);
  const from = must(drawn[0], 'a first month').month;
  const intro = `In ${baseCurrency}, all cash accounts, without transfers between own accounts.${drawn.length < rows.length ? ` The chart shows ${from} and later.` : ''}`;
  const content: Node[] = [
    paragraph(intro),
    {
      svg: drawMonthlyChart(drawn, { width: setter.contentWidth, height: CHART_HEIGHT, axisLabel }),
      width: setter.contentWidth,
      margin: [0, 4, 0, 8],
    },
    tableOf(setter, columns, body),
  ];
  return section(setter, title, { rowCount: Number.POSITIVE_INFINITY, content });
}
