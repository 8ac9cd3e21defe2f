import { createAmountScanner } from './values/amount-scan.ts';
import { createDateReader } from './values/date-reader.ts';
import { isRowLike } from './header/find-header.ts';
import { isKnownTitle } from './header/match-title.ts';
import { createNestedTokenizer, createTokenizer } from './tokenizer.ts';
import { trimBetween } from './trim-cell.ts';

/** What separates the cells, with what it rests on. */
type SniffedDelimiter = { readonly delimiter: string; readonly isNested: boolean; readonly confidence: number; readonly evidence: string };

const CANDIDATES: readonly string[] = [',', ';', '\t', '|', '^', '~', '\u001f'];
/** Names in evidence sentences. */
const NAMES: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
const SAMPLE_RECORDS = 400;

type Fit = { readonly delimiter: string; readonly rowLike: number; readonly steady: number; readonly width: number; readonly titles: number };

/**
 * Tells the delimiter from the beginning of the text: under the right one most records have the same number of cells, hold a date and a figure in
 * cells of their own, and the header has titles. `text` ends at the end of a line or of the file.
 */
export function sniffDelimiter(text: string, pivotYear: number): SniffedDelimiter {
  const declared = /^\uFEFF?"?sep=(.)/i.exec(text)?.[1];
  if (declared !== undefined) return { delimiter: declared, isNested: false, confidence: 1, evidence: 'The first line declares it.' };
  const fits = CANDIDATES.filter((delimiter) => text.includes(delimiter)).map((delimiter) => measure(text, delimiter, pivotYear));
  const weight = (fit: Fit): number => fit.rowLike * 4 + fit.titles * 4 + fit.steady + Math.min(fit.width, 12) * 0.02;
  const best = fits.toSorted((a, b) => weight(b) - weight(a))[0];
  if (best === undefined || best.width < 2)
    return sniffNested(text, pivotYear) ?? { delimiter: ',', isNested: false, confidence: 0.3, evidence: 'No separator stands out.' };
  const name = NAMES[best.delimiter] ?? `the sign ${best.delimiter}`;
  return {
    delimiter: best.delimiter,
    isNested: false,
    confidence: Math.min(0.99, 0.5 + best.steady / 2),
    evidence: `Split at ${name}, ${Math.round(best.steady * 100)} % of the lines have ${best.width} cells.`,
  };
}

/** Lines that are one quoted cell each hold the real records inside. */
function sniffNested(text: string, pivotYear: number): SniffedDelimiter | null {
  if (!/^\s*"[^\n]*"\s*$/m.test(text)) return null;
  const lines: string[] = [];
  createNestedTokenizer('\n', (cells) => lines.push(cells[0] ?? '') < SAMPLE_RECORDS).push(text, true);
  const inner = lines.join('\n');
  if (inner === text || inner.startsWith('"')) return null;
  const found = sniffDelimiter(inner, pivotYear);
  return found.confidence > 0.5 ? { ...found, isNested: true, evidence: `Each line is quoted as a whole. ${found.evidence}` } : null;
}

function measure(text: string, delimiter: string, pivotYear: number): Fit {
  const readers = { dates: createDateReader(pivotYear), amounts: createAmountScanner(null) };
  const widths = new Map<number, number>();
  let records = 0;
  let rowLike = 0;
  let titles = 0;
  const tokenizer = createTokenizer(delimiter, (cells) => {
    records += 1;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    if (cells.length > 1 && isRowLike(cells, readers)) rowLike += 1;
    if (records <= 60 && cells.length > 2) {
      const known = cells.filter((cell) => cell !== '' && isKnownTitle(cell)).length;
      titles = Math.max(titles, known / cells.length);
    }
    return records < SAMPLE_RECORDS;
  });
  tokenizer.push(text, true);
  // Lines above the table have one cell under any delimiter and must not outvote it.
  const [width, count] = [...widths].filter(([cells]) => cells > 1).toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { delimiter, rowLike: rowLike / Math.max(1, records), steady: count / Math.max(1, records), width, titles };
}

/** The beginning of a text, cut at the end of a line. */
export function headOf(text: string): string {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end > 0 ? trimBetween(text, 0, end + 1) : text;
}
