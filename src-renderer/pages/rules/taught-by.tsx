import type { ReactNode } from 'react';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import classes from './rules.module.css';

/** Enough to recognise what it was; the rest is the same payee. */
const SHOWN = 5;

/** The lines whose filing taught something, each of which opens. */
export function TaughtBy({ transactionIds }: { readonly transactionIds: readonly number[] }): ReactNode {
  const { locale } = useFormat();
  if (transactionIds.length === 0) return null;
  return (
    <details className={classes['taught']}>
      <summary>What taught it: {countOf(transactionIds.length, { one: 'line', many: 'lines' }, locale)} you filed</summary>
      <ul>
        {transactionIds.slice(0, SHOWN).map((id, index) => (
          <li key={id}>
            <button type="button" className={classes['open']} onClick={() => openEvidence('line', id)}>
              {index === 0 ? 'The latest line' : `The line before it (${index + 1})`}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
