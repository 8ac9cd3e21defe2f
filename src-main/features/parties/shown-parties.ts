type Shown = { readonly name: string; readonly email: string | null; readonly status: string };

/** Whether a party belongs into a list: archived ones only on request, and every word of the search in its name or address. */
export function isShown(party: Shown, filter: { readonly text?: string | undefined; readonly includeArchived: boolean }): boolean {
  if (party.status === 'archived' && !filter.includeArchived) return false;
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const searched = `${party.name} ${party.email ?? ''}`.toLowerCase();
  return words.every((word) => searched.includes(word));
}
