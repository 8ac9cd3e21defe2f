import { currencyCode } from '../../src-shared/domain/money/currency.ts';
import { formatDecimal } from '../../src-shared/domain/money/decimal.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';

/** The command's result, alone on standard output. Waits until a pipe has taken it all. */
export async function printResult(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, (error) => (error === null || error === undefined ? resolve() : reject(error)));
  });
}

export function money(amountMinor: number, currency: string): string {
  return `${formatDecimal(minorUnits(amountMinor), currencyCode(currency))} ${currency}`;
}

/** Columns aligned for a terminal; those named are right-aligned. */
export function table(rows: readonly (readonly string[])[], rightAligned: readonly number[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (rightAligned.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return { type: value.type, base64: Buffer.from(await value.arrayBuffer()).toString('base64') };
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, entry]) => [key, await plain(entry)] as const)));
}

/** Any output of a procedure as JSON; files in it as base64. */
export async function toJson(value: unknown): Promise<string> {
  return JSON.stringify(await plain(value));
}
