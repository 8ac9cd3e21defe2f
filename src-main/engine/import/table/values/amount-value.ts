import type { AmountScan } from './amount-scan.ts';

export type DecimalMark = '.' | ',';

const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000] as const;

/**
 * Magnitude in minor units of a scanned amount under a decimal mark and the decimals of its currency, or −1 when the cell cannot be read so: the
 * mark occurs twice, or digits behind a grouping mark are not three. More decimals than the currency has are rounded half away from zero, once.
 */
export function magnitudeOf(scan: AmountScan, mark: DecimalMark, exponent: number): number {
  const decimalMarks = mark === '.' ? scan.dots : scan.commas;
  const groupingMarks = mark === '.' ? scan.commas : scan.dots;
  if (decimalMarks > 1 || !scan.isWellGrouped) return -1;
  let decimals = 0;
  if (decimalMarks === 1) {
    if (scan.lastMark !== mark) return -1;
    decimals = scan.digitsAfterMark;
  } else if (groupingMarks > 0 && scan.digitsAfterMark !== 3) return -1;
  if (groupingMarks > 0 && (scan.firstGroup < 1 || scan.firstGroup > 3)) return -1;
  if (decimals <= exponent) {
    const minor = scan.digits * (POWERS[exponent - decimals] ?? Number.NaN);
    return Number.isSafeInteger(minor) ? minor : -1;
  }
  const divisor = POWERS[decimals - exponent];
  if (divisor === undefined) {
    const scaled = scan.digits / 10 ** (decimals - exponent);
    return Math.floor(scaled + 0.5);
  }
  const quotient = Math.floor(scan.digits / divisor);
  return (scan.digits - quotient * divisor) * 2 >= divisor ? quotient + 1 : quotient;
}

/** Whether a cell alone says which mark is decimal: that mark, or null when it may be either. */
export function markShownBy(scan: AmountScan): DecimalMark | null {
  if (scan.lastMark === '') return null;
  const other = scan.lastMark === '.' ? ',' : '.';
  const lastCount = scan.lastMark === '.' ? scan.dots : scan.commas;
  const otherCount = scan.lastMark === '.' ? scan.commas : scan.dots;
  if (lastCount > 1) return otherCount > 1 ? null : other;
  if (otherCount > 0) return scan.lastMark;
  if (scan.digitsAfterMark !== 3) return scan.lastMark;
  return scan.firstGroup < 1 || scan.firstGroup > 3 || (scan.firstGroup === 1 && scan.digits < 1000) ? scan.lastMark : null;
}

/** Whether a cell with one mark and three digits behind it would carry more decimals than the currency has if that mark were decimal. */
export function exceedsExponent(scan: AmountScan, exponent: number): boolean {
  const divisor = POWERS[Math.max(0, scan.digitsAfterMark - exponent)] ?? 1;
  return scan.digitsAfterMark > exponent && scan.digits % divisor !== 0;
}
