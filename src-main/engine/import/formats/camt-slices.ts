/** A piece of a camt document: the text of an entry, or the rest of a statement without its entries. */
export type EntrySlice =
  | { readonly kind: 'entry'; readonly ordinal: number; readonly text: string }
  | { readonly kind: 'damaged'; readonly ordinal: number };

export type StatementSlice = {
  /** The statement element without its entries, closed: account, period, balances. */
  readonly frame: string;
  readonly entries: readonly EntrySlice[];
  readonly isClosed: boolean;
};

export type CamtSlices = { readonly header: string; readonly statements: readonly StatementSlice[] };

const STATEMENT = /<((?:[\w-]+:)?)(Stmt|Rpt|Ntfctn)(?:\s[^<>]*)?>/g;
const ENTRY_OPEN = /<((?:[\w-]+:)?)Ntry(?:\s[^<>]*)?>/g;

function sliceEntries(body: string, firstOrdinal: number): { frame: string; entries: EntrySlice[] } {
  const entries: EntrySlice[] = [];
  const frame: string[] = [];
  let done = 0;
  ENTRY_OPEN.lastIndex = 0;
  let open = ENTRY_OPEN.exec(body);
  while (open !== null) {
    const start = open.index;
    const after = ENTRY_OPEN.lastIndex;
    const next = ENTRY_OPEN.exec(body);
    const close = `</${open[1] ?? ''}Ntry>`;
    const end = body.slice(after, next === null ? body.length : next.index).lastIndexOf(close);
    const ordinal = firstOrdinal + entries.length;
    frame.push(body.slice(done, start));
    if (end < 0) {
      entries.push({ kind: 'damaged', ordinal });
      done = next === null ? body.length : next.index;
    } else {
      done = after + end + close.length;
      entries.push({ kind: 'entry', ordinal, text: body.slice(start, done) });
    }
    open = next;
  }
  frame.push(body.slice(done));
  return { frame: frame.join(''), entries };
}

/**
 * Cuts a camt document (comments already removed) into statements, reports or notifications and their entries, so that one damaged entry costs
 * that entry only and no more than one is parsed at a time. Ordinals of entries count from 1 through the file. Time is linear.
 */
export function sliceCamt(text: string): CamtSlices {
  const opens = [...text.matchAll(STATEMENT)];
  const statements: StatementSlice[] = [];
  let ordinal = 1;
  opens.forEach((open, index) => {
    const start = open.index + open[0].length;
    const limit = opens[index + 1]?.index ?? text.length;
    const close = `</${open[1] ?? ''}${open[2] ?? ''}>`;
    const end = text.slice(start, limit).lastIndexOf(close);
    const { frame, entries } = sliceEntries(text.slice(start, end < 0 ? limit : start + end), ordinal);
    ordinal += entries.length;
    statements.push({ frame: `<Stmt>${frame}</Stmt>`, entries, isClosed: end >= 0 });
  });
  return { header: text.slice(0, opens[0]?.index ?? Math.min(text.length, 4096)), statements };
}
