import { currencyExponent, type CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { parseDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import { type MinorUnits, minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

export type DecimalMark = ',' | '.';

/** A written amount without its sign, spaces and currency symbol: digits, commas and points only. */
type BareFigure = { readonly isNegative: boolean; readonly body: string };

/** What one figure says by itself about the decimal mark; `either` is a figure such as `1.234`, `none` one without any mark. */
type MarkEvidence = DecimalMark | 'none' | 'either' | 'malformed';

const IGNORED = /[\s\u00a0\u202f'’\p{Sc}]/gu;
const SHAPE = /^([+\-−–]?)(\(?)([\d.,]*\d[\d.,]*)(\)?)([+\-−–]?)$/u;
/** Longer than any amount a bank writes; bounds the work on garbage. */
const LONGEST_FIGURE = 64;

function bareFigure(text: string): BareFigure | null {
  if (text.length > LONGEST_FIGURE) return null;
  const match = SHAPE.exec(text.replace(IGNORED, ''));
  if (match === null) return null;
  const [, before = '', open = '', body = '', close = '', after = ''] = match;
  if ((open === '(') !== (close === ')') || (before !== '' && after !== '')) return null;
  return { isNegative: /[-−–]/u.test(`${before}${after}`) || open === '(', body };
}

const isGrouped = (whole: string, mark: DecimalMark): boolean =>
  mark === ',' ? /^\d{1,3}(?:,\d{2,3})*,\d{3}$/.test(whole) : /^\d{1,3}(?:\.\d{2,3})*\.\d{3}$/.test(whole);

function evidenceOf(body: string): MarkEvidence {
  const commas = body.split(',').length - 1;
  const points = body.split('.').length - 1;
  if (commas === 0 && points === 0) return 'none';
  if (commas > 0 && points > 0) {
    const decimal: DecimalMark = body.lastIndexOf(',') > body.lastIndexOf('.') ? ',' : '.';
    const grouping = decimal === ',' ? '.' : ',';
    const whole = body.slice(0, body.lastIndexOf(decimal));
    return !whole.includes(decimal) && isGrouped(whole, grouping) ? decimal : 'malformed';
  }
  const mark: DecimalMark = commas > 0 ? ',' : '.';
  if (commas + points > 1) return isGrouped(body, mark) ? (mark === ',' ? '.' : ',') : 'malformed';
  const [whole = '', decimals = ''] = body.split(mark);
  return decimals.length !== 3 || whole.length > 3 || whole === '' || whole.startsWith('0') ? mark : 'either';
}

export type MarkDecision = {
  /** The mark all deciding figures agree on; null where none decides or where they disagree. */
  readonly mark: DecimalMark | null;
  readonly decidedBy: { readonly index: number; readonly text: string } | null;
  /** Positions of figures that read as thousands under one mark and as decimals under the other. */
  readonly undecided: readonly number[];
};

/** The decimal mark of a whole column of written amounts, from every figure that can only be read one way. */
export function decideDecimalMark(figures: readonly string[]): MarkDecision {
  const undecided: number[] = [];
  const first: Record<DecimalMark, number> = { ',': -1, '.': -1 };
  figures.forEach((text, index) => {
    const bare = bareFigure(text);
    const evidence = bare === null ? 'malformed' : evidenceOf(bare.body);
    if (evidence === 'either') undecided.push(index);
    else if ((evidence === ',' || evidence === '.') && first[evidence] < 0) first[evidence] = index;
  });
  const mark = first[','] >= 0 === first['.'] >= 0 ? null : first[','] >= 0 ? ',' : '.';
  const index = mark === null ? -1 : first[mark];
  return { mark, decidedBy: mark === null ? null : { index, text: figures[index] ?? '' }, undecided };
}

/** Whether the two readings of an undecided figure are both amounts a bank could state in the currency: `1.234` EUR is, `30.000` EUR is not. */
export function isTrulyUndecided(text: string, currency: CurrencyCode): boolean {
  const exponent = currencyExponent(currency);
  if (exponent >= 3) return true;
  return exponent === 0 || !text.trimEnd().endsWith('0');
}

export type ParsedFigure = {
  readonly amountMinor: MinorUnits;
  /** More decimals than the currency has, other than zeros: rounded half away from zero. */
  readonly isRounded: boolean;
};

function roundedDecimal(text: string, currency: CurrencyCode): ParsedFigure | null {
  const exact = parseDecimal(text, currency);
  if (exact !== null) return { amountMinor: exact, isRounded: false };
  const exponent = currencyExponent(currency);
  const [whole = '', decimals = ''] = text.split('.');
  const kept = parseDecimal(exponent === 0 ? whole : `${whole}.${decimals.slice(0, exponent)}`, currency);
  if (kept === null) return null;
  const isUp = (decimals[exponent] ?? '0') >= '5';
  return Number.isSafeInteger(kept + 1) ? { amountMinor: minorUnits(kept + (isUp ? 1 : 0)), isRounded: true } : null;
}

/**
 * Minor units of a written amount in any of the usual conventions (`-1,234.56`, `1.234,56-`, `(20.00)`, `1'000.50`, `$5`), or null where it is
 * no amount. `mark` reads figures such as `1.234` that fit both conventions; `'standard'` takes their only mark as the decimal mark, as the
 * statement standards define it.
 */
export function parseFigure(text: string, currency: CurrencyCode, mark: DecimalMark | 'standard'): ParsedFigure | null {
  const bare = bareFigure(text);
  if (bare === null) return null;
  const evidence = evidenceOf(bare.body);
  if (evidence === 'malformed') return null;
  const own: DecimalMark = bare.body.includes(',') ? ',' : '.';
  const decimal = evidence === 'either' ? (mark === 'standard' ? own : mark) : evidence === 'none' ? '.' : evidence;
  const grouping = decimal === ',' ? '.' : ',';
  const plain = bare.body.replaceAll(grouping, '').replace(decimal, '.');
  const size = roundedDecimal(plain.startsWith('.') ? `0${plain}` : plain, currency);
  if (size === null) return null;
  return bare.isNegative ? { amountMinor: minorUnits(-size.amountMinor), isRounded: size.isRounded } : size;
}
