/** Size of the text of tables where every figure fits, in points. */
export const TABLE_FONT_SIZE = 8;
/** Still readable on paper; a figure that is too long even so is broken, never cut. */
const LEAST_FONT_SIZE = 5;

/** Widths in parts of the font size, of Inter with tabular figures: digits and signs share one, separators and spaces are narrow, letters are capitals of a code. */
const DIGIT_WIDTH = 0.65;
const SEPARATOR_WIDTH = 0.32;
const LETTER_WIDTH = 0.85;

function widthOf(figure: string): number {
  let width = 0;
  for (const character of figure) {
    if (/[\d\u2212+-]/.test(character)) width += DIGIT_WIDTH;
    else width += /[.,\u2019\u202F\u00A0]/.test(character) ? SEPARATOR_WIDTH : LETTER_WIDTH;
  }
  return width;
}

/**
 * The largest size of text, in steps of a tenth of a point, at which no figure is wider than its column: half of an amount on the next line would
 * read as another amount. A figure is a word with a digit in it; other words may break. `columns` hold a width in points and the texts under it.
 */
export function fitFigures(columns: readonly { readonly width: number; readonly texts: readonly string[] }[]): number {
  let size = TABLE_FONT_SIZE;
  for (const { width, texts } of columns) {
    for (const text of texts) {
      // a space that may not break, thin or not, is part of the figure
      for (const word of text.split(/[ \n]/)) if (/\d/.test(word)) size = Math.min(size, width / widthOf(word));
    }
  }
  return Math.max(LEAST_FONT_SIZE, Math.floor(size * 10) / 10);
}
