import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Alert } from '../../../src-shared/contract/pipeline.ts';
import { DETECTION_LABELS } from '../../../src-shared/domain/vocabulary/detection.ts';
import { api } from '../../client.ts';
import { inOrderOfUrgency } from '../../components/alert-words.ts';
import { openEvidence } from '../../components/evidence/open-evidence.ts';
import { MayButton } from '../../components/may-button.tsx';
import { Money } from '../../components/money.tsx';
import { Section } from '../../components/page.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { useCheckNow } from '../../components/use-check-now.ts';
import { useFormat } from '../../components/use-format.ts';
import { useBusinessInput } from '../../stores/business.ts';
import classes from './dashboard.module.css';

const SHOWN = 5;

/** At most five things to look at, the most urgent first, each with the cash it puts at stake. */
export function FirstAlerts({ alerts }: { readonly alerts: readonly Alert[] }): ReactNode {
  const open = inOrderOfUrgency(alerts);
  const link = open.length > SHOWN ? `All ${open.length} alerts` : 'Alerts';
  return (
    <Section title="Needs you" actions={<Link href="/alerts">{link}</Link>}>
      {open.length === 0 ? (
        <Calm />
      ) : (
        <ul className={classes['alerts']}>
          {open.slice(0, SHOWN).map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** No alert means something only once somebody looked. */
function Calm(): ReactNode {
  const { businessId } = useBusinessInput();
  const health = useQuery(api.pipeline.health.queryOptions({ input: { businessId } }));
  const check = useCheckNow();
  if (health.data === undefined) return <p className={classes['calm']}>&nbsp;</p>;
  if (health.data.lastFullRunAt !== null)
    return <p className={classes['calm']}>Nothing needs you. Tamio checks every hour, and after each import.</p>;
  return (
    <p className={classes['calm']}>
      Not checked yet.{' '}
      <MayButton variant="default" size="compact-sm" loading={check.isRunning} onClick={() => void check.run()}>
        Check now
      </MayButton>
    </p>
  );
}

function AlertRow({ alert }: { readonly alert: Alert }): ReactNode {
  const format = useFormat();
  return (
    <li>
      <UnstyledButton className={classes['alert']} onClick={() => openEvidence('alert', alert.id)}>
        <SeverityBadge severity={alert.severity} />
        <span className={classes['alertText']}>
          <strong>{DETECTION_LABELS[alert.detectionType]}</strong>
          <span className={classes['alertMessage']} data-private>
            {format.sentence(alert.message)}
          </span>
          {alert.deadlineDate === null ? null : <span className={classes['deadline']}>{format.dateInWords(alert.deadlineDate)}</span>}
        </span>
        <span className={classes['stake']}>
          <Money amountMinor={alert.cashAtStakeMinor} currency={alert.currency} />
          <span className={classes['figureNote']}>at stake</span>
        </span>
      </UnstyledButton>
    </li>
  );
}
