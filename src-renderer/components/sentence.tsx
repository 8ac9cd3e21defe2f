import { Fragment, type ReactNode } from 'react';
import type { CurrencyCode } from '../../src-shared/domain/money/currency.ts';
import { Money } from './money.tsx';
import type { Piece } from './outlook-sentence.ts';
import { useFormat } from './use-format.ts';

/** A composed sentence with its amounts and dates in the business's form. */
export function Sentence({ pieces, currency }: { readonly pieces: readonly Piece[]; readonly currency: CurrencyCode }): ReactNode {
  const format = useFormat();
  return pieces.map((piece, index) => {
    // A sentence is composed anew as a whole: its pieces have no identity but their place.
    const key = `${index}`;
    if (typeof piece === 'string') return <Fragment key={key}>{piece}</Fragment>;
    if ('amountMinor' in piece) return <Money key={key} amountMinor={piece.amountMinor} currency={currency} plus={piece.isChange === true} />;
    return <Fragment key={key}>{format.dateInSentence(piece.date).replaceAll(' ', '\u00a0')}</Fragment>;
  });
}
