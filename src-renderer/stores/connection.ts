import { create } from 'zustand';

type ConnectionState = {
  /** `reconnecting` only after the window was connected once: the first connection shows no banner. */
  readonly status: 'connecting' | 'open' | 'reconnecting';
  readonly setStatus: (status: ConnectionState['status']) => void;
};

export const useConnection = create<ConnectionState>((set) => ({ status: 'connecting', setStatus: (status) => set({ status }) }));
