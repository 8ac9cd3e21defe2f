/** A bank's text without the counterparty's name in it, where the name already stands beside it. */
export function withoutName(description: string, name: string | null): string {
  if (name === null || name === '') return description;
  const at = description.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return description;
  return `${description.slice(0, at)} ${description.slice(at + name.length)}`.replaceAll(/\s+/g, ' ').trim();
}
