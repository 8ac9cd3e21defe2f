import { create } from 'zustand';

type Overlay = 'palette' | 'shortcuts' | 'switchPerson';

type Overlays = {
  readonly open: Overlay | null;
  readonly show: (overlay: Overlay) => void;
  readonly close: () => void;
};

/** The sheets that lie over any page, one at a time. */
export const useOverlays = create<Overlays>((set) => ({
  open: null,
  show: (overlay) => set({ open: overlay }),
  close: () => set({ open: null }),
}));
