import { MINUS } from './money.ts';

/** A count with the locale's grouping: `12,345`. */
export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(count).replace('-', MINUS);
}

/** A probability or share from 0 to 1 as a percentage: `12%`; what is not quite none or all says so (`<1%`, `>99%`). */
export function formatPercent(share: number, locale: string): string {
  if (share > 0 && share < 0.01) return '<1%';
  if (share < 1 && share > 0.99) return '>99%';
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share).replace('-', MINUS);
}

/** A ratio with two digits: `0.84`. */
export function formatRatio(ratio: number, locale: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(ratio).replace('-', MINUS);
}

/** A share with its sign, for what may lean either way: `+4%`, `−4%`; what is next to none has none (`<1%`, `0%`). */
export function formatSignedPercent(share: number, locale: string): string {
  const size = formatPercent(Math.abs(share), locale);
  return Math.abs(share) < 0.01 ? size : `${share > 0 ? '+' : MINUS}${size}`;
}

/** A size on disk: `2.4 MB`, in powers of 1000 as file managers show it. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${units[unit] ?? ''}`;
}

/** `1 line`, `12,345 lines`. */
export function countOf(count: number, noun: { readonly one: string; readonly many: string }, locale: string): string {
  return `${formatCount(count, locale)} ${count === 1 ? noun.one : noun.many}`;
}
