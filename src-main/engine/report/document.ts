/**
 * The part of pdfmake's document definition that reports use, as plain data: an engine describes pages and never draws them. Lengths are points
 * (1/72 inch).
 */
export type TextStyle = {
  alignment?: 'left' | 'right' | 'center';
  bold?: boolean;
  fontSize?: number;
  noWrap?: boolean;
  lineHeight?: number;
  color?: string;
  fontFeatures?: 'tnum'[];
};

type Margin = [number, number, number, number];

export type TextNode = TextStyle & { text: string; style?: string; margin?: Margin };
export type StackNode = { stack: Node[]; unbreakable?: boolean; pageBreak?: 'before'; margin?: Margin };
export type SvgNode = { svg: string; width: number; margin?: Margin };

/** What a layout looks at of the table it rules. */
type RuledTable = { table: { headerRows?: number | undefined; body: unknown[][] } };

export type TableLayout = {
  hLineWidth: (row: number, node: RuledTable) => number;
  vLineWidth: () => number;
  hLineColor: (row: number, node: RuledTable) => string;
  paddingLeft: () => number;
  paddingRight: () => number;
  paddingTop: () => number;
  paddingBottom: () => number;
};

export type TableNode = {
  table: { widths: number[]; headerRows: number; keepWithHeaderRows: number; dontBreakRows: true; body: Node[][] };
  layout: TableLayout;
  style?: string;
  fontSize?: number;
  margin?: Margin;
};

export type Node = TextNode | StackNode | SvgNode | TableNode;

export type ReportDocument = {
  pageSize: 'A4' | 'LETTER';
  pageMargins: Margin;
  language: string;
  info: { title: string; author: string; subject: string; creator: string; producer: string; creationDate: Date; modDate: Date };
  displayTitle: boolean;
  content: Node[];
  footer: (page: number, pageCount: number) => TextNode;
  styles: Record<string, TextStyle>;
  defaultStyle: { font: string; fontSize: number; lineHeight: number; color: string };
};

/** The name under which the page fonts are registered. */
export const REPORT_FONT = 'Inter';
