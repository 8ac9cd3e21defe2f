import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openPackage } from '../../../../../src-main/engine/import/formats/workbook-package.ts';
import { sheetSource } from '../../../../../src-main/engine/import/formats/workbook-sheet.ts';

function recordsOf(sheet: string): [number, string[]][] {
  const context = { sharedStrings: ['Date', 'Shop & Co'], styleKinds: ['number', 'date'] as const, isYear1904: false };
  const records: [number, string[]][] = [];
  sheetSource(sheet, context).forEachRecord((cells, line) => {
    records.push([line, [...cells]]);
    return true;
  });
  return records;
}

describe('sheetSource', () => {
  it('reads shared, inline and formula texts, numbers, dates and booleans at their columns', () => {
    const cells = [
      '<c r="A3" s="1"><v>43449</v></c>',
      '<c r="C3" t="s"><v>1</v></c>',
      '<c r="D3"><v>-33.5</v></c>',
      '<c r="E3" t="inlineStr"><is><t> a &lt; b </t></is></c>',
      '<c r="F3" t="str"><f>A1&amp;B1</f><v>joined</v></c>',
      '<c r="G3" t="b"><v>1</v></c>',
      '<c r="H3" t="e"><v>#N/A</v></c>',
      '<c r="I3" t="d"><v>2026-01-05T00:00:00</v></c>',
      '<c r="J3" s="1" t="s"><v>0</v></c>',
    ];
    const sheet = `<worksheet><cols><col min="1"/></cols><sheetData><row r="1"/><row r="2"><c r="A2" s="1"/></row><row r="3">${cells.join('')}</row></sheetData></worksheet>`;
    expect(recordsOf(sheet)).toEqual([[3, ['2018-12-15', '', 'Shop & Co', '-33.5', 'a < b', 'joined', 'TRUE', '', '2026-01-05', 'Date']]]);
  });

  it('stops when the visitor has enough, and reads what there is of a damaged sheet', () => {
    expect(recordsOf('<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c><c r="XFD2"><v>9</v></c><c><v')).toEqual([
      [1, ['1']],
      [2, ['2']],
    ]);
  });
});

describe('openPackage', () => {
  it('unpacks the parts and drops namespace prefixes', () => {
    const parts = openPackage(zipSync({ 'xl/workbook.xml': strToU8('<x:workbook><x:sheets/></x:workbook>'), 'xl/media/image1.png': strToU8('no') }));
    expect([...parts]).toEqual([['xl/workbook.xml', '<workbook><sheets/></workbook>']]);
  });

  it.each([
    [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /save it as .xlsx or CSV/],
    [zipSync({ 'statement.xml': strToU8('<a/>') }), /ZIP archive/],
    [zipSync({ 'xl/workbook.bin': strToU8('') }), /xlsb/],
    [zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }).subarray(0, 40), /damaged/],
  ])('refuses what is no .xlsx (case %#)', (bytes, reason) => {
    expect(() => openPackage(bytes)).toThrow(reason);
  });

  it('refuses a package that unpacks to more than 512 MB before unpacking it', () => {
    const packed = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') });
    const view = new DataView(packed.buffer);
    for (let at = 0; at + 28 < packed.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 600 * 1024 * 1024, true);
    }
    expect(() => openPackage(packed)).toThrow(/more than 512 MB/);
  });
});
