import type { Category } from '../../src-shared/contract/transactions.ts';

/** Values of the two options that are no category; a category's value is its id. */
export const NONE = 'none';
export const CREATE = 'create';

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

/**
 * Categories that contain the typed text, those that begin with it first, without regard to case and accents; and whether the text could be the
 * name of a new one.
 */
export function categoryMatches(categories: readonly Category[], text: string): { readonly matches: Category[]; readonly canCreate: boolean } {
  const wanted = folded(text);
  const found = categories.filter((category) => !category.isArchived && folded(category.name).includes(wanted));
  const rank = (category: Category): number => (folded(category.name).startsWith(wanted) ? 0 : 1);
  return {
    matches: found.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)),
    canCreate: wanted !== '' && !categories.some((category) => folded(category.name) === wanted),
  };
}
