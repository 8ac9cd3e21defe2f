import type { ReactNode } from 'react';
import type { ActionOption } from '../../src-shared/contract/actions.ts';
import type { CurrencyCode } from '../../src-shared/domain/money/currency.ts';
import { Money } from './money.tsx';

type LowPointEffectProps = { readonly option: Pick<ActionOption, 'lowPoint'>; readonly currency: CurrencyCode };

/** By how much an option moves the lowest expected day. */
export function LowPointEffect({ option, currency }: LowPointEffectProps): ReactNode {
  const { lowPoint } = option;
  if (lowPoint === null) return 'not known';
  if (lowPoint.changeMinor === 0) return 'unchanged';
  return <Money amountMinor={lowPoint.changeMinor} currency={currency} plus />;
}
