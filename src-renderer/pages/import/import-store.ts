import { create } from 'zustand';
import type { ImportQuestionView, ImportResult } from '../../../src-shared/contract/imports.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { NO_CHOICES, type RowChoices } from './row-choices.ts';
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

/** How the host gets at the bytes: sent by the window, named by path on the desktop, or kept with an earlier import. */
export type ImportSource = { readonly uploadId: string } | { readonly path: string } | { readonly batchId: number };

/** One file, or one account of a file that holds several, on its way into the books. */
export type ImportItem = {
  readonly id: string;
  readonly businessId: number;
  /** Currency of an account that would have to be made. */
  readonly baseCurrency: CurrencyCode;
  readonly fileName: string;
  /** Null where the window does not hold the file itself: named by path, or kept with an earlier import. */
  readonly file: File | null;
  /** Null until the file is with the host. */
  readonly source: ImportSource | null;
  /** Of a file that holds several accounts the one this is about, as the file names it. */
  readonly statementAccount: string | null;
  /** The import whose place this reading takes when it is booked. */
  readonly replacesBatchId: number | null;
  readonly stage: ImportStage;
  readonly sentBytes: number;
  /** The run whose progress is shown. */
  readonly taskId: string | null;
  readonly account: AccountChoice | null;
  /** The person chose it: what the file names no longer decides. */
  readonly isAccountChosen: boolean;
  readonly answers: ImportAnswers;
  readonly choices: RowChoices;
  /** Questions that an earlier answer had settled and that the person wants to be asked again. */
  readonly reopened: readonly ImportQuestionView[];
  readonly result: ImportResult | null;
  readonly error: unknown;
};

type NewItem = Pick<ImportItem, 'fileName' | 'file' | 'source'> &
  Partial<Pick<ImportItem, 'account' | 'isAccountChosen' | 'statementAccount' | 'replacesBatchId' | 'answers'>>;

export type ImportBusiness = { readonly id: number; readonly baseCurrency: CurrencyCode };

type ImportQueue = {
  readonly items: readonly ImportItem[];
  /** The file that is looked at. */
  readonly currentId: string | null;
  readonly add: (business: ImportBusiness, files: readonly NewItem[]) => readonly ImportItem[];
  /** Puts several in the place of one. */
  readonly split: (id: string, into: readonly ImportItem[]) => void;
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
      statementAccount: null,
      replacesBatchId: null,
      stage: 'waiting',
      sentBytes: 0,
      taskId: null,
      account: null,
      isAccountChosen: false,
      answers: {},
      choices: NO_CHOICES,
      reopened: [],
      result: null,
      error: null,
      ...file,
    }));
    const { items, currentId } = get();
    const current = items.find((item) => item.id === currentId);
    // What is done with gives way to what has just come.
    const isFree = current === undefined || current.stage === 'booked' || current.stage === 'undone';
    set({ items: [...items, ...added], currentId: isFree ? (added[0]?.id ?? currentId) : currentId });
    return added;
  },
  split: (id, into) => {
    const { items, currentId } = get();
    const next = items.flatMap((item) => (item.id === id ? into : [item]));
    set({ items: next, currentId: currentId === id ? (into[0]?.id ?? null) : currentId });
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

/** What an item is called: the file's name, with the account where it holds several. */
export function itemTitle({ fileName, statementAccount }: Pick<ImportItem, 'fileName' | 'statementAccount'>): string {
  return statementAccount === null ? fileName : `${fileName}, ${statementAccount}`;
}

/** The file as it stands now; undefined once the person took it off the list. */
export function importItem(id: string): ImportItem | undefined {
  return useImportQueue.getState().items.find((item) => item.id === id);
}
