import { create } from 'zustand';

type PendingFiles = {
  readonly files: readonly File[];
  readonly put: (files: readonly File[]) => void;
  readonly clear: () => void;
};

/** Files dropped anywhere in the window, waiting for the import page to take them. */
export const usePendingFiles = create<PendingFiles>((set) => ({
  files: [],
  put: (files) => set({ files }),
  clear: () => set({ files: [] }),
}));
