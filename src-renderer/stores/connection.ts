import { create } from 'zustand';

type ConnectionState = {
  /** `connecting` is the first attempt and shows nothing; `lost` is a reconnection that has failed for a while. */
  readonly status: 'connecting' | 'open' | 'reconnecting' | 'lost';
  readonly setStatus: (status: ConnectionState['status']) => void;
};

export const useConnection = create<ConnectionState>((set) => ({ status: 'connecting', setStatus: (status) => set({ status }) }));
