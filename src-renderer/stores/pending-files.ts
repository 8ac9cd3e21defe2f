import { create } from 'zustand';

type PendingFiles = {
  readonly files: readonly File[];
  /** Files that the desktop named by path (opened with Tamio, dropped on its icon): the host reads them itself. */
  readonly paths: readonly string[];
  readonly put: (files: readonly File[]) => void;
  readonly putPaths: (paths: readonly string[]) => void;
  readonly clear: () => void;
};

/** Files dropped anywhere in the window, waiting for the import page to take them. */
export const usePendingFiles = create<PendingFiles>((set) => ({
  files: [],
  paths: [],
  put: (files) => set({ files, paths: [] }),
  putPaths: (paths) => set({ files: [], paths }),
  clear: () => set({ files: [], paths: [] }),
}));
