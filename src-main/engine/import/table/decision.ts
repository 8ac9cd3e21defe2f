import type { Finding, ImportQuestion } from '../types.ts';

/** A property of the file that was settled, or must be asked because the file cannot decide it; then the value is the first option. */
export type Decision<T> = { readonly value: T; readonly finding: Finding; readonly question: ImportQuestion | null };

export function settled<T>(value: T, finding: Finding): Decision<T> {
  return { value, finding, question: null };
}
