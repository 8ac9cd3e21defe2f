import type { DetectedAlert } from '../../src-main/engine/detection/types.ts';

/** The arithmetic of an alert as lines a person reads. */
export function arithmeticOf(alert: DetectedAlert | undefined): string[] {
  return (alert?.evidence.arithmetic ?? []).map((step) => {
    if (step.kind === 'money') return `${step.label} ${step.valueMinor}`;
    return `${step.label} ${step.kind === 'number' ? step.value : step.date}`;
  });
}
