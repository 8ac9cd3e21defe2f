import type { PipelineResult } from '../../../src-shared/contract/pipeline.ts';
import { ACTION_TYPE_LABELS, ACTION_TYPES } from '../../../src-shared/domain/vocabulary/actions.ts';
import { DETECTION_LABELS, DETECTION_TYPES } from '../../../src-shared/domain/vocabulary/detection.ts';

export const MODE_WORDS: Readonly<Record<PipelineResult['mode'], string>> = {
  full: 'Everything',
  critical: 'The urgent only',
  targeted: 'Some kinds',
};

/** Who asked for a check, where it was not named by a person. */
export const STARTED_BY_WORDS: Readonly<Record<string, string>> = {
  schedule: 'by the clock',
  import: 'after an import',
  person: 'asked for',
  start: 'when Tamio was started',
};

/** `12 ms`, `4.2 s`, `2 min 5 s`. */
export function durationWords(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

const SEVERITIES = [
  ['emergency', 'urgent'],
  ['this_week', 'this week'],
  ['upcoming', 'upcoming'],
] as const;

/** `4 urgent, 9 this week`; empty where nothing was found. */
export function severityWords(tally: Readonly<Record<string, number>>): string {
  return SEVERITIES.flatMap(([severity, word]) => {
    const count = tally[severity] ?? 0;
    return count === 0 ? [] : [`${count} ${word}`];
  }).join(', ');
}

/** `late payment 8, short runway 1`, the most first. */
export function tallyWords(tally: Readonly<Record<string, number>>, of: 'alerts' | 'actions'): string {
  const labels: Readonly<Record<string, string>> = of === 'alerts' ? DETECTION_LABELS : ACTION_TYPE_LABELS;
  const order: readonly string[] = of === 'alerts' ? DETECTION_TYPES : ACTION_TYPES;
  return Object.entries(tally)
    .filter(([, count]) => count > 0)
    .toSorted(([a, m], [b, n]) => n - m || order.indexOf(a) - order.indexOf(b))
    .map(([type, count]) => `${(labels[type] ?? type).toLowerCase()} ${count}`)
    .join(', ');
}
