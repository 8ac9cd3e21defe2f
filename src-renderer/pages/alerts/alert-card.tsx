import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Alert } from '../../../src-shared/contract/pipeline.ts';
import { DETECTION_LABELS } from '../../../src-shared/domain/vocabulary/detection.ts';
import { STATUS_WORDS } from '../../components/alert-words.ts';
import { Arithmetic } from '../../components/arithmetic.tsx';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { Figure } from '../../components/figure.tsx';
import { MayButton } from '../../components/may-button.tsx';
import { Money } from '../../components/money.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { useFormat } from '../../components/use-format.ts';
import { formatDate } from '../../format/dates.ts';
import classes from './alerts.module.css';
import { DismissButton, SnoozeButton } from './quiet-buttons.tsx';
import { useAlertChanges } from './use-alert-changes.ts';

export function AlertCard({ alert }: { readonly alert: Alert }): ReactNode {
  const format = useFormat();
  const { reopen } = useAlertChanges();
  const label = DETECTION_LABELS[alert.detectionType];
  const isOpen = alert.status === 'active';
  return (
    <article className={classes['card']} aria-label={`${label}: ${alert.entityName}`} data-severity={alert.severity}>
      <header className={classes['head']}>
        <SeverityBadge severity={alert.severity} />
        <h2 className={classes['title']}>{label}</h2>
        {alert.entityType === 'business' ? null : <span className={classes['entity']}>{alert.entityName}</span>}
        <span className={classes['stake']}>
          <Figure origin="The cash this puts at stake, from the arithmetic below." onOpen={() => openEvidence('alert', alert.id)}>
            <Money amountMinor={alert.cashAtStakeMinor} currency={alert.currency} />
          </Figure>{' '}
          <span className={classes['quiet']}>at stake</span>
        </span>
      </header>
      <p className={classes['message']} data-private>
        {format.sentence(alert.message)}
      </p>
      <p className={classes['dates']}>
        {alert.deadlineDate === null ? '' : `By ${format.dateInWords(alert.deadlineDate)}. `}First seen {formatDate(alert.firstDetectedOn)}.
        {isOpen ? '' : ` ${quietSince(alert)}`}
      </p>
      <details className={classes['why']}>
        <summary>Why</summary>
        <Arithmetic alert={alert} />
      </details>
      <footer className={classes['actions']}>
        <Button variant="default" size="compact-sm" onClick={() => openEvidence('alert', alert.id)}>
          Show the evidence
        </Button>
        {isOpen ? (
          <>
            <SnoozeButton alert={alert} />
            <DismissButton alert={alert} />
          </>
        ) : (
          <MayButton variant="default" size="compact-sm" onClick={() => void reopen(alert)}>
            Reopen
          </MayButton>
        )}
      </footer>
    </article>
  );
}

function quietSince(alert: Alert): string {
  const until = alert.snoozedUntil === null ? '' : ` until ${formatDate(alert.snoozedUntil)}`;
  const reason = alert.statusReason === null || alert.statusReason === '' ? '' : `: “${alert.statusReason}”`;
  return `${STATUS_WORDS[alert.status]}${until}${reason}.`;
}
