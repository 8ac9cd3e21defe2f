/** How long a forecast reaches, in the unit a person would use: `13 weeks`, `30 days`, `12 months`. */
export function horizonLength(days: number): string {
  if (days > 182) return `${Math.round(days / 30.44)} months`;
  if (days % 7 === 0) return days === 7 ? '1 week' : `${days / 7} weeks`;
  return `${days} days`;
}
