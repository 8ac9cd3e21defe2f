import { describe, expect, it } from 'vitest';
import { cellsOf, rawRecord, readRawLines } from '../../../../../src-renderer/pages/import/raw-lines.ts';

describe('the file as it stands', () => {
  it('decodes under the encoding it was read with, whatever ends its lines', async () => {
    const latin = new Blob([new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x0d, 0x0a, 0x61, 0x0d, 0x62])]);
    expect(await readRawLines(latin, 'windows-1252')).toEqual(['Müll', 'a', 'b']);
  });

  it('says when the browser does not know an encoding', async () => {
    expect(await readRawLines(new Blob(['a']), 'cp850')).toBeNull();
  });

  it('takes a record with all its lines, and no more', () => {
    const lines = ['head', '1;"two', 'lines";3', '4;5;6', ''];
    expect(rawRecord(lines, 2, 4)).toBe('1;"two\nlines";3');
    expect(rawRecord(lines, 4, null)).toBe('4;5;6');
    expect(rawRecord(lines, 9, null)).toBeNull();
  });

  it('takes a record apart into its cells', () => {
    expect(cellsOf('1;"two\nlines";"say ""hi"""', ';').map(({ text }) => text)).toEqual(['1', 'two lines', 'say "hi"']);
  });
});
