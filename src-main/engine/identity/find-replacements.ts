import { toEpochDay, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';

/** A booked line that a statement covering its day no longer lists. */
export type UnclaimedLine = {
  readonly id: number;
  readonly bookingDate: IsoDate;
  readonly amountMinor: number;
  readonly currency: string;
  readonly description: string;
  readonly counterparty: string | null;
  readonly balanceMinor: number | null;
  readonly bankReference: string | null;
  readonly isPending: boolean;
};

/** A line of the statement that the book does not know. */
export type UnknownRow = Omit<UnclaimedLine, 'id'> & { readonly index: number };

export type Replacement = { readonly index: number; readonly transactionId: number; readonly reason: string };

/** A pending line is booked within days, weekends and holidays included. */
const PENDING_DAYS = 7;
/** Half of the shorter text's words: banks add references and cut names, but keep what was bought where. */
const SAME_WORDS = 0.5;

function words(line: Pick<UnclaimedLine, 'description' | 'counterparty'>): Set<string> {
  const text = `${line.description} ${line.counterparty ?? ''}`.normalize('NFKC').toLowerCase();
  return new Set(text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1));
}

function areWordsAlike(a: UnknownRow, b: UnclaimedLine): boolean {
  const [mine, theirs] = [words(a), words(b)];
  const shorter = Math.min(mine.size, theirs.size);
  if (shorter === 0) return mine.size === theirs.size;
  let shared = 0;
  for (const word of mine) if (theirs.has(word)) shared++;
  return shared >= shorter * SAME_WORDS;
}

/** Why the bank's new line is the old one written anew; null where nothing but the amount speaks for it. */
function whySame(row: UnknownRow, line: UnclaimedLine): string | null {
  const days = Math.abs(toEpochDay(row.bookingDate) - toEpochDay(line.bookingDate));
  if (line.isPending && !row.isPending && days <= PENDING_DAYS && areWordsAlike(row, line))
    return `the pending line of ${line.bookingDate} has been booked`;
  if (days !== 0 || row.isPending !== line.isPending) return null;
  if (row.bankReference !== null && row.bankReference === line.bankReference) return "same day, amount and bank's number; the bank has re-worded it";
  if (row.balanceMinor !== null && row.balanceMinor === line.balanceMinor && areWordsAlike(row, line))
    return 'same day, amount and balance after it; the bank has re-worded it';
  return null;
}

/**
 * Finds booked lines that a statement shows in another wording: a pending line that has been booked, or a memo the bank re-worded. The amount and the
 * currency always agree, and besides them the bank's own number or the balance after the line; an equal amount alone is never enough, since two
 * people may pay the same on one day. Each line takes part once, first come in statement order.
 */
export function findReplacements(rows: readonly UnknownRow[], lines: readonly UnclaimedLine[]): Replacement[] {
  const byAmount = new Map<string, UnclaimedLine[]>();
  for (const line of lines) {
    const key = `${line.amountMinor}|${line.currency}`;
    byAmount.set(key, [...(byAmount.get(key) ?? []), line]);
  }
  const taken = new Set<number>();
  const found: Replacement[] = [];
  for (const row of rows) {
    for (const line of byAmount.get(`${row.amountMinor}|${row.currency}`) ?? []) {
      const reason = taken.has(line.id) ? null : whySame(row, line);
      if (reason === null) continue;
      taken.add(line.id);
      found.push({ index: row.index, transactionId: line.id, reason });
      break;
    }
  }
  return found;
}
