import { describe, expect, it } from 'vitest';
import { createTokenizer } from '../../../../../src-main/engine/import/table/tokenizer.ts';
import { caught } from '../../../../support/caught.ts';

function tokens(text: string, delimiter = ',', piece = text.length): { cells: string[]; line: number }[] {
  const records: { cells: string[]; line: number }[] = [];
  const tokenizer = createTokenizer(delimiter, (cells, line) => {
    records.push({ cells: [...cells], line });
    return true;
  });
  for (let start = 0; start < text.length; start += piece) tokenizer.push(text.slice(start, start + piece), start + piece >= text.length);
  return records;
}

const cellsOf = (text: string, delimiter?: string): string[][] => tokens(text, delimiter).map((record) => record.cells);

describe('the tokenizer', () => {
  it('reads quoted cells with separators, line ends and doubled quotes', () => {
    expect(tokens('a,"b, c","say ""hi"""\n"two\nlines",x,\n')).toEqual([
      { cells: ['a', 'b, c', 'say "hi"'], line: 1 },
      { cells: ['two\nlines', 'x', ''], line: 2 },
    ]);
  });

  it('counts lines of the file, not records', () => {
    expect(tokens('"a\nb",1\n\n\nc,2\r\nd,3\re,4').map((record) => record.line)).toEqual([1, 5, 6, 7]);
  });

  it('takes a quote inside an unquoted cell, a backslash and blanks around quotes as they come', () => {
    expect(cellsOf('5" pipe,C:\\new\\10, "x"\t,y\n')).toEqual([['5" pipe', 'C:\\new\\10', 'x', 'y']]);
    expect(cellsOf('"a "b" c",d\n')).toEqual([['a "b" c', 'd']]);
  });

  it('does not let an unclosed quote swallow the rows below', () => {
    const rows = cellsOf('1,"ok",10\n2,"broken,20\n3,"fine",30\n4,"fine",40\n');
    expect(rows).toHaveLength(4);
    expect(rows[2]).toEqual(['3', 'fine', '30']);
  });

  it('gives the same records however the text is cut into pieces', () => {
    const text = 'date;text;amount\r\n1;"a;b\r\nc";2\r\n3;"x""y";4\r\n"5";;6';
    const whole = tokens(text, ';');
    for (let piece = 1; piece < 12; piece += 1) expect(tokens(text, ';', piece)).toEqual(whole);
  });

  it('refuses a line of millions of characters instead of collecting it', () => {
    expect(caught(() => tokens('x'.repeat(3_000_000), ',', 262_144))).toMatchObject({ code: 'FILE_FORMAT_UNSUPPORTED' });
  });
});
