import type { Edit } from './use-action-changes.ts';

/** What a person has changed of an option, by the field's name; null or missing is as it was prepared. */
export type Draft = Readonly<Record<string, string | null>>;

/** Fields whose being empty means that nothing was said. */
const NOTHING_WHEN_EMPTY = /^(note|documentNumber|executionDate|debtorAccountId|nacha\.\w+)$/;

/** The changes as the host takes them, in a fixed order, so that the same draft always asks the same question. */
export function editsOf(draft: Draft): readonly Edit[] {
  return Object.entries(draft)
    .flatMap(([field, value]) => {
      if (value === null) return [];
      if (NOTHING_WHEN_EMPTY.test(field) && value.trim() === '') return [];
      return [{ field, value: NOTHING_WHEN_EMPTY.test(field) ? value.trim() : value }];
    })
    .toSorted((a, b) => a.field.localeCompare(b.field));
}
