import type { Answers } from '../../client.ts';

export type EvidenceLine = Answers['forecast']['evidence']['lines'][number];

/** What a line rests on, short enough to stand in its row; the reasons of its confidence say it in full. */
const SOURCE_WORDS: Readonly<Record<EvidenceLine['source'], string>> = {
  ledger: 'Imported',
  agreement: 'Agreed',
  typed: 'Typed in',
  detected: 'Pattern in bank lines',
  prospect: 'Prospect',
  scenario: 'Scenario',
  history: 'Bank history',
};

/** The source of a line and its age: `Imported, confirmed 3 days ago`. */
export function originInWords(
  line: Pick<EvidenceLine, 'kind' | 'source' | 'confirmedOn'>,
  relativeDay: (date: NonNullable<EvidenceLine['confirmedOn']>) => string,
): string {
  const { kind, source, confirmedOn } = line;
  if (kind === 'new_items') return confirmedOn === null ? 'From past documents' : `From past documents, the newest ${relativeDay(confirmedOn)}`;
  if (kind === 'residual') return confirmedOn === null ? SOURCE_WORDS.history : `${SOURCE_WORDS.history} up to ${relativeDay(confirmedOn)}`;
  return `${SOURCE_WORDS[source]}, ${confirmedOn === null ? 'never confirmed' : `confirmed ${relativeDay(confirmedOn)}`}`;
}

/** The largest first: the lines that make the figure what it is. */
export function largestFirst<T extends Pick<EvidenceLine, 'expectedMinor'>>(lines: readonly T[]): readonly T[] {
  return lines.toSorted((a, b) => Math.abs(b.expectedMinor) - Math.abs(a.expectedMinor));
}
