import { create } from 'zustand';

type Overlays = {
  readonly open: 'palette' | 'shortcuts' | null;
  readonly show: (overlay: 'palette' | 'shortcuts') => void;
  readonly close: () => void;
};

/** The two sheets that lie over any page, one at a time. */
export const useOverlays = create<Overlays>((set) => ({
  open: null,
  show: (overlay) => set({ open: overlay }),
  close: () => set({ open: null }),
}));
