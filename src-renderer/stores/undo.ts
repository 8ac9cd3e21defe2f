import { create } from 'zustand';

type Undoable = {
  readonly id: string;
  /** What will be taken back: "Alert dismissed". */
  readonly message: string;
  readonly undo: () => Promise<unknown>;
};

type UndoStack = {
  readonly entries: readonly Undoable[];
  readonly push: (entry: Undoable) => void;
  /** Removes an entry and returns it; undefined when it was already undone. Without an id the latest. */
  readonly take: (id?: string) => Undoable | undefined;
};

/** More steps back than a person remembers. */
const DEPTH = 20;

export const useUndoStack = create<UndoStack>((set, get) => ({
  entries: [],
  push: (entry) => set({ entries: [...get().entries, entry].slice(-DEPTH) }),
  take: (id) => {
    const { entries } = get();
    const entry = id === undefined ? entries.at(-1) : entries.find((candidate) => candidate.id === id);
    if (entry) set({ entries: entries.filter((candidate) => candidate !== entry) });
    return entry;
  },
}));
