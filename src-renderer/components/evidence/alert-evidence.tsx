import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DETECTION_LABELS } from '../../../src-shared/domain/vocabulary/detection.ts';
import { api } from '../../client.ts';
import { formatDate } from '../../format/dates.ts';
import { useBusinessInput } from '../../stores/business.ts';
import { STATUS_WORDS } from '../alert-words.ts';
import { Arithmetic } from '../arithmetic.tsx';
import { Facts } from '../facts.tsx';
import { Money } from '../money.tsx';
import { SeverityBadge } from '../severity-badge.tsx';
import { QueryState } from '../states.tsx';
import { useFormat } from '../use-format.ts';
import { EvidenceRows } from './evidence-rows.tsx';
import classes from './evidence.module.css';

/** Why an alert was raised: its arithmetic and the rows it rests on. */
export function AlertEvidence({ id }: { readonly id: string }): ReactNode {
  const { businessId } = useBusinessInput();
  const format = useFormat();
  const query = useQuery(api.alerts.get.queryOptions({ input: { businessId, alertId: Number(id) } }));
  return (
    <QueryState query={query}>
      {(alert) => (
        <div className={classes['content']}>
          <div>
            <SeverityBadge severity={alert.severity} />
            <p className={classes['message']} data-private>
              {format.sentence(alert.message)}
            </p>
          </div>
          <section>
            <h3 className={classes['title']}>The arithmetic</h3>
            <Arithmetic alert={alert} />
          </section>
          <section>
            <h3 className={classes['title']}>What it rests on</h3>
            <EvidenceRows rows={alert.evidence.rows} />
          </section>
          <Facts
            facts={[
              { label: 'Kind', value: DETECTION_LABELS[alert.detectionType] },
              { label: 'About', value: alert.entityName },
              { label: 'Cash at stake', value: <Money amountMinor={alert.cashAtStakeMinor} currency={alert.currency} /> },
              { label: 'Deadline', value: alert.deadlineDate === null ? null : format.dateInWords(alert.deadlineDate) },
              { label: 'First seen', value: formatDate(alert.firstDetectedOn) },
              { label: 'Last seen', value: formatDate(alert.lastDetectedOn) },
              { label: 'State', value: STATUS_WORDS[alert.status] },
              { label: 'Snoozed until', value: alert.snoozedUntil === null ? null : formatDate(alert.snoozedUntil) },
              { label: 'Reason given', value: alert.statusReason },
            ]}
          />
        </div>
      )}
    </QueryState>
  );
}
