import { describe, expect, it } from 'vitest';
import {
  ACTION_LINK_LABELS,
  ACTION_LINK_TYPES,
  ACTION_STATUS_LABELS,
  ACTION_STATUSES,
  ACTION_TAG_LABELS,
  ACTION_TAGS,
  ACTION_TYPE_LABELS,
  ACTION_TYPES,
  EXECUTION_CHANNEL_LABELS,
  EXECUTION_CHANNELS,
  MESSAGE_LANGUAGE_LABELS,
  MESSAGE_LANGUAGES,
  MESSAGE_TONE_LABELS,
  MESSAGE_TONES,
  OPTION_KIND_LABELS,
  OPTION_KINDS,
  REVERSIBILITIES,
  REVERSIBILITY_LABELS,
} from '../../../../../src-shared/domain/vocabulary/actions.ts';

const LISTS: readonly (readonly [name: string, members: readonly string[], labels: Readonly<Record<string, string>>])[] = [
  ['action types', ACTION_TYPES, ACTION_TYPE_LABELS],
  ['option kinds', OPTION_KINDS, OPTION_KIND_LABELS],
  ['links', ACTION_LINK_TYPES, ACTION_LINK_LABELS],
  ['tags', ACTION_TAGS, ACTION_TAG_LABELS],
  ['statuses', ACTION_STATUSES, ACTION_STATUS_LABELS],
  ['channels', EXECUTION_CHANNELS, EXECUTION_CHANNEL_LABELS],
  ['tones', MESSAGE_TONES, MESSAGE_TONE_LABELS],
  ['languages', MESSAGE_LANGUAGES, MESSAGE_LANGUAGE_LABELS],
  ['reversibilities', REVERSIBILITIES, REVERSIBILITY_LABELS],
];

describe('words of prepared actions', () => {
  it.each(LISTS)('every one of the %s has a label of its own', (_, members, labels) => {
    expect(Object.keys(labels).toSorted()).toEqual([...members].toSorted());
    expect(new Set(Object.values(labels)).size).toBe(members.length);
    expect(Object.values(labels).every((label) => /^[A-Z].*[a-z]$/.test(label))).toBe(true);
  });

  it('hold the twelve action types of the source document, then five more', () => {
    expect(ACTION_TYPES).toHaveLength(17);
    expect(ACTION_TYPES.slice(12)).toEqual(['client_retention', 'expense_review', 'forecast_adjustment', 'cost_reduction', 'payroll_update']);
  });
});
