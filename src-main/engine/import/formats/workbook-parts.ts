import { fromEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { decodeEntities } from './entities.ts';

const PATTERNS = new Map<string, RegExp>();

/** Value of an attribute in the inside of a tag, entities replaced; null where it is absent. */
export function attribute(tag: string, name: string): string | null {
  const pattern = PATTERNS.get(name) ?? new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  PATTERNS.set(name, pattern);
  const match = pattern.exec(tag);
  return match === null ? null : decodeEntities(match[1] ?? match[2] ?? '');
}

/** Every `<name …>` tag's inside, in order. */
function tagsOf(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`<${name}((?:\\s[^<>]*)?)/?>`, 'g'))].map((match) => match[1] ?? '');
}

export type SheetEntry = { readonly name: string; readonly path: string; readonly isHidden: boolean };

/** The sheets of a workbook in the order of their tabs, with the part each is stored in. */
export function listSheets(workbook: string, relations: string): readonly SheetEntry[] {
  const targets = new Map(tagsOf(relations, 'Relationship').map((tag) => [attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '']));
  return tagsOf(workbook, 'sheet').flatMap((tag) => {
    const target = targets.get(attribute(tag, '[\\w]*:id') ?? '') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    const name = attribute(tag, 'name');
    return name === null || target === '' ? [] : [{ name, path: path.toLowerCase(), isHidden: /hidden/i.test(attribute(tag, 'state') ?? '') }];
  });
}

export function usesYear1904(workbook: string): boolean {
  const [properties = ''] = tagsOf(workbook, 'workbookPr');
  return /^(?:1|true)$/i.test(attribute(properties, 'date1904') ?? '');
}

/** The text of a string item: its runs joined, phonetic readings left out. */
export function textOfRuns(item: string): string {
  const plain = item.includes('<rPh') ? item.replace(/<rPh[\s>][^]*?<\/rPh>/g, '') : item;
  let text = '';
  for (const run of plain.matchAll(/<t(?:\s[^<>]*)?>([^<]*)<\/t>/g)) text += run[1] ?? '';
  return decodeEntities(text);
}

/** The shared strings by index. */
export function readSharedStrings(part: string): readonly string[] {
  // An empty item may be written as `<si/>`; it counts too, or all that follow would be shifted.
  return part
    .split(/<si(?:\s[^<>]*)?\/?>/)
    .slice(1)
    .map(textOfRuns);
}

export type NumberKind = 'number' | 'date' | 'time';

/** Built-in number formats of dates and times (ECMA-376 part 1, section 18.8.30, those of East Asian locales included). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58;
const isBuiltInTime = (id: number): boolean => (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56;

function kindOfCode(code: string): NumberKind {
  const plain =
    code
      .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
      .split(';')[0]
      ?.toLowerCase() ?? '';
  if (/general/.test(plain)) return 'number';
  if (/[yd]/.test(plain) || (/m/.test(plain) && !/[hs]/.test(plain))) return 'date';
  return /[hs]/.test(plain) ? 'time' : 'number';
}

/** What the number of a cell means under each cell style, by the style's index. */
export function readStyleKinds(styles: string): readonly NumberKind[] {
  const custom = new Map(tagsOf(styles, 'numFmt').map((tag) => [Number(attribute(tag, 'numFmtId')), kindOfCode(attribute(tag, 'formatCode') ?? '')]));
  const cells = /<cellXfs[\s>][^]*?<\/cellXfs>/.exec(styles)?.[0] ?? '';
  return tagsOf(cells, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? '0');
    return custom.get(id) ?? (isBuiltInDate(id) ? 'date' : isBuiltInTime(id) ? 'time' : 'number');
  });
}

/** Days from 1970 to the day before serial 1 of the 1900 system, as counted after its invented 29 February 1900. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
/** Last serial with a date that the calendar knows (31 December 2199). */
const LAST_SERIAL = 109_575;

/**
 * The day of a serial number: in the 1900 system serial 1 is 1900-01-01 and 60 the 29 February 1900 that never was (read as the 28th), in the
 * 1904 system serial 0 is 1904-01-01. Null outside the years 1900 to 2199.
 */
export function dateOfSerial(serial: number, isYear1904: boolean): string | null {
  const day = Math.floor(serial);
  if (isYear1904) return day >= 0 && day <= LAST_SERIAL + EPOCH_1900 - EPOCH_1904 ? fromEpochDay(day + EPOCH_1904) : null;
  if (day < 1 || day > LAST_SERIAL) return null;
  return fromEpochDay(day + EPOCH_1900 + (day < 60 ? 1 : 0));
}

const SECONDS_A_DAY = 86_400;

export function timeOfSerial(serial: number): string {
  const seconds = Math.floor((serial - Math.floor(serial)) * SECONDS_A_DAY + 0.5) % SECONDS_A_DAY;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}

/** Significant digits a spreadsheet shows and keeps; the rest of a stored number is noise of its binary form (`1234.0999999999999`). */
const SIGNIFICANT_DIGITS = 15;

/** Plain decimal text of a stored number, without exponent and binary noise: `-33.5`, `1234.1`. */
export function textOfNumber(stored: string): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  if (Number.isSafeInteger(value)) return String(value);
  const short = String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
  return /e/i.test(short) ? (Math.abs(value) < 1 ? value.toFixed(12).replace(/\.?0+$/, '') : stored) : short;
}
