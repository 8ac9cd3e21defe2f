import { type CurrencyCode, currencyExponent } from '../../../../src-shared/domain/money/currency.ts';
import type { AmountPlan } from './amount-plan.ts';
import { directionOfFlag, directionOfText, type Direction } from './direction-words.ts';
import type { AmountScan, AmountScanner } from './values/amount-scan.ts';
import { type DecimalMark, magnitudeOf } from './values/amount-value.ts';
import { currencyOfWord } from './values/currency-words.ts';

/** Why a row has no amount: the cells are empty, cannot be read, name neither direction, or fill both sides. */
export type NoAmount = 'empty' | 'unreadable' | 'neutral' | 'both_sides';

export type FigureSettings = {
  readonly mark: DecimalMark;
  /** Columns that show a mark of their own. */
  readonly marks: ReadonlyMap<number, DecimalMark>;
  readonly currencyColumn: number | null;
  /** Currencies that titles give to columns (`Amount (SGD)`), by column. */
  readonly titleCurrencies: ReadonlyMap<number, CurrencyCode>;
  readonly fallbackCurrency: CurrencyCode;
  readonly accountCurrency: CurrencyCode | null;
};

export type Figures = {
  /** The signed amount of a row in minor units of `currency()` under a plan. */
  amount(cells: readonly string[], plan: AmountPlan): number | NoAmount;
  /** A signed figure of one column in minor units of the row's currency, null when empty or unreadable. */
  figure(cells: readonly string[], column: number): number | null;
  /** Currency of the row whose amount was read last. */
  currency(): CurrencyCode;
};

/** Cells that stand for "nothing here". */
const BLANKS: ReadonlySet<string> = new Set(['', '-', '--', '—', 'nil', 'Nil', 'null', 'NULL', 'N/A', 'n/a', '/']);

/** Reads amounts of rows by digits, never through floating point. One per walk: it remembers currency and direction words. */
export function createFigures(scanner: AmountScanner, settings: FigureSettings): Figures {
  const { mark, marks, currencyColumn, titleCurrencies, fallbackCurrency, accountCurrency } = settings;
  const currencies = new Map<string, CurrencyCode | null>();
  const flags = new Map<string, Direction | null>();
  let currency = fallbackCurrency;
  let exponent = currencyExponent(fallbackCurrency);
  let lastSign: -1 | 0 | 1 = 0;

  function useCurrency(next: CurrencyCode): void {
    if (next === currency) return;
    currency = next;
    exponent = currencyExponent(next);
  }

  function currencyOfColumn(cells: readonly string[]): CurrencyCode | null {
    const cell = currencyColumn === null ? '' : (cells[currencyColumn] ?? '');
    if (cell === '') return null;
    let known = currencies.get(cell);
    if (known === undefined) {
      known = currencyOfWord(cell, accountCurrency);
      if (currencies.size < 1000) currencies.set(cell, known);
    }
    return known;
  }

  function settleCurrency(cells: readonly string[], scan: AmountScan, column: number): void {
    useCurrency(currencyOfColumn(cells) ?? scan.currency ?? titleCurrencies.get(column) ?? fallbackCurrency);
  }

  /** Signed value of one cell as it stands; null when blank, NaN when unreadable. */
  function value(cells: readonly string[], column: number): number | null {
    const cell = cells[column] ?? '';
    if (BLANKS.has(cell)) return null;
    const scan = scanner(cell);
    if (scan === null) return Number.NaN;
    settleCurrency(cells, scan, column);
    lastSign = scan.sign;
    const magnitude = magnitudeOf(scan, marks.get(column) ?? mark, exponent);
    if (magnitude < 0) return Number.NaN;
    return scan.sign < 0 ? -magnitude : magnitude;
  }

  function flagOf(cell: string): Direction | null {
    let known = flags.get(cell);
    if (known === undefined) {
      known = directionOfFlag(cell) ?? directionOfText(cell);
      if (flags.size < 1000) flags.set(cell, known);
    }
    return known;
  }

  function amountOfPair(cells: readonly string[], plan: AmountPlan & { kind: 'pair' }): number | NoAmount {
    const out = plan.out === null ? null : value(cells, plan.out);
    const into = plan.into === null ? null : value(cells, plan.into);
    if (Number.isNaN(out) || Number.isNaN(into)) return 'unreadable';
    if (out === null && into === null) return 'empty';
    if (plan.reading === 'net') return (into ?? 0) - (out ?? 0);
    if ((out ?? 0) !== 0 && (into ?? 0) !== 0) return 'both_sides';
    if ((out ?? 0) !== 0) settleSide(cells, plan.out);
    return Math.abs(into ?? 0) - Math.abs(out ?? 0);
  }

  /** The scan of the cell read last tells whether its sign was written; an unwritten one means what the plan says. */
  function signed(read: number, plan: AmountPlan & { kind: 'signed' }): number {
    const asMeant = plan.unsigned === 'out' && lastSign === 0 ? -read : read;
    const result = plan.isTurned ? -asMeant : asMeant;
    return result === 0 ? 0 : result;
  }

  /** After both sides were read the currency is that of the side that holds the figure. */
  function settleSide(cells: readonly string[], column: number | null): void {
    if (column !== null) value(cells, column);
  }

  function amount(cells: readonly string[], plan: AmountPlan): number | NoAmount {
    if (plan.kind === 'pair') return amountOfPair(cells, plan);
    let read = value(cells, plan.column);
    if (read === null && plan.kind === 'signed') for (const other of plan.alternates) read ??= value(cells, other);
    if (read === null) return 'empty';
    if (Number.isNaN(read)) return 'unreadable';
    if (plan.kind === 'signed') return signed(read, plan);
    const direction = plan.kind === 'flagged' ? flagOf(cells[plan.flag] ?? '') : directionOfText(cells[plan.words] ?? '');
    if (direction === null) return read === 0 ? 0 : 'unreadable';
    if (direction === 0) return 'neutral';
    if (plan.kind === 'worded') return direction * Math.abs(read);
    return (plan.isTurned ? -direction : direction) * (plan.isSignKept ? read : Math.abs(read));
  }

  return {
    amount,
    figure: (cells, column) => {
      const read = value(cells, column);
      return read === null || Number.isNaN(read) ? null : read;
    },
    currency: () => currency,
  };
}
