import { create } from 'zustand';
import type { ImportResult } from '../../../src-shared/contract/imports.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { AccountChoice } from './suggest-account.ts';

/** What the person decided about a file that its content cannot. */
export type ImportAnswers = {
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly decimalMark?: ',' | '.';
  readonly sign?: 'as_is' | 'flip';
  readonly currency?: CurrencyCode;
  readonly encoding?: string;
  readonly sheet?: string;
};

export type ImportStage = 'waiting' | 'uploading' | 'reading' | 'preview' | 'booking' | 'booked' | 'undone' | 'failed';

/** One file on its way into the books. */
export type ImportItem = {
  readonly id: string;
  readonly businessId: number;
  /** Currency of an account that would have to be made. */
  readonly baseCurrency: CurrencyCode;
  readonly file: File;
  readonly stage: ImportStage;
  readonly uploadId: string | null;
  readonly sentBytes: number;
  /** The run whose progress is shown. */
  readonly taskId: string | null;
  readonly account: AccountChoice | null;
  /** The person chose it: what the file names no longer decides. */
  readonly isAccountChosen: boolean;
  readonly answers: ImportAnswers;
  readonly result: ImportResult | null;
  readonly error: unknown;
};

export type ImportBusiness = { readonly id: number; readonly baseCurrency: CurrencyCode };

type ImportQueue = {
  readonly items: readonly ImportItem[];
  /** The file that is looked at. */
  readonly currentId: string | null;
  readonly add: (business: ImportBusiness, files: readonly File[]) => readonly ImportItem[];
  readonly change: (id: string, change: Partial<ImportItem>) => void;
  readonly remove: (id: string) => void;
  readonly show: (id: string) => void;
};

/** Files being imported. Kept outside the page, so that one can walk away and come back while a file is read. */
export const useImportQueue = create<ImportQueue>((set, get) => ({
  items: [],
  currentId: null,
  add: ({ id: businessId, baseCurrency }, files) => {
    const added = files.map((file): ImportItem => ({
      id: crypto.randomUUID(),
      businessId,
      baseCurrency,
      file,
      stage: 'waiting',
      uploadId: null,
      sentBytes: 0,
      taskId: null,
      account: null,
      isAccountChosen: false,
      answers: {},
      result: null,
      error: null,
    }));
    const { items, currentId } = get();
    set({ items: [...items, ...added], currentId: currentId ?? added[0]?.id ?? null });
    return added;
  },
  change: (id, change) => set({ items: get().items.map((item) => (item.id === id ? { ...item, ...change } : item)) }),
  remove: (id) => {
    const rest = get().items.filter((item) => item.id !== id);
    const place = get().items.findIndex((item) => item.id === id);
    const next = get().currentId === id ? (rest[Math.min(place, rest.length - 1)]?.id ?? null) : get().currentId;
    set({ items: rest, currentId: next });
  },
  show: (id) => set({ currentId: id }),
}));

/** The file as it stands now; undefined once the person took it off the list. */
export function importItem(id: string): ImportItem | undefined {
  return useImportQueue.getState().items.find((item) => item.id === id);
}
