import type { ReactNode } from 'react';
import type { Alert } from '../../src-shared/contract/pipeline.ts';
import { SEVERITY } from './alert-words.ts';
import { Icon } from './icon.tsx';
import classes from './severity-badge.module.css';

export function SeverityBadge({ severity }: { readonly severity: Alert['severity'] }): ReactNode {
  const { label, icon } = SEVERITY[severity];
  return (
    <span className={classes['badge']} data-severity={severity}>
      <Icon name={icon} size={14} />
      {label}
    </span>
  );
}
