import type { PipelineResult } from '../../src-shared/contract/pipeline.ts';

const WORDS = [
  ['emergency', 'emergency', 'emergencies'],
  ['this_week', 'for this week', 'for this week'],
  ['upcoming', 'upcoming', 'upcoming'],
] as const;

/** What a check found, in one sentence: `Checked: 3 found (1 emergency, 2 upcoming).` */
export function foundInWords(result: Pick<PipelineResult, 'alertsDetected' | 'alertsBySeverity'>): string {
  if (result.alertsDetected === 0) return 'Checked: nothing needs you.';
  const parts = WORDS.flatMap(([severity, one, many]) => {
    const count = result.alertsBySeverity[severity] ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const detail = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return `Checked: ${result.alertsDetected} found${detail}.`;
}
