import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { create } from 'zustand';
import type { Business } from '../../src-shared/contract/businesses.ts';
import { type IsoDate, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../src-shared/result/assert.ts';
import { api } from '../client.ts';

type Selection = {
  /** The business on the screen; null until the person chose another than the default. */
  readonly businessId: number | null;
  /** An earlier day to look from; null is today in the business's zone. */
  readonly asOf: IsoDate | null;
  readonly choose: (businessId: number) => void;
  readonly lookFrom: (asOf: IsoDate | null) => void;
};

const REMEMBERED = 'tamio.business';

function remembered(): number | null {
  const id = Number(localStorage.getItem(REMEMBERED));
  return Number.isInteger(id) && id > 0 ? id : null;
}

export const useSelection = create<Selection>((set) => ({
  businessId: remembered(),
  asOf: null,
  choose: (businessId) => {
    localStorage.setItem(REMEMBERED, String(businessId));
    set({ businessId, asOf: null });
  },
  lookFrom: (asOf) => set({ asOf }),
}));

/** All businesses of the data file and the one on the screen, while they load and when there are none. */
export function useBusinesses(): {
  readonly businesses: readonly Business[] | undefined;
  readonly current: Business | undefined;
  readonly error: unknown;
} {
  const list = useQuery(api.businesses.list.queryOptions());
  const chosen = useSelection((state) => state.businessId);
  const current = list.data?.find((business) => business.id === chosen) ?? list.data?.[0];
  return { businesses: list.data, current, error: list.error };
}

/** The business on the screen. Only below the frame, which shows pages once there is one. */
export function useBusiness(): Business {
  return must(useBusinesses().current, 'a page inside the frame, which waits for a business');
}

/** What every reading procedure takes: the business, and the day to look from where it is not today. */
export function useBusinessInput(): { businessId: number; asOf?: IsoDate } {
  const { id } = useBusiness();
  const asOf = useSelection((state) => state.asOf);
  return asOf === null ? { businessId: id } : { businessId: id, asOf };
}

/** Midnight passes under an open window. */
const RENEWED_EVERY_MS = 5 * 60_000;

/** The day everything is seen from: the chosen one, or today in the business's time zone as the host tells it. */
export function useToday(): IsoDate {
  const { id } = useBusiness();
  const asOf = useSelection((state) => state.asOf);
  const info = useQuery(api.app.info.queryOptions({ input: { businessId: id }, refetchInterval: RENEWED_EVERY_MS }));
  const [machineToday] = useState(() => isoDate(new Date().toLocaleDateString('sv-SE')));
  return asOf ?? info.data?.today ?? machineToday;
}
