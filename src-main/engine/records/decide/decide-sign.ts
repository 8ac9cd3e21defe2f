import type { RecordKind } from '../../../../src-shared/domain/vocabulary/records.ts';
import type { RecordExample, Settled } from '../types.ts';

/** `as_is`: a positive figure is money in; `flip`: a positive figure is money out. */
export type SignReading = 'as_is' | 'flip';

export type SignedFigure = { readonly line: number; readonly raw: string; readonly isNegative: boolean; readonly party: string };

type SignInput = {
  readonly kind: RecordKind;
  readonly figures: readonly SignedFigure[];
  /** The title of the column says that money out is negative. */
  readonly isTitled: boolean;
  readonly answer: SignReading | undefined;
};

function examplesOf(figures: readonly SignedFigure[], kind: 'invoices' | 'bills'): RecordExample[] {
  const chosen = [figures.find(({ isNegative }) => isNegative), figures.find(({ isNegative }) => !isNegative)].filter(
    (figure) => figure !== undefined,
  );
  const words = (isIn: boolean, party: string): string => {
    if (kind === 'invoices') return isIn ? `${party} owes you` : `a credit note for ${party}`;
    return isIn ? `a credit note from ${party}` : `you owe ${party}`;
  };
  return chosen.map(({ line, raw, isNegative, party }) => ({
    line,
    raw,
    readings: { as_is: words(!isNegative, party), flip: words(isNegative, party) },
  }));
}

/**
 * What the sign of an invoice or bill means. Where all are positive they are plain invoices or bills; a negative one among positive invoices is a credit
 * note. Bills of both signs, and invoices that are all negative, can be read both ways and are asked about, unless the title says it.
 */
export function decideSign({ kind, figures, isTitled, answer }: SignInput): Settled<SignReading> {
  const settled = (value: SignReading, confidence: number, evidence: string): Settled<SignReading> => ({
    value,
    finding: { property: 'sign', value, confidence, evidence },
    question: null,
  });
  if (kind !== 'invoices' && kind !== 'bills') return { value: 'as_is', finding: null, question: null };
  if (isTitled) return settled('as_is', 1, 'The title of the amount says it.');
  const negatives = figures.filter(({ isNegative }) => isNegative).length;
  if (figures.length === 0) return { value: kind === 'bills' ? 'flip' : 'as_is', finding: null, question: null };
  if (kind === 'bills' && negatives === 0) return settled('flip', 0.95, 'Bills without a sign are money out.');
  if (kind === 'bills' && negatives === figures.length) return settled('as_is', 0.97, 'Every bill has a minus: money out.');
  if (kind === 'invoices' && negatives < figures.length)
    return settled(
      'as_is',
      0.97,
      negatives === 0 ? 'Invoices without a sign are money in.' : 'Invoices are money in, those with a minus are credit notes.',
    );
  if (answer !== undefined) return settled(answer, 1, 'You said so.');
  const value = kind === 'bills' ? 'flip' : 'as_is';
  return {
    value,
    finding: { property: 'sign', value, confidence: 0.5, evidence: 'The signs can mean money in or money out.' },
    question: { kind: 'sign', options: kind === 'bills' ? ['flip', 'as_is'] : ['as_is', 'flip'], examples: examplesOf(figures, kind) },
  };
}
