import type { Node, StackNode, TableLayout, TableNode, TextNode } from './document.ts';
import { fitFigures } from './fit-figures.ts';
import { createFigures, type Figures } from './format-figures.ts';
import { createPrintableText, type PrintableText } from './printable-text.ts';

/** What every section of a report writes with. */
export type Typesetter = Figures & PrintableText & { readonly contentWidth: number };

const MINUS = '\u2212';
const CELL_PADDING = 4;
/** A section estimated to be this short stays in one piece; a longer one begins on a new page. */
const UNBROKEN_ROWS = 12;

export function createTypesetter(options: {
  readonly locale: string;
  readonly hasGlyph: (codePoint: number) => boolean;
  readonly contentWidth: number;
}): Typesetter {
  const minusSign = options.hasGlyph(MINUS.codePointAt(0) ?? 0) ? MINUS : '-';
  return { ...createFigures(options.locale, minusSign), ...createPrintableText(options.hasGlyph), contentWidth: options.contentWidth };
}

/** Hairlines between rows, firm lines around the head and at the end; readable in any copy. */
const RULED: TableLayout = {
  hLineWidth: (row, { table }) => (row <= (table.headerRows ?? 0) || row === table.body.length ? 0.8 : 0.25),
  vLineWidth: () => 0,
  hLineColor: (row, { table }) => (row <= (table.headerRows ?? 0) || row === table.body.length ? '#000000' : '#808080'),
  paddingLeft: () => CELL_PADDING,
  paddingRight: () => CELL_PADDING,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/** No lines at all: labels and their values. */
const PLAIN: TableLayout = { ...RULED, hLineWidth: () => 0, paddingLeft: () => 0, paddingTop: () => 1.5, paddingBottom: () => 1.5 };

/** Labels on the left, what they say on the right. */
export function factsOf(setter: Typesetter, facts: readonly (readonly [label: string, value: string])[]): TableNode {
  const labelWidth = 140;
  const widths = [labelWidth, setter.contentWidth - labelWidth - 2 * CELL_PADDING];
  const body = facts.map(([label, value]): Node[] => [{ text: label, bold: true }, { text: value }]);
  return { table: { widths, headerRows: 0, keepWithHeaderRows: 0, dontBreakRows: true, body }, layout: PLAIN };
}

export type Column = {
  readonly title: string;
  /** Share of the page's width. */ readonly weight: number;
  readonly align?: 'right';
  /** Figures that must not break although they stand on the left, as dates do. */ readonly figures?: true;
};
export type Cell = string | Node;

const textOf = (node: Node | undefined): string => (node !== undefined && 'text' in node ? node.text : '');

/**
 * A table over the whole width: the head repeats on every page and no row is split. Widths are fixed by weight, so that a long word in one cell cannot
 * push a column over the edge.
 */
export function tableOf(setter: Typesetter, columns: readonly Column[], rows: readonly (readonly Cell[])[]): TableNode {
  const weights = columns.reduce((sum, column) => sum + column.weight, 0);
  const free = setter.contentWidth - columns.length * 2 * CELL_PADDING;
  const toNode = (content: Cell, index: number): Node => {
    if (typeof content !== 'string') return content;
    return columns[index]?.align === 'right' ? { text: content, alignment: 'right' } : { text: content };
  };
  const head = columns.map((column): Node => strong(column.title, column.align));
  const widths = columns.map((column) => (free * column.weight) / weights);
  const body = rows.map((row) => row.map(toNode));
  const figures = columns.flatMap((column, index) =>
    column.align === 'right' || column.figures === true ? [{ width: widths[index] ?? 0, texts: body.map((row) => textOf(row[index])) }] : [],
  );
  return {
    table: {
      widths,
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body: [head, ...body],
    },
    layout: RULED,
    style: 'table',
    fontSize: fitFigures(figures),
    margin: [0, 4, 0, 10],
  };
}

export function paragraph(text: string): TextNode {
  return { text, margin: [0, 0, 0, 6] };
}

export function strong(text: string, align?: 'right'): TextNode {
  return align === undefined ? { text, bold: true } : { text, bold: true, alignment: align };
}

/** A cell with a main line and a smaller one under it. */
export function twoLines(text: string, small: string): Cell {
  return small === '' ? text : { stack: [{ text }, { text: small, style: 'small' }] };
}

/** The sentence under a part in which characters had to be replaced; nothing where none was. */
export function replacedNote(setter: PrintableText): Node[] {
  if (!setter.takeReplaced()) return [];
  return [
    paragraph(
      'A white square (□) stands for a character that the fonts of this document do not have. The annexed CSV and the application show the original text.',
    ),
  ];
}

/** A heading with its content. `rowCount` estimates its length. */
export function section(setter: Typesetter, title: string, options: { readonly rowCount: number; readonly content: Node[] }): StackNode {
  const stack: Node[] = [{ text: title, style: 'heading', margin: [0, 0, 0, 6] }, ...options.content, ...replacedNote(setter)];
  return options.rowCount <= UNBROKEN_ROWS
    ? { stack, unbreakable: true, margin: [0, 0, 0, 14] }
    : { stack, pageBreak: 'before', margin: [0, 0, 0, 14] };
}

/** `1 line`, `1.234 lines`. */
export function counted(setter: Figures, value: number, noun: string, plural = `${noun}s`): string {
  return `${setter.count(value)} ${value === 1 ? noun : plural}`;
}
