import { must } from '../../../src-shared/result/assert.ts';

/** Orders documents by issue date and identity, and their truths in the same order, both in place. `id` names the field both are known by. */
export function sortTogether<K extends string>(
  documents: (Readonly<Record<K, string>> & { readonly issueDate: string })[],
  truths: Readonly<Record<K, string>>[],
  id: K,
): void {
  documents.sort((a, b) => {
    if (a.issueDate !== b.issueDate) return a.issueDate < b.issueDate ? -1 : 1;
    if (a[id] === b[id]) return 0;
    return a[id] < b[id] ? -1 : 1;
  });
  const rank = new Map<string, number>(documents.map((document, index) => [document[id], index]));
  const rankOf = (truth: Readonly<Record<K, string>>): number => must(rank.get(truth[id]), 'a document for each truth');
  truths.sort((a, b) => rankOf(a) - rankOf(b));
}
