import Papa from 'papaparse';

/** The preview shows this much of a file as it stands; the server reads all of it. */
const RAW_BYTES_MAX = 16 * 1024 * 1024;
/** A record that runs over more lines than this is shown cut off. */
const RECORD_LINES_MAX = 40;

function canDecode(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}

/** The lines of a file under an encoding, without their ends; null where this browser cannot decode it (some DOS code pages). */
export async function readRawLines(file: Blob, encoding: string): Promise<string[] | null> {
  if (!canDecode(encoding)) return null;
  const bytes = await file.slice(0, RAW_BYTES_MAX).arrayBuffer();
  return new TextDecoder(encoding).decode(bytes).split(/\r\n|\n|\r/);
}

/** The text of the record that starts at `line` (counted from 1) and ends before the next known one. */
export function rawRecord(lines: readonly string[], line: number, nextLine: number | null): string | null {
  const first = line - 1;
  if (first < 0 || first >= lines.length) return null;
  const end = Math.min(nextLine === null ? line : nextLine - 1, first + RECORD_LINES_MAX, lines.length);
  return lines.slice(first, Math.max(end, line)).join('\n').replace(/\n+$/, '');
}

type RawCell = { readonly place: number; readonly text: string };

/** One record taken apart into its cells, counted from 0, so that each can be shown beside what it was read as. */
export function cellsOf(record: string, delimiter: string): RawCell[] {
  const { data } = Papa.parse<string[]>(record, { delimiter, preview: 1 });
  return (data[0] ?? []).map((cell, place) => ({ place, text: cell.replace(/\s+/g, ' ').trim() }));
}
