import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { digitsForm, plainNumber } from './text-forms.ts';
import type { MatchItem } from './types.ts';

/** How a form relates to the number it stands for: whole, without its letters, or only its last group of digits. */
type FormLevel = 'full' | 'digits' | 'tail';
const FORM_LEVELS: readonly FormLevel[] = ['full', 'digits', 'tail'];

export type NumberForm = { readonly text: string; readonly level: FormLevel };

/** An item with what matching needs of it at hand. */
export type IndexedItem = {
  /** Place in the order of schedule ids: the order of the input never shows. */
  readonly ordinal: number;
  readonly item: MatchItem;
  readonly openMinor: number;
  readonly issueDay: number;
  readonly dueDay: number;
  readonly forms: readonly NumberForm[];
};

const TAIL = /(\d+)\D*$/;
const TAIL_MIN = 3;

function formsOf(item: MatchItem): NumberForm[] {
  const forms = new Map<string, FormLevel>();
  const add = (text: string | null, level: FormLevel): void => {
    if (text === null || text.length < TAIL_MIN) return;
    const known = forms.get(text);
    if (known === undefined || FORM_LEVELS.indexOf(level) < FORM_LEVELS.indexOf(known)) forms.set(text, level);
  };
  for (const number of [item.documentNumber, item.paymentReference]) {
    if (number === null) continue;
    const plain = plainNumber(number);
    add(/\d/.test(plain) ? plain : null, 'full');
    add(digitsForm(plain), 'digits');
    const tail = TAIL.exec(number)?.[1] ?? null;
    add(tail, 'tail');
    add(tail?.replace(/^0+/, '') ?? null, 'tail');
  }
  return [...forms].map(([text, level]) => ({ text, level }));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const NOTHING: readonly never[] = [];

/** The first place in an ascending list whose value is not below a bound. */
function firstFrom(values: readonly number[], bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Ranked = { readonly items: IndexedItem[]; readonly values: number[] };

function ranked(items: readonly IndexedItem[], valueOf: (entry: IndexedItem) => number): Ranked {
  const sorted = items.toSorted((a, b) => valueOf(a) - valueOf(b) || a.ordinal - b.ordinal);
  return { items: sorted, values: sorted.map(valueOf) };
}

function between(list: Ranked | undefined, low: number, high: number): readonly IndexedItem[] {
  if (list === undefined) return NOTHING;
  const from = firstFrom(list.values, low);
  const to = firstFrom(list.values, high + 1);
  return from === to ? NOTHING : list.items.slice(from, to);
}

/** The open items, findable by amount, by any form of their number and by counterparty, so that a line never looks at all of them. */
export class ItemIndex {
  readonly items: readonly IndexedItem[];
  readonly #byForm = new Map<string, { readonly entry: IndexedItem; readonly level: FormLevel }[]>();
  readonly #byCounterparty = new Map<number, Ranked>();
  readonly #byAmount = new Map<string, Ranked>();
  readonly #byBaseAmount = new Map<string, Ranked>();
  readonly #directionCounts = new Map<number, number>();

  constructor(items: readonly MatchItem[]) {
    this.items = items
      .filter((item) => item.openAmountMinor !== 0)
      .toSorted((a, b) => a.scheduleId - b.scheduleId)
      .map((item, ordinal) => ({
        ordinal,
        item,
        openMinor: item.openAmountMinor,
        issueDay: toEpochDay(item.issueDate),
        dueDay: toEpochDay(item.dueDate),
        forms: formsOf(item),
      }));
    const byCounterparty = new Map<number, IndexedItem[]>();
    const byCurrency = new Map<string, IndexedItem[]>();
    const byBase = new Map<string, IndexedItem[]>();
    for (const entry of this.items) {
      for (const { text, level } of entry.forms) push(this.#byForm, text, { entry, level });
      push(byCounterparty, entry.item.counterpartyId, entry);
      push(byCurrency, entry.item.currency, entry);
      const base = entry.item.baseAmount;
      if (base !== undefined && base.currency !== entry.item.currency) push(byBase, base.currency, entry);
      const direction = Math.sign(entry.openMinor);
      this.#directionCounts.set(direction, (this.#directionCounts.get(direction) ?? 0) + 1);
    }
    for (const [id, list] of byCounterparty)
      this.#byCounterparty.set(
        id,
        ranked(list, (entry) => entry.dueDay),
      );
    for (const [currency, list] of byCurrency)
      this.#byAmount.set(
        currency,
        ranked(list, (entry) => entry.openMinor),
      );
    for (const [currency, list] of byBase)
      this.#byBaseAmount.set(
        currency,
        ranked(list, (entry) => entry.item.baseAmount?.amountMinor ?? 0),
      );
  }

  withForm(form: string): readonly { readonly entry: IndexedItem; readonly level: FormLevel }[] {
    return this.#byForm.get(form) ?? NOTHING;
  }

  /** Items of a counterparty that are due in a span of days, ends included, by due date. */
  ofCounterparty(counterpartyId: number, fromDay: number, toDay: number): readonly IndexedItem[] {
    return between(this.#byCounterparty.get(counterpartyId), fromDay, toDay);
  }

  /** Items in a currency whose open amount lies in a range, ends included. */
  withAmount(currency: string, low: number, high: number): readonly IndexedItem[] {
    return between(this.#byAmount.get(currency), low, high);
  }

  /** Items in other currencies whose worth in this one lies in a range. */
  withBaseAmount(currency: string, low: number, high: number): readonly IndexedItem[] {
    return between(this.#byBaseAmount.get(currency), low, high);
  }

  /** Whether any item is worth something in another currency. */
  get hasExchanged(): boolean {
    return this.#byBaseAmount.size > 0;
  }

  /** Items with money open in one direction. */
  countOf(direction: number): number {
    return this.#directionCounts.get(direction) ?? 0;
  }

  /** Share of the items of a direction that have this amount too, besides the one it was found with. */
  shareOfAmount(currency: string, amountMinor: number): number {
    const others = this.withAmount(currency, amountMinor, amountMinor).length - 1;
    return Math.max(0, others) / Math.max(1, this.countOf(Math.sign(amountMinor)));
  }
}
