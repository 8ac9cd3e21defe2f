/**
 * How the figures of a row become one signed amount:
 * - `signed`: one column, turned where a positive figure is money out
 *   (`alternates` are columns for other currencies, read where it is empty)
 *   and a figure without any sign means money in or, where only receipts are marked (`CR`, `+`), money out
 * - `pair`: one column for money out and one for money in; `magnitude` ignores signs inside them, `net` is in minus out as they stand
 * - `worded`: one column whose sign is told by the words of a text column
 * - `flagged`: one column whose sign is in another column, by its cell; `isSignKept` where a negative figure reverses the flag
 */
export type AmountPlan =
  | {
      readonly kind: 'signed';
      readonly column: number;
      readonly isTurned: boolean;
      readonly unsigned: 'in' | 'out';
      readonly alternates: readonly number[];
    }
  | { readonly kind: 'pair'; readonly out: number | null; readonly into: number | null; readonly reading: 'magnitude' | 'net' }
  | { readonly kind: 'flagged'; readonly column: number; readonly flag: number; readonly isSignKept: boolean; readonly isTurned: boolean }
  | { readonly kind: 'worded'; readonly column: number; readonly words: number };
