import type { Split } from '../../../src-shared/contract/rules.ts';
import type { Category, Transaction } from '../../../src-shared/contract/transactions.ts';
import { type MinorUnits, minorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { formatPartAmount, parsePartAmount } from '../../format/part-amount.ts';

/** A part while it is typed. */
export type TypedPart = {
  /** Tells the parts apart while some are added and taken away. */
  readonly key: number;
  readonly category: Pick<Category, 'id' | 'name'> | null;
  readonly amount: string;
  readonly note: string;
};

export type SplitLine = Pick<Transaction, 'id' | 'amountMinor' | 'currency' | 'categoryId' | 'categoryName'>;
export type NewParts = readonly Omit<Split['parts'][number], 'categoryName'>[];

/** What the contract takes. */
export const PARTS_MAX = 50;
export const PARTS_MIN = 2;

type Reading = {
  /** What each part amounts to, as far as it can be read. */
  readonly amounts: readonly (MinorUnits | null)[];
  readonly leftMinor: MinorUnits;
  /** What is wrong with each amount; null where nothing is. */
  readonly problems: readonly (string | null)[];
  /** What can be saved: every amount there, nothing left. */
  readonly parts: NewParts | null;
};

function emptyPart(key: number): TypedPart {
  return { key, category: null, amount: '', note: '' };
}

/** The parts of a line to begin with: those it has, else one with the category of the line and an empty one. */
export function firstParts(line: SplitLine, split: Split, locale: string): TypedPart[] {
  if (split.parts.length === 0) {
    const category = line.categoryId === null ? null : { id: line.categoryId, name: line.categoryName ?? '' };
    return [{ ...emptyPart(1), category }, emptyPart(2)];
  }
  return split.parts.map((part, index) => ({
    key: index + 1,
    category: part.categoryId === null ? null : { id: part.categoryId, name: part.categoryName ?? '' },
    amount: formatPartAmount(part.amountMinor, line, locale),
    note: part.note ?? '',
  }));
}

/** The parts with one more, which takes what is left unless another part still waits for its amount. */
export function withOneMore(typed: readonly TypedPart[], line: SplitLine, locale: string): TypedPart[] {
  const { leftMinor } = readParts(typed, line, locale);
  const isWaiting = typed.some(({ amount }) => amount.trim() === '');
  const amount = isWaiting || leftMinor === 0 ? '' : formatPartAmount(leftMinor, line, locale);
  return [...typed, { ...emptyPart(Math.max(0, ...typed.map(({ key }) => key)) + 1), amount }];
}

function problemOf(amount: MinorUnits | null, text: string): string | null {
  if (text.trim() === '') return 'How much is it?';
  if (amount === null) return 'An amount, such as 16.99 or 16.99*1.1.';
  return amount === 0 ? 'A part is never zero.' : null;
}

/** What the typed parts mean for the line they divide. */
export function readParts(typed: readonly TypedPart[], line: SplitLine, locale: string): Reading {
  const amounts = typed.map(({ amount }) => parsePartAmount(amount, line, locale));
  const leftMinor = minorUnits(line.amountMinor - sumMinor(amounts.filter((amount) => amount !== null)));
  const problems = typed.map(({ amount }, index) => problemOf(amounts[index] ?? null, amount));
  const parts = typed.flatMap(({ category, note }, index) => {
    const amountMinor = amounts[index] ?? null;
    return amountMinor === null ? [] : [{ amountMinor, categoryId: category?.id ?? null, note: note.trim() === '' ? null : note.trim() }];
  });
  const isComplete = leftMinor === 0 && problems.every((problem) => problem === null);
  return { amounts, leftMinor, problems, parts: isComplete ? parts : null };
}
