import { describe, expect, it } from 'vitest';
import {
  dateOfSerial,
  listSheets,
  readSharedStrings,
  readStyleKinds,
  textOfNumber,
  timeOfSerial,
} from '../../../../../src-main/engine/import/formats/workbook-parts.ts';

describe('dateOfSerial', () => {
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [43449.75, false, '2018-12-15'],
    [0, true, '1904-01-01'],
    [41987, true, '2018-12-15'],
    [0, false, null],
    [9_999_999, false, null],
  ])('reads serial %d (1904: %s) as %s', (serial, isYear1904, expected) => {
    expect(dateOfSerial(serial, isYear1904)).toBe(expected);
  });
});

describe('readStyleKinds', () => {
  it('tells dates and times from numbers, by built-in and custom formats', () => {
    const codes = ['dd\\.mm\\.yyyy;@', '#,##0.00 [$€-407];[Red]-#,##0.00', 'mmm', 'h:mm', '0.00"day"', '[$-409]d-mmm-yy'];
    const formats = codes.map((code, index) => `<numFmt numFmtId="${170 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('');
    const cells = [0, 14, 20, 170, 171, 172, 173, 174, 175].map((id) => `<xf numFmtId="${id}"/>`).join('');
    expect(
      readStyleKinds(
        `<styleSheet><numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="9">${cells}</cellXfs></styleSheet>`,
      ),
    ).toEqual(['number', 'date', 'time', 'date', 'number', 'date', 'time', 'number', 'date']);
  });
});

describe('readSharedStrings', () => {
  it('joins runs, keeps empty items in place and leaves out phonetic readings', () => {
    const part =
      '<sst><si><t>A &amp; B</t></si><si/><si><r><t>東</t></r><r><t xml:space="preserve"> 京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></si></sst>';
    expect(readSharedStrings(part)).toEqual(['A & B', '', '東 京']);
  });
});

describe('listSheets', () => {
  it('finds the part of each sheet through the relations', () => {
    const workbook =
      '<workbook><sheets><sheet name="Jan &amp; Feb" sheetId="1" r:id="rId5"/><sheet name="Old" sheetId="2" state="hidden" r:id="rId6"/></sheets></workbook>';
    const relations =
      '<Relationships><Relationship Id="rId6" Target="/xl/worksheets/Sheet2.xml"/><Relationship Target="worksheets/sheet9.xml" Id="rId5"/></Relationships>';
    expect(listSheets(workbook, relations)).toEqual([
      { name: 'Jan & Feb', path: 'xl/worksheets/sheet9.xml', isHidden: false },
      { name: 'Old', path: 'xl/worksheets/sheet2.xml', isHidden: true },
    ]);
  });
});

describe('textOfNumber', () => {
  it('writes what the spreadsheet shows, without binary noise and exponents', () => {
    expect(['1234.0999999999999', '-33.5', '1E-3', '43449', '0.30000000000000004', '12345678901234'].map(textOfNumber)).toEqual([
      '1234.1',
      '-33.5',
      '0.001',
      '43449',
      '0.3',
      '12345678901234',
    ]);
  });
  it('writes the time of a part of a day', () => {
    expect(timeOfSerial(0.75)).toBe('18:00:00');
  });
});
