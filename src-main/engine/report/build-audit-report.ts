import type { Node, ReportDocument, TextStyle } from './document.ts';
import { REPORT_FONT } from './document.ts';
import { TABLE_FONT_SIZE } from './fit-figures.ts';
import type { AuditReportFacts } from './report-facts.ts';
import { accountsSection } from './sections/accounts.ts';
import { alertsSection } from './sections/alerts.ts';
import { categoriesSection } from './sections/categories.ts';
import { chainsSection, howToVerifySection } from './sections/chains.ts';
import { changesSection } from './sections/changes.ts';
import { coverSection } from './sections/cover.ts';
import { forecastsSection } from './sections/forecasts.ts';
import { importsSection } from './sections/imports.ts';
import { linesSection } from './sections/lines.ts';
import { monthsSection } from './sections/months.ts';
import { totalsSection } from './sections/totals.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';

const SIDE_MARGIN = 40;
const PAGE_WIDTHS = { A4: 595.28, LETTER: 612 } as const;
/** Regions whose offices print on US Letter; all others on A4. */
const LETTER_REGIONS = ['US', 'CA', 'MX', 'PH'];

const STYLES: Record<string, TextStyle> = {
  title: { fontSize: 28, bold: true },
  subtitle: { fontSize: 14 },
  heading: { fontSize: 13, bold: true },
  // Digits of one width, so that the places of a column of figures stand under each other.
  table: { fontSize: TABLE_FONT_SIZE, fontFeatures: ['tnum'] },
  small: { fontSize: 7, color: '#333333' },
  footer: { fontSize: 7.5 },
  // Sixty-four digits on one line, so that they can be searched and copied whole.
  fingerprint: { fontSize: 9, noWrap: true },
  smallFingerprint: { fontSize: 6.2, noWrap: true },
};

const SECTIONS: readonly ((facts: AuditReportFacts, setter: Typesetter) => Node)[] = [
  coverSection,
  accountsSection,
  totalsSection,
  monthsSection,
  categoriesSection,
  linesSection,
  importsSection,
  changesSection,
  alertsSection,
  forecastsSection,
  chainsSection,
  howToVerifySection,
];

/**
 * The audit report as a document: the same facts give the same document. `hasGlyph` says which characters the page fonts can show; `creationDate`
 * stands in the properties of the file.
 */
export function buildAuditReport(
  facts: AuditReportFacts,
  options: { readonly hasGlyph: (codePoint: number) => boolean; readonly creationDate: Date },
): ReportDocument {
  const pageSize = LETTER_REGIONS.includes(facts.business.locale.split('-').at(-1) ?? '') ? 'LETTER' : 'A4';
  const setter = createTypesetter({
    locale: facts.business.locale,
    hasGlyph: options.hasGlyph,
    contentWidth: PAGE_WIDTHS[pageSize] - 2 * SIDE_MARGIN,
  });
  const name = setter.print(facts.business.name, 60);
  const period = `${facts.period.from} to ${facts.period.to}`;
  const content = SECTIONS.map((write) => write(facts, setter));
  return {
    pageSize,
    pageMargins: [SIDE_MARGIN, 44, SIDE_MARGIN, 50],
    language: 'en',
    displayTitle: true,
    info: {
      title: `Audit report ${facts.business.name} ${period}`,
      author: facts.business.name,
      subject: `Audit report for the period ${period}`,
      creator: facts.madeBy,
      producer: 'pdfmake',
      creationDate: options.creationDate,
      modDate: options.creationDate,
    },
    content,
    footer: (page, pageCount) => ({
      text: `${name}  ·  ${period}  ·  made on ${facts.madeOn}  ·  page ${page} of ${pageCount}`,
      style: 'footer',
      alignment: 'center',
      margin: [SIDE_MARGIN, 18, SIDE_MARGIN, 0],
    }),
    styles: STYLES,
    defaultStyle: { font: REPORT_FONT, fontSize: 9.5, lineHeight: 1.2, color: '#000000' },
  };
}
