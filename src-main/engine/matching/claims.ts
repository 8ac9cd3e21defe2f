import { must } from '../../../src-shared/result/assert.ts';
import { assignRows } from './assignment.ts';
import type { Draft } from './weigh-set.ts';

/** Lines and items of one component solved exactly; larger ones greedily, best first. */
const EXACT_MAX = 200;
/** Cost of what is not allowed. */
const FORBIDDEN = 1e6;

export type LineDrafts = { readonly transactionId: number; readonly drafts: readonly Draft[] };

/** Whether an item may serve several lines: a part leaves something open. */
export const isPart = ({ amount }: Draft): boolean =>
  amount.level === 'part' || amount.level === 'part less the usual fee' || amount.level === 'rest of several parts';

/** How much of an item the draft takes, without sign; all that is open unless it is a part. */
function taken(draft: Draft, ordinal: number, lineMinor: number): number {
  const entry = must(
    draft.items.find((item) => item.ordinal === ordinal),
    'an item of the draft',
  );
  return isPart(draft) && draft.items.length === 1 ? Math.abs(lineMinor - draft.amount.feeMinor) : Math.abs(entry.openMinor);
}

/** What is left of each item while drafts are granted. */
class OpenAmounts {
  readonly #takenByOrdinal = new Map<number, number>();

  canTake(draft: Draft, lineMinor: number): boolean {
    return draft.items.every(
      ({ ordinal, openMinor }) => (this.#takenByOrdinal.get(ordinal) ?? 0) + taken(draft, ordinal, lineMinor) <= Math.abs(openMinor),
    );
  }

  take(draft: Draft, lineMinor: number): void {
    for (const { ordinal } of draft.items)
      this.#takenByOrdinal.set(ordinal, (this.#takenByOrdinal.get(ordinal) ?? 0) + taken(draft, ordinal, lineMinor));
  }
}

export type Claim = { readonly line: LineDrafts; readonly lineMinor: number };

/** Lines that compete, directly or through others, for the same items (union–find over the items of all drafts). */
function components(claims: readonly Claim[]): Claim[][] {
  const parent = claims.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  const firstWith = new Map<number, number>();
  claims.forEach(({ line }, index) => {
    for (const draft of line.drafts)
      for (const { ordinal } of draft.items) {
        const first = firstWith.get(ordinal);
        if (first === undefined) firstWith.set(ordinal, index);
        else parent[rootOf(index)] = rootOf(first);
      }
  });
  const groups = new Map<number, Claim[]>();
  claims.forEach((claim, index) => {
    const root = rootOf(index);
    const group = groups.get(root) ?? [];
    groups.set(root, group);
    group.push(claim);
  });
  return [...groups.values()];
}

/** One item a line, all lines of a component at once; a null column for each line costs nothing, an item its bits. */
function assignSingles(claims: readonly Claim[], open: OpenAmounts, chosen: Map<number, Draft>): void {
  const single = ({ line, lineMinor }: Claim): Draft[] =>
    line.drafts.filter((draft) => draft.items.length === 1 && draft.bits > 0 && open.canTake(draft, lineMinor));
  const rows = claims.map((claim) => ({ claim, drafts: single(claim) })).filter(({ drafts }) => drafts.length > 0);
  const columnOf = new Map<number, number>();
  for (const { drafts } of rows)
    for (const draft of drafts) {
      const ordinal = draft.items[0]?.ordinal ?? 0;
      if (!columnOf.has(ordinal)) columnOf.set(ordinal, columnOf.size);
    }
  const cost = rows.map(({ drafts }, row) => {
    const costs = Array.from({ length: columnOf.size + rows.length }, () => FORBIDDEN);
    for (const draft of drafts) costs[columnOf.get(draft.items[0]?.ordinal ?? 0) ?? 0] = -draft.bits;
    costs[columnOf.size + row] = 0;
    return costs;
  });
  assignRows(cost).forEach((column, row) => {
    const { claim, drafts } = must(rows[row], 'a row of the assignment');
    const draft = drafts.find(({ items }) => columnOf.get(items[0]?.ordinal ?? 0) === column);
    if (draft === undefined) return;
    chosen.set(claim.line.transactionId, draft);
    open.take(draft, claim.lineMinor);
  });
}

/** Grants drafts best first, as far as the items go. */
function grantGreedily(claims: readonly Claim[], open: OpenAmounts, chosen: Map<number, Draft>): void {
  const offers = claims.flatMap((claim) => claim.line.drafts.filter((draft) => draft.bits > 0).map((draft) => ({ claim, draft })));
  offers.sort((a, b) => b.draft.bits - a.draft.bits || a.claim.line.transactionId - b.claim.line.transactionId);
  for (const { claim, draft } of offers) {
    if (chosen.has(claim.line.transactionId) || !open.canTake(draft, claim.lineMinor)) continue;
    chosen.set(claim.line.transactionId, draft);
    open.take(draft, claim.lineMinor);
  }
}

/**
 * Which reading each line gets when all lines are looked at together: sets of several items first, where they are the line's best, then single items by
 * assignment, then parts of what is still open. No item is taken beyond its open amount. The order of the lines does not matter.
 */
export function grantClaims(claims: readonly Claim[]): ReadonlyMap<number, Draft> {
  const chosen = new Map<number, Draft>();
  const open = new OpenAmounts();
  const ordered = claims.toSorted((a, b) => a.line.transactionId - b.line.transactionId);
  for (const component of components(ordered.filter(({ line }) => line.drafts.length > 0))) {
    if (component.length > 1 && component.length <= EXACT_MAX) {
      const groups = component
        .map((claim) => ({ ...claim, line: { ...claim.line, drafts: claim.line.drafts.slice(0, 1).filter(({ items }) => items.length > 1) } }))
        .filter(({ line }) => line.drafts.length > 0);
      grantGreedily(groups, open, chosen);
      assignSingles(
        component.filter(({ line }) => !chosen.has(line.transactionId)),
        open,
        chosen,
      );
    }
    grantGreedily(
      component.filter(({ line }) => !chosen.has(line.transactionId)),
      open,
      chosen,
    );
  }
  return chosen;
}
