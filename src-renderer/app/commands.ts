import type { IconName } from '../components/icon.tsx';

export type Command = {
  readonly id: string;
  readonly group: 'Go to' | 'Do' | 'Bank lines';
  readonly title: string;
  /** What stands behind the title in grey: a key, a date, an amount. */
  readonly note?: string;
  readonly isNotePrivate?: boolean;
  readonly icon: IconName;
  /** Other words it is found by. */
  readonly words: string;
  readonly run: () => void;
};

/** Commands whose title or other words hold every word typed; those whose title begins with the text come first. */
export function matchCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  const first = words.join(' ');
  return commands
    .filter((command) => {
      const text = `${command.title} ${command.words}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => Number(b.title.toLowerCase().startsWith(first)) - Number(a.title.toLowerCase().startsWith(first)));
}
