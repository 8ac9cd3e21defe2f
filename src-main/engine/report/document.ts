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
};

type Margin = [number, number, number, number];

export type TextNode = TextStyle & { text: string; style?: string; margin?: Margin; colSpan?: number };
export type StackNode = { stack: Node[]; unbreakable?: boolean; pageBreak?: 'before'; margin?: Margin; colSpan?: number };
export type ColumnsNode = { columns: Node[]; columnGap?: number; margin?: Margin };
export type SvgNode = { svg: string; width: number; margin?: Margin };

export type TableLayout = {
  hLineWidth: (row: number, node: TableNode) => number;
  vLineWidth: () => number;
  hLineColor: (row: number, node: TableNode) => string;
  paddingLeft: () => number;
  paddingRight: () => number;
  paddingTop: () => number;
  paddingBottom: () => number;
};

export type TableNode = {
  table: { widths: number[]; headerRows: number; keepWithHeaderRows: number; dontBreakRows: true; body: Node[][] };
  layout: TableLayout;
  style?: string;
  margin?: Margin;
};

export type Node = TextNode | StackNode | ColumnsNode | SvgNode | TableNode;

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
