type Counts = { readonly byType: readonly { readonly now: number; readonly proposed: number }[] };

/** `13 alerts instead of 21.` */
export function previewSentence({ byType }: Counts): string {
  const now = byType.reduce((sum, type) => sum + type.now, 0);
  const proposed = byType.reduce((sum, type) => sum + type.proposed, 0);
  const alerts = `${proposed} ${proposed === 1 ? 'alert' : 'alerts'}`;
  if (byType.every((type) => type.now === type.proposed)) return `${alerts}, the same as with the saved figures.`;
  return `${alerts} instead of ${now}.`;
}
