import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { Node } from '../document.ts';
import type { AuditReportFacts } from '../report-facts.ts';
import type { Flow } from '../report-lines.ts';
import { type Cell, paragraph, section, strong, tableOf, type Typesetter } from '../typesetter.ts';

const netOf = (flow: Flow): number => flow.receiptsMinor + flow.disbursementsMinor;

/** What the lines of cash accounts were for, largest first, transfers included; lines without a category at the end. */
export function categoriesSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { baseCurrency } = facts.business;
  const title = 'Receipts and disbursements by category';
  const flows = [...facts.lines.categories];
  if (flows.length === 0) return section(setter, title, { rowCount: 1, content: [paragraph('No bank line is booked in this period.')] });
  const named = flows.flatMap(([id, flow]) =>
    id === null ? [] : [{ name: setter.print(facts.categoryNames.get(id) ?? `Category ${id}`, 80), flow }],
  );
  const without = facts.lines.categories.get(null);
  const ordered = named.toSorted((a, b) => Math.abs(netOf(b.flow)) - Math.abs(netOf(a.flow)) || (a.name < b.name ? -1 : 1));
  if (without !== undefined) ordered.push({ name: 'Without category', flow: without });
  const cells = (name: string, flow: Flow): string[] => [
    name,
    setter.money(flow.receiptsMinor, baseCurrency),
    setter.money(flow.disbursementsMinor, baseCurrency),
    setter.money(minorUnits(netOf(flow)), baseCurrency),
    setter.count(flow.lineCount),
  ];
  const total: Flow = {
    receiptsMinor: minorUnits(flows.reduce((sum, [, flow]) => sum + flow.receiptsMinor, 0)),
    disbursementsMinor: minorUnits(flows.reduce((sum, [, flow]) => sum + flow.disbursementsMinor, 0)),
    lineCount: flows.reduce((sum, [, flow]) => sum + flow.lineCount, 0),
  };
  const rows = ordered.map(({ name, flow }): Cell[] => cells(name, flow));
  rows.push(cells('All categories', total).map((content, index) => strong(content, index === 0 ? undefined : 'right')));
  const columns = [
    { title: 'Category', weight: 32 },
    { title: 'Receipts', weight: 19, align: 'right' },
    { title: 'Disbursements', weight: 19, align: 'right' },
    { title: 'Net', weight: 19, align: 'right' },
    { title: 'Lines', weight: 10, align: 'right' },
  ] as const;
  const intro = paragraph(
    `In ${baseCurrency}, all cash accounts, transfers included. A category is a person's or a rule's reading of a line; the line itself is never edited.`,
  );
  return section(setter, title, { rowCount: rows.length, content: [intro, tableOf(setter, columns, rows)] });
}
