const STEPS: readonly { readonly least: number; readonly word: string }[] = [
  { least: 0.99, word: 'Almost certain' },
  { least: 0.9, word: 'Very likely' },
  { least: 0.7, word: 'Likely' },
  { least: 0.4, word: 'Possible' },
  { least: 0.1, word: 'Unlikely' },
];

/** A probability as people say it: `Very likely` from 0.9 to 0.99. */
export function probabilityWords(probability: number): string {
  return STEPS.find(({ least }) => probability >= least)?.word ?? 'Very unlikely';
}
