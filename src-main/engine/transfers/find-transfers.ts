import type { RunControl } from '../common/run-control.ts';
import { type Naming, OwnAccountNames } from './own-account-names.ts';
import type { FoundTransfer, TransferInput, TransferLine, TransferPair } from './types.ts';

/** Days between the two halves: a weekend and a holiday at the slower bank. */
const GAP_MAX_DAYS = 4;
/** Partners looked at for one line. More of the same amount within days are indistinguishable anyway. */
const CANDIDATES_MAX = 24;

/** How sure each kind of evidence makes a pair; with nothing but amount and days it may well be chance. */
const CONFIDENCE = { bothNumbers: 0.995, oneNumber: 0.98, named: 0.93, wordsBothSides: 0.9, wordsOneSide: 0.75, nothing: 0.6 } as const;
/** From here on a pair counts without being asked, provided nothing else fits as well. */
const PAIRED_FROM = 0.9;
/** Each day between the halves makes a pair a little less likely than one that is closer. */
const PER_DAY = 0.004;

type Candidate = {
  readonly out: TransferLine;
  readonly in: TransferLine;
  readonly gapDays: number;
  readonly score: number;
  readonly hasIdentity: boolean;
  readonly says: string;
};

const keyOf = (pair: TransferPair): string => `${pair.outId}:${pair.inId}`;

/** What two namings prove together; null where a line names an account that is not the other one. */
function weigh(out: Naming, incoming: Naming): { confidence: number; hasIdentity: boolean; says: string } | null {
  const namings = [out, incoming];
  if (namings.includes('other')) return null;
  const count = (naming: Naming): number => namings.filter((one) => one === naming).length;
  if (count('number') === 2) return { confidence: CONFIDENCE.bothNumbers, hasIdentity: true, says: 'both lines name the other account' };
  if (count('number') === 1)
    return { confidence: CONFIDENCE.oneNumber, hasIdentity: true, says: `the line ${out === 'number' ? 'out' : 'in'} names the other account` };
  if (count('name') > 0) return { confidence: CONFIDENCE.named, hasIdentity: false, says: 'the text names the other account' };
  if (count('words') === 2)
    return { confidence: CONFIDENCE.wordsBothSides, hasIdentity: false, says: 'both texts speak of a transfer between own accounts' };
  if (count('words') === 1)
    return { confidence: CONFIDENCE.wordsOneSide, hasIdentity: false, says: 'one text speaks of a transfer between own accounts' };
  return { confidence: CONFIDENCE.nothing, hasIdentity: false, says: 'same amount within days, and nothing else says so' };
}

/** Incoming lines by amount and currency, each list in date order. */
function incomingByAmount(lines: readonly TransferLine[], amounts: ReadonlySet<string>): Map<string, TransferLine[]> {
  const found = new Map<string, TransferLine[]>();
  for (const line of lines) {
    if (line.amountMinor <= 0) continue;
    const key = line.currency + String(line.amountMinor);
    if (!amounts.has(key)) continue;
    const list = found.get(key);
    if (list === undefined) found.set(key, [line]);
    else list.push(line);
  }
  for (const list of found.values()) list.sort((a, b) => a.epochDay - b.epochDay || a.transactionId - b.transactionId);
  return found;
}

/** The first index of a list in date order that is not before a day. */
function firstFrom(list: readonly TransferLine[], epochDay: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.epochDay ?? 0) < epochDay) low = middle + 1;
    else high = middle;
  }
  return low;
}

function collectCandidates(input: TransferInput, control: RunControl): Candidate[] {
  const taken = new Set(input.confirmed.flatMap((pair) => [pair.outId, pair.inId]));
  const broken = new Set(input.broken.map(keyOf));
  const names = new OwnAccountNames(input.accounts);
  const outgoing = input.lines.filter((line) => line.amountMinor < 0 && !taken.has(line.transactionId));
  const incoming = incomingByAmount(
    input.lines.filter((line) => !taken.has(line.transactionId)),
    new Set(outgoing.map((line) => line.currency + String(-line.amountMinor))),
  );
  const candidates: Candidate[] = [];
  outgoing.forEach((out, index) => {
    if (index % 10_000 === 0) control.checkpoint('Looking for transfers', index, outgoing.length);
    const list = incoming.get(out.currency + String(-out.amountMinor));
    if (list === undefined) return;
    let looked = 0;
    for (let at = firstFrom(list, out.epochDay - GAP_MAX_DAYS); at < list.length && looked < CANDIDATES_MAX; at++) {
      const line = list[at];
      if (line === undefined || line.epochDay > out.epochDay + GAP_MAX_DAYS) break;
      if (line.accountId === out.accountId || broken.has(keyOf({ outId: out.transactionId, inId: line.transactionId }))) continue;
      looked++;
      const weighed = weigh(names.namingOf(out, line.accountId), names.namingOf(line, out.accountId));
      if (weighed === null) continue;
      const gapDays = Math.abs(line.epochDay - out.epochDay);
      candidates.push({
        out,
        in: line,
        gapDays,
        score: weighed.confidence - PER_DAY * gapDays,
        hasIdentity: weighed.hasIdentity,
        says: weighed.says,
      });
    }
  });
  return candidates;
}

/** Best first; equal ones by day and number, so that the order of the input never shows. */
function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.out.epochDay - b.out.epochDay || a.out.transactionId - b.out.transactionId || a.in.transactionId - b.in.transactionId;
}

/** Lines that have another partner about as good as this one. */
function rivalCounts(candidates: readonly Candidate[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { out, in: line } of candidates) {
    for (const id of [out.transactionId, line.transactionId]) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

const days = (count: number): string => (count === 0 ? 'on the same day' : count === 1 ? 'one day apart' : `${count} days apart`);

/**
 * Movements between own accounts: lines of the same amount and currency, opposite sign, on different own accounts, at most four days apart, matched one
 * to one, best evidence first. A pair counts (`paired`) where a line gives the other account's number, or where the texts name it or a transfer and
 * no other line fits; every other one is only `suggested`. A line that gives somebody else's account number is never half of a transfer. The order of
 * the lines does not matter. O(n log n).
 */
export function findTransfers(input: TransferInput, control: RunControl): FoundTransfer[] {
  if (input.accounts.length < 2) return [];
  const candidates = collectCandidates(input, control).toSorted(byScore);
  const rivals = rivalCounts(candidates);
  const used = new Set<number>();
  const found: FoundTransfer[] = [];
  for (const candidate of candidates) {
    const { out, in: line } = candidate;
    if (used.has(out.transactionId) || used.has(line.transactionId)) continue;
    used.add(out.transactionId);
    used.add(line.transactionId);
    const isUnique = rivals.get(out.transactionId) === 1 && rivals.get(line.transactionId) === 1;
    const isPaired = candidate.hasIdentity || (isUnique && candidate.score >= PAIRED_FROM - PER_DAY * GAP_MAX_DAYS);
    const confidence = isUnique || candidate.hasIdentity ? candidate.score : Math.min(candidate.score, CONFIDENCE.nothing);
    const doubt = isUnique || candidate.hasIdentity ? '' : ', but another line fits as well';
    found.push({
      outId: out.transactionId,
      inId: line.transactionId,
      status: isPaired ? 'paired' : 'suggested',
      confidence,
      reason: `${candidate.says}, ${days(candidate.gapDays)}${doubt}`,
    });
  }
  return found;
}
