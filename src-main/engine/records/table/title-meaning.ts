import { RECORD_KINDS, type RecordKind } from '../../../../src-shared/domain/vocabulary/records.ts';
import { FIELDS_OF_KIND, PARTS_OF_KIND, type RecordField } from '../fields.ts';
import { foldWords } from '../words/fold-words.ts';
import { NAME_WORDS, SIDE_WORDS, TITLE_WORDS } from '../words/title-words.ts';

export type Side = 'customer' | 'vendor';

/** What a title may say: the field for a kind of records, how surely, and the side it names, if any. */
export type TitleMeaning = { readonly field: RecordField | null; readonly isExact: boolean; readonly side: Side | null };

/** A longer text is a sentence, not a title. */
const LONGEST_TITLE = 60;
/** Shorter words count only as a whole title: "no", "al", "art". */
const SHORTEST_PART = 4;
/** From this length a word may be the beginning or the end of a compound: Rechnungs*datum*. */
const SHORTEST_COMPOUND = 5;

const split = (words: string): string[] => words.split('|').map(foldWords);

const FIELDS_OF_WORD: ReadonlyMap<string, readonly RecordField[]> = fieldsByWord();
const LONGEST_FIRST: readonly string[] = [...FIELDS_OF_WORD.keys()]
  .filter((word) => word.length >= SHORTEST_PART)
  .toSorted((a, b) => b.length - a.length);

/** Words that name the side, the longest first: "bill to" is a customer's, "bill" a vendor's. */
const SIDES: readonly (readonly [string, Side])[] = (['customer', 'vendor'] as const)
  .flatMap((side) => split(SIDE_WORDS[side]).map((word) => [word, side] as const))
  .toSorted((a, b) => b[0].length - a[0].length);
/** Beginnings of German and Dutch compounds: Kundennummer, leveranciersnaam. */
const SIDE_STEMS: readonly (readonly [string, Side])[] = [
  ...['kunden', 'debitor', 'klant', 'debiteur'].map((stem) => [stem, 'customer'] as const),
  ...['lieferant', 'kreditor', 'leverancier', 'crediteur'].map((stem) => [stem, 'vendor'] as const),
];
const NAMES: ReadonlySet<string> = new Set(split(NAME_WORDS).flatMap((words) => words.split(' ')));

/** In a table of agreements these name the contract; the other words for a name mean the party it is with. */
const AGREEMENT_NAMES: ReadonlySet<string> = new Set(
  split(
    'name|agreement|agreement name|contract|contract name|bezeichnung|vertrag|vertragsname|vertragsbezeichnung|contrat|nom du contrat|contrato|nombre del contrato|contratto|nome contratto|nom|nombre|nome|naam|naam contract',
  ),
);
/** Titles of an agreement that has no name column. */
const AGREEMENT_SUBJECTS: ReadonlySet<string> = new Set(split(TITLE_WORDS.description ?? ''));

function fieldsByWord(): Map<string, RecordField[]> {
  const byWord = new Map<string, RecordField[]>();
  for (const [field, words] of Object.entries(TITLE_WORDS) as [RecordField, string][]) {
    for (const word of split(words)) byWord.set(word, [...(byWord.get(word) ?? []), field]);
  }
  return byWord;
}

/** The side that a text names, or null: "Open invoices customers", "Offene Posten Debitoren". */
export function sideOfText(text: string): Side | null {
  if (text.length > LONGEST_TITLE * 2) return null;
  const padded = ` ${foldWords(text)} `;
  const found = SIDES.find(([word]) => padded.includes(` ${word} `));
  return found?.[1] ?? SIDE_STEMS.find(([stem]) => padded.includes(` ${stem}`))?.[1] ?? null;
}

/** The title without the words of a side, or null where it has none or nothing is left to tell apart. */
function withoutSide(title: string): { readonly rest: string; readonly side: Side } | null {
  const padded = ` ${title} `;
  const found = SIDES.find(([word]) => padded.includes(` ${word} `));
  if (found === undefined) return null;
  const rest = padded
    .replace(` ${found[0]} `, ' ')
    .trim()
    .split(' ')
    .filter((word) => !NAMES.has(word));
  return { rest: rest.join(' '), side: found[1] };
}

function isPartyKind(kind: RecordKind): boolean {
  return kind === 'customers' || kind === 'vendors';
}

/** The field that holds the name of the party in a table of this kind. */
function partyFieldOf(kind: RecordKind): RecordField {
  return isPartyKind(kind) ? 'name' : 'party';
}

function fieldFor(kind: RecordKind, fields: readonly RecordField[]): RecordField | null {
  const allowed = [...FIELDS_OF_KIND[kind], ...PARTS_OF_KIND[kind]];
  const found = allowed.find((field) => fields.includes(field));
  if (found !== undefined && !(kind === 'agreements' && found === 'name')) return found;
  // A name column of a table of documents or agreements names the party.
  return fields.includes('name') && !isPartyKind(kind) ? 'party' : isPartyKind(kind) && fields.includes('party') ? 'name' : null;
}

function exactField(kind: RecordKind, title: string): RecordField | null {
  if (kind === 'agreements' && AGREEMENT_NAMES.has(title)) return 'name';
  const field = fieldFor(kind, FIELDS_OF_WORD.get(title) ?? FIELDS_OF_WORD.get(title.replaceAll(' ', '')) ?? []);
  return field === null && kind === 'agreements' && AGREEMENT_SUBJECTS.has(title) ? 'name' : field;
}

function contains(title: string, word: string): 'whole' | 'compound' | null {
  const at = title.indexOf(word);
  if (at < 0) return null;
  const startsWord = at === 0 || title[at - 1] === ' ';
  const endsWord = at + word.length === title.length || title[at + word.length] === ' ';
  if (startsWord && endsWord) return 'whole';
  return word.length >= SHORTEST_COMPOUND && (startsWord || endsWord) ? 'compound' : null;
}

/** The field of the longest known word in the title; whole words say more than parts of compounds. */
function partialField(kind: RecordKind, title: string): RecordField | null {
  for (const way of ['whole', 'compound'] as const) {
    for (const word of LONGEST_FIRST) {
      if (contains(title, word) !== way) continue;
      const field = fieldFor(kind, FIELDS_OF_WORD.get(word) ?? []);
      if (field !== null) return field;
    }
  }
  return null;
}

/** A title as it is looked up: whole, and without remarks in parentheses. */
function formsOf(title: string): readonly string[] {
  const whole = foldWords(title);
  const bare = foldWords(title.replaceAll(/[([].*?[)\]]/g, ' '));
  return whole === bare || bare === '' ? [whole] : [whole, bare];
}

/** The kinds in whose tables a text is exactly a title; cheap, for looking at many cells. */
export function kindsOfTitle(title: string): readonly RecordKind[] {
  if (title === '' || title.length > LONGEST_TITLE) return [];
  const texts = formsOf(title).flatMap((text) => [text, withoutSide(text)?.rest ?? null]);
  if (texts.includes('')) return RECORD_KINDS;
  return RECORD_KINDS.filter((kind) => texts.some((text) => text !== null && exactField(kind, text) !== null));
}

/**
 * What a title of the header says its column is in a table of the kind: exactly, also behind a word for the side, or by a known word that it merely
 * contains. A remark in parentheses counts only as part of the whole title.
 */
export function meaningOfTitle(title: string, kind: RecordKind): TitleMeaning {
  if (title.length > LONGEST_TITLE) return { field: null, isExact: false, side: null };
  const forms = formsOf(title);
  const side = sideOfText(title);
  for (const text of forms) {
    const field = exactField(kind, text);
    if (field !== null) return { field, isExact: true, side: field === 'party' && text === 'customer or vendor' ? null : side };
    const sided = withoutSide(text);
    if (sided === null) continue;
    if (sided.rest === '') return { field: partyFieldOf(kind), isExact: true, side: sided.side };
    const rest = exactField(kind, sided.rest);
    if (rest !== null) return { field: rest, isExact: true, side: sided.side };
  }
  const [whole = ''] = forms;
  return { field: whole === '' ? null : partialField(kind, forms.at(-1) ?? whole), isExact: false, side };
}
