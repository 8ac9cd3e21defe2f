/**
 * Named character references found in bank files: the five of XML and the HTML ones that banks copy from their web pages. Nothing else is
 * expanded, so no document can define an entity of its own.
 */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    euro: '€',
    pound: '£',
    yen: '¥',
    cent: '¢',
    sect: '§',
    copy: '©',
    reg: '®',
    deg: '°',
    middot: '·',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    bull: '•',
    szlig: 'ß',
    aelig: 'æ',
    AElig: 'Æ',
    oslash: 'ø',
    Oslash: 'Ø',
    aring: 'å',
    Aring: 'Å',
    ordm: 'º',
    ordf: 'ª',
  }),
);

/** Accented letters are written as letter + accent name (`eacute`): combined here instead of listed one by one. */
const COMBINING: ReadonlyMap<string, string> = new Map([
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['circ', '\u0302'],
  ['tilde', '\u0303'],
  ['uml', '\u0308'],
  ['cedil', '\u0327'],
  ['caron', '\u030c'],
]);

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g;

function named(name: string): string | null {
  const direct = NAMED.get(name);
  if (direct !== undefined) return direct;
  const accent = COMBINING.get(name.slice(1));
  return accent === undefined ? null : `${name.slice(0, 1)}${accent}`.normalize('NFC');
}

function fromCodePoint(code: number): string | null {
  const isCharacter = code > 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : null;
}

/**
 * Text with character references replaced once: `A &amp; B` is `A & B`, `&amp;lt;` is `&lt;`. A reference that is none (`AT&T;`, `&foo;`)
 * stays as it stands, since banks write bare ampersands.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return fromCodePoint(Number.parseInt(decimal, 10)) ?? whole;
    if (hex !== undefined) return fromCodePoint(Number.parseInt(hex, 16)) ?? whole;
    return named(name ?? '') ?? whole;
  });
}
