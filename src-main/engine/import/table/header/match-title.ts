import { foldText } from '../values/month-names.ts';
import { COLUMN_ROLES, HEADER_WORDS, type ColumnRole } from './header-words.ts';

/** What a title may mean: the roles of the whole title or of the longest known word in it, best first. A word may mean several things (`Valuta`). */
export type TitleMeaning = { readonly roles: readonly ColumnRole[]; readonly word: string; readonly isExact: boolean };

/** Words without letters of the Latin, Greek or Cyrillic alphabets have no spaces between them and match anywhere. */
const IDEOGRAPHIC = /[\u3000-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]/;
/** Shorter words match only as a word of their own: "ut", "in", "dr". */
const LONG_ENOUGH_TO_START_A_WORD = 4;
/** From this length a word may end a compound: Buchungs*datum*. */
const LONG_ENOUGH_FOR_COMPOUND = 5;
/** A longer text is a sentence, not a title. */
const LONGEST_TITLE = 60;
const DATE_STEM = /(datum|dato|dag|tarih|paiva|pvm|date|fecha|data|дата|日期|ngay|tanggal|ημερομηνια|תאריך|日時|일자|일시|kuupaev|วันที่)/u;

const ROLES_OF_WORD: ReadonlyMap<string, readonly ColumnRole[]> = rolesByWord();
const WORDS_LONGEST_FIRST: readonly string[] = [...ROLES_OF_WORD.keys()].toSorted((a, b) => b.length - a.length);

function rolesByWord(): Map<string, ColumnRole[]> {
  const byWord = new Map<string, ColumnRole[]>();
  for (const role of COLUMN_ROLES) {
    for (const raw of (HEADER_WORDS[role] ?? '').split('|')) {
      const word = normalizeTitle(raw);
      const roles = byWord.get(word) ?? [];
      if (word !== '' && !roles.includes(role)) byWord.set(word, [...roles, role]);
    }
  }
  return byWord;
}

/** A title for comparison: folded, camel case split, everything but letters and digits a space. */
function normalizeTitle(title: string): string {
  return foldText(title.replaceAll(/([a-z])([A-Z])/g, '$1 $2'))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same few titles and texts are asked about again and again while a header is looked for. */
const remembered = new Map<string, TitleMeaning | null>();
const REMEMBERED = 4000;

/** What a title says its column is, or null when it says nothing known. A remark in parentheses counts only as part of the whole title. */
export function meaningOfTitle(title: string): TitleMeaning | null {
  const known = remembered.get(title);
  if (known !== undefined) return known;
  const meaning = title.length > LONGEST_TITLE * 2 ? null : readMeaning(title);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(title, meaning);
  return meaning;
}

/** Whether a cell is exactly a title known in some language; cheap. */
export function isKnownTitle(cell: string): boolean {
  return cell.length <= LONGEST_TITLE && ROLES_OF_WORD.has(normalizeTitle(cell));
}

function readMeaning(title: string): TitleMeaning | null {
  const whole = normalizeTitle(title);
  // "Amount (credit)": the remark names the side.
  const side = ROLES_OF_WORD.get(normalizeTitle(/[([（【](.*?)[)\]）】]/.exec(title)?.[1] ?? ''));
  if (side !== undefined && (side[0] === 'debit' || side[0] === 'credit')) return { roles: side, word: whole, isExact: true };
  const bare = normalizeTitle(title.replaceAll(/[([（【].*?[)\]）】]/g, ' '));
  for (const text of [whole, bare, whole.replaceAll(/ \d+$/g, '')]) {
    const roles = text.length > LONGEST_TITLE ? undefined : (ROLES_OF_WORD.get(text) ?? ROLES_OF_WORD.get(text.replaceAll(' ', '')));
    if (roles !== undefined) return { roles, word: text, isExact: true };
  }
  const text = bare === '' ? whole : bare;
  if (text === '' || text.length > LONGEST_TITLE) return null;
  // A whole word says more than the beginning of one: "Sold contabil" is a balance, not an account ("cont").
  const wholeWords = WORDS_LONGEST_FIRST.filter((word) => contains(text, word, true));
  const found = (wholeWords.length > 0 ? wholeWords : WORDS_LONGEST_FIRST.filter((word) => contains(text, word, false))).slice(0, 3);
  const roles = [...new Set(found.flatMap((word) => ROLES_OF_WORD.get(word) ?? []))];
  if (DATE_STEM.test(text) && !roles.some((role) => role.endsWith('date'))) roles.push('booking_date');
  return roles.length === 0 ? null : { roles, word: found[0] ?? text, isExact: false };
}

function contains(text: string, word: string, isWholeWord: boolean): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  if (IDEOGRAPHIC.test(word)) return true;
  const startsWord = at === 0 || text[at - 1] === ' ';
  const endsWord = at + word.length === text.length || text[at + word.length] === ' ';
  if (startsWord && endsWord) return true;
  if (isWholeWord) return false;
  if (startsWord && word.length >= LONG_ENOUGH_TO_START_A_WORD) return true;
  return endsWord && word.length >= LONG_ENOUGH_FOR_COMPOUND;
}
