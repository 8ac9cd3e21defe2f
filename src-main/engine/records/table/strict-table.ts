import type { KeptRecord } from '../../import/table/header/find-header.ts';

/**
 * Reads delimited text that is quoted exactly as RFC 4180 says: a cell is quoted as a whole or not at all, and a quote within one is doubled. Null where
 * the text is anything else, for then a reader that forgives must guess. Cells may hold line ends and separators; blank records are left out.
 */
export function readStrictTable(text: string, delimiter: string): KeptRecord[] | null {
  const records: KeptRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let startLine = 1;
  let at = 0;
  const endRecord = (): void => {
    if (cells.some((cell) => cell !== '')) records.push({ cells, line: startLine });
    cells = [];
    startLine = line;
  };
  while (at <= text.length) {
    let cell: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end < 0) return null;
      const raw = text.slice(at + 1, end);
      line += raw.split(/\r\n|\r|\n/).length - 1;
      cell = raw.replaceAll('""', '"').trim();
      at = end + 1;
    } else {
      const end = endOfCell(text, at, delimiter);
      cell = text.slice(at, end).trim();
      if (cell.includes('"')) return null;
      at = end;
    }
    cells.push(cell);
    const next = text[at];
    if (next === delimiter) {
      at += 1;
    } else if (next === undefined) {
      endRecord();
      break;
    } else if (next === '\n' || next === '\r') {
      at += next === '\r' && text[at + 1] === '\n' ? 2 : 1;
      line += 1;
      endRecord();
    } else return null;
  }
  return records;
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}
