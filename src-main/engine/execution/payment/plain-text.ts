/** `Ä=Ae Ö=Oe` as a map. */
function readTable(table: string): ReadonlyMap<string, string> {
  return new Map(table.split(' ').map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]));
}

/** Letters that do not come apart into a base letter and an accent; umlauts as German banks write them. */
const LETTERS = readTable(
  'Ä=Ae Ö=Oe Ü=Ue ä=ae ö=oe ü=ue ß=ss ẞ=SS Æ=Ae æ=ae Œ=Oe œ=oe Ø=O ø=o Ð=D ð=d Þ=Th þ=th Ł=L ł=l Đ=D đ=d Ħ=H ħ=h ı=i Ŋ=N ŋ=n №=No €=EUR',
);

/** Signs with an accepted stand-in. */
const SIGNS = readTable(`&=+ @=(at) _=- ;=, !=. [=( ]=) {=( }=) |=/ \\=/ "=' \`=' ´=' ‘=' ’=' ‚=' “=' ”=' „=' «=' »=' –=- —=- −=- …=.`);

/** Greek by ISO 843, Cyrillic by the Bulgarian table of the European Payments Council with the letters of its neighbours. */
const ALPHABETS = readTable(
  'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o ' +
    'а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=sht ъ=a ы=y ь=y э=e ю=yu я=ya ' +
    'ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѕ=dz і=i є=e',
);

/** The characters every SEPA bank must carry. Source: European Payments Council, EPC217-08. */
const CARRIED = /^[A-Za-z0-9/\-?:().,'+ ]*$/;

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lookUp(char: string): string | undefined {
  const standIn = LETTERS.get(char) ?? SIGNS.get(char) ?? ALPHABETS.get(char);
  if (standIn !== undefined) return standIn;
  const small = ALPHABETS.get(char.toLowerCase());
  return small === undefined ? undefined : capitalized(small);
}

function plainChar(char: string): string {
  if (/\s/.test(char)) return ' ';
  if (CARRIED.test(char)) return char;
  const direct = lookUp(char);
  if (direct !== undefined) return direct;
  const parts = Array.from(char.normalize('NFKD')).filter((part) => !/\p{M}/u.test(part));
  return parts.map((part) => (CARRIED.test(part) ? part : (lookUp(part) ?? '.'))).join('');
}

/**
 * A text in the characters every SEPA bank carries: accents dropped, German umlauts as two letters, Greek and Cyrillic in Latin letters, other
 * signs by their nearest, what has none a full stop; spaces are made one. `Zürich & Söhne` is `Zuerich + Soehne`. The result may be longer.
 */
export function plainText(text: string): string {
  return Array.from(text.normalize('NFC'), plainChar).join('').replace(/ +/g, ' ').trim();
}

/** Whether a text can be carried as it stands. */
export function isPlain(text: string): boolean {
  return CARRIED.test(text);
}

/** The plain text cut to so many characters, never ending in a space. */
export function fittedText(text: string, maxLength: number): string {
  return plainText(text).slice(0, maxLength).trimEnd();
}

/** FNV-1a, 32 bits, as eight hexadecimal digits: tells two long ids apart once they are cut. */
function fingerprint(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Longest identification in a payment message (Max35Text). */
export const MAX_IDENTIFICATION_LENGTH = 35;

/**
 * An identification for a payment message from an id of ours: letters, digits, full stop and hyphen, at most 35 characters. A longer id loses its
 * hyphens, and if still too long its end, in exchange for a fingerprint. Same id, same text.
 */
export function messageIdentification(id: string): string {
  const clean = plainText(id).replace(/[^A-Za-z0-9.-]/g, '-');
  if (clean.length <= MAX_IDENTIFICATION_LENGTH) return clean;
  const short = clean.replaceAll('-', '');
  return short.length <= MAX_IDENTIFICATION_LENGTH ? short : `${short.slice(0, MAX_IDENTIFICATION_LENGTH - 9)}-${fingerprint(id)}`;
}
