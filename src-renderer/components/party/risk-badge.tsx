import type { ReactNode } from 'react';
import type { RiskLevel } from '../../../src-shared/domain/vocabulary/parties.ts';
import { Icon } from '../icon.tsx';
import classes from './party.module.css';
import { RISK_WORDS } from './party-words.ts';

/** Risk as a word; what needs an eye has a sign and a colour as well. */
export function RiskBadge({ risk }: { readonly risk: RiskLevel | null }): ReactNode {
  if (risk === null) return <span className={classes['muted']}>not known yet</span>;
  const isWarning = risk === 'high' || risk === 'critical';
  return (
    <span className={classes['risk']} data-risk={risk}>
      {isWarning ? <Icon name="warning" size={14} /> : null}
      {RISK_WORDS[risk]}
    </span>
  );
}
