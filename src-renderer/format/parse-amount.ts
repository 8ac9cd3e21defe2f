import { currencyExponent, type CurrencyCode } from '../../src-shared/domain/money/currency.ts';
import { divideRounded, type MinorUnits, minorUnits } from '../../src-shared/domain/money/minor-units.ts';

/** A number as a fraction, so that `16.99*1.1` and `100/3*3` are exact until the one rounding at the end. */
type Fraction = { readonly numerator: bigint; readonly denominator: bigint };
type Token = Fraction | '+' | '-' | '*' | '/' | '(' | ')';

/** A line of sums a person types by hand; anything longer is a paste by mistake. */
const LENGTH_LIMIT = 200;

function separatorsOf(locale: string): { readonly decimal: string; readonly group: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1234567.5);
  const find = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: find('decimal') || '.', group: find('group') || ',' };
}

/**
 * One written number. The locale's decimal mark wins; its group mark groups only where exactly three digits follow each one, otherwise a single
 * mark is a decimal mark after all (`16.99` in German).
 */
function readNumber(written: string, locale: string): Fraction | null {
  const { decimal } = separatorsOf(locale);
  const text = written.replace(/[\s'’\u00a0\u202f]/g, '');
  const other = decimal === ',' ? '.' : ',';
  const grouped = new RegExp(`^\\d{1,3}(\\${other}\\d{3})+(\\${decimal}\\d*)?$`);
  const indian = new RegExp(`^\\d{1,2}(\\${other}\\d{2})*\\${other}\\d{3}(\\${decimal}\\d*)?$`);
  let plain: string;
  if (grouped.test(text) || indian.test(text)) plain = text.replaceAll(other, '').replace(decimal, '.');
  else plain = text.replace(decimal, '.').replace(other, '.');
  const match = /^(\d*)(?:\.(\d*))?$/.exec(plain);
  const [whole, decimals] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (match === null || whole + decimals === '') return null;
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
}

function tokenize(text: string, locale: string): Token[] | null {
  const tokens: Token[] = [];
  const pattern = /\s*(?:([\d][\d.,'’\s\u00a0\u202f]*|[.,]\d+)(%?)|([-+*/()×÷]))\s*/uy;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) return null;
    const [, written, percent, sign] = match;
    if (sign !== undefined) {
      tokens.push((sign === '×' ? '*' : sign === '÷' ? '/' : sign) as Token);
      continue;
    }
    const value = readNumber((written ?? '').trim(), locale);
    if (value === null) return null;
    tokens.push(percent === '%' ? { numerator: value.numerator, denominator: value.denominator * 100n } : value);
  }
  return tokens;
}

function combine(a: Fraction, sign: '+' | '-' | '*' | '/', b: Fraction): Fraction | null {
  if (sign === '*') return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
  if (sign === '/') {
    if (b.numerator === 0n) return null;
    const turned = b.numerator < 0n ? -1n : 1n;
    return { numerator: a.numerator * b.denominator * turned, denominator: a.denominator * b.numerator * turned };
  }
  const right = b.numerator * a.denominator * (sign === '-' ? -1n : 1n);
  return { numerator: a.numerator * b.denominator + right, denominator: a.denominator * b.denominator };
}

/** Reads sums, products and brackets from the left; null where the text is no calculation. */
class Calculation {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  result(): Fraction | null {
    const value = this.#sum();
    return this.#position === this.#tokens.length ? value : null;
  }

  #take(): Token | undefined {
    const token = this.#tokens[this.#position];
    this.#position += 1;
    return token;
  }

  #sum(): Fraction | null {
    let left = this.#product();
    for (let sign = this.#tokens[this.#position]; left !== null && (sign === '+' || sign === '-'); sign = this.#tokens[this.#position]) {
      this.#position += 1;
      const right = this.#product();
      left = right === null ? null : combine(left, sign, right);
    }
    return left;
  }

  #product(): Fraction | null {
    let left = this.#factor();
    for (let sign = this.#tokens[this.#position]; left !== null && (sign === '*' || sign === '/'); sign = this.#tokens[this.#position]) {
      this.#position += 1;
      const right = this.#factor();
      left = right === null ? null : combine(left, sign, right);
    }
    return left;
  }

  #factor(): Fraction | null {
    const token = this.#take();
    if (token === undefined || token === ')' || token === '*' || token === '/') return null;
    if (token === '+') return this.#factor();
    if (token === '-') {
      const value = this.#factor();
      return value === null ? null : { numerator: -value.numerator, denominator: value.denominator };
    }
    if (token !== '(') return token;
    const value = this.#sum();
    return this.#take() === ')' ? value : null;
  }
}

/**
 * The exact minor units of a typed amount or calculation (`1.234,56`, `16.99*1.1`, `−(200+19%*200)`), rounded once, half away from zero, at the
 * currency's decimals; null when it is no amount. A currency code or symbol around it is ignored.
 */
export function parseAmount(text: string, currency: CurrencyCode, locale: string): MinorUnits | null {
  const bare = text
    .trim()
    .replaceAll('\u2212', '-')
    .replace(new RegExp(`^\\s*${currency}\\s*|\\s*${currency}\\s*$`, 'giu'), '')
    .replace(/^(-?)\s*\p{Sc}\s*|\s*\p{Sc}$/gu, '$1');
  if (bare === '' || bare.length > LENGTH_LIMIT) return null;
  const tokens = tokenize(bare, locale);
  const value = tokens === null ? null : new Calculation(tokens).result();
  if (value === null) return null;
  const minor = divideRounded(value.numerator * 10n ** BigInt(currencyExponent(currency)), value.denominator, 'half-away-from-zero');
  const asNumber = Number(minor);
  return Number.isSafeInteger(asNumber) ? minorUnits(asNumber) : null;
}
