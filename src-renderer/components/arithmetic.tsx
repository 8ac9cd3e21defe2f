import type { ReactNode } from 'react';
import type { Alert } from '../../src-shared/contract/pipeline.ts';
import { isIsoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { formatDate } from '../format/dates.ts';
import { Facts } from './facts.tsx';
import { Money } from './money.tsx';
import { useFormat } from './use-format.ts';

type Step = Alert['evidence']['arithmetic'][number];

/** The figures an alert was reckoned from, in the order of the reckoning. */
export function Arithmetic({ alert }: { readonly alert: Alert }): ReactNode {
  const format = useFormat();
  return (
    <Facts
      facts={alert.evidence.arithmetic.map((step) => ({ label: format.sentence(step.label), value: <StepValue step={step} alert={alert} /> }))}
    />
  );
}

function StepValue({ step, alert }: { readonly step: Step; readonly alert: Alert }): ReactNode {
  const format = useFormat();
  const { kind, value } = step;
  if (kind === 'money' && typeof value === 'number' && Number.isSafeInteger(value)) {
    return <Money amountMinor={minorUnits(value)} currency={alert.currency} cents />;
  }
  if (kind === 'date' && typeof value === 'string' && isIsoDate(value)) return formatDate(value);
  if (kind === 'number' && typeof value === 'number') return new Intl.NumberFormat(format.locale, { maximumFractionDigits: 2 }).format(value);
  return String(value);
}
