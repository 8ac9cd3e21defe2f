import type { ReactNode } from 'react';
import classes from './facts.module.css';

type Fact = { readonly label: string; readonly value: ReactNode };

/** Names and values under each other. A fact without a value is left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '');
  return (
    <dl className={classes['facts']}>
      {known.map(({ label, value }) => (
        <div key={label} className={classes['fact']}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
