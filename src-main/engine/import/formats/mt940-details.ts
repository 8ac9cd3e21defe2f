import { collapse, ibanOrNull, joinWords, wordsOrNull } from './words.ts';

/** What field 86 says about a movement, in the dialects in use. */
export type Mt940Details = {
  readonly description: string;
  readonly counterparty: string | null;
  readonly counterpartyIban: string | null;
  readonly reference: string | null;
  readonly endToEndId: string | null;
};

/** Width of a subfield and of a line: a part that fills it goes on in the next without a space. */
const SUBFIELD_WIDTH = 27;
const LINE_WIDTH = 65;

function joinWrapped(parts: readonly string[], width: number): string {
  let text = '';
  let isFull = true;
  for (const part of parts) {
    text += isFull || text === '' ? part : ` ${part}`;
    isFull = part.length >= width;
  }
  return text;
}

/** Labels of SEPA remittance text: end-to-end id, mandate, creditor id, text, differing parties, account and bank. */
const SEPA_LABEL = /(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|PURP|IBAN|BIC|COAM|OAMT|SQTP|RREF)[+:]\s?/g;

function sepaParts(purpose: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const labels = [...purpose.matchAll(SEPA_LABEL)].filter(
    (label) => label.index === 0 || !/\w/.test(purpose.charAt(label.index - 1)) || label[0].includes('+'),
  );
  labels.forEach((label, index) => {
    const name = label[1] ?? '';
    const text = purpose.slice(label.index + label[0].length, labels[index + 1]?.index ?? purpose.length).trim();
    if (!parts.has(name)) parts.set(name, text);
  });
  const [first] = labels;
  if (first !== undefined && first.index > 0) parts.set('', purpose.slice(0, first.index).trim());
  return parts;
}

const meant = (id: string | null | undefined): string | null =>
  id === undefined || id === null || /^(?:NOT ?PROVIDED|NONREF|)$/i.test(id.trim()) ? null : collapse(id);

/** The character that introduces numbered subfields behind the three-digit transaction code, where the text is of that dialect. */
function subfieldMark(text: string): string | null {
  const match = /^\d{3}\s?([^\w\s])\d{2}/.exec(text) ?? /^([?~^<])(?:00|10|20)/.exec(text);
  return match?.[1] ?? null;
}

function structured(text: string, mark: string): Mt940Details {
  const purpose: string[] = [];
  const fields = new Map<string, string[]>();
  for (const part of text.split(mark).slice(1)) {
    const code = part.slice(0, 2);
    if (!/^\d{2}$/.test(code)) continue;
    const content = part.slice(2);
    if (/^(?:2\d|6[0-3])$/.test(code)) purpose.push(content);
    else fields.set(code, [...(fields.get(code) ?? []), content]);
  }
  const field = (code: string): string => (fields.get(code) ?? []).join('');
  const whole = joinWrapped(purpose, SUBFIELD_WIDTH);
  const sepa = sepaParts(whole);
  const name = wordsOrNull(joinWrapped([field('32'), field('33')], SUBFIELD_WIDTH));
  const words = wordsOrNull(
    sepa.size === 0
      ? whole
      : joinWords([wordsOrNull(sepa.get('')), wordsOrNull(sepa.get('SVWZ')), wordsOrNull(sepa.get('ABWA')), wordsOrNull(sepa.get('ABWE'))]),
  );
  return {
    description: joinWords([wordsOrNull(field('00')), words, name]),
    counterparty: name ?? wordsOrNull(sepa.get('ABWA')) ?? wordsOrNull(sepa.get('ABWE')),
    counterpartyIban: ibanOrNull(field('38')) ?? ibanOrNull(field('31')) ?? ibanOrNull(sepa.get('IBAN')),
    reference: meant(sepa.get('KREF')),
    endToEndId: meant(sepa.get('EREF')),
  };
}

/** Code words of the slash dialect. A word not listed is text, since amounts and dates contain slashes too. */
const CODE_WORDS =
  'TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|CNTP|ADDR|ORDP|BENM|ISDT|PREF|ULTD|ULTB|PURP|SVCL|TRCD|RTRN|IDCM|OPRP|OCMT|EXCH|BUS|CREF|PY|INIT|RTRN|BO|BI|ID|USTD|STRD';
const CODE_WORD = new RegExp(`/(${CODE_WORDS})/`, 'g');

function codeWords(text: string): Mt940Details {
  const parts = new Map<string, string>();
  const words = [...text.matchAll(CODE_WORD)];
  words.forEach((word, index) => {
    const content = text.slice(word.index + word[0].length, words[index + 1]?.index ?? text.length).replace(/\/+$/, '');
    const name = word[1] ?? '';
    if (content.trim() !== '' && !parts.has(name)) parts.set(name, content);
  });
  // CNTP packs account, bank, name and city into one element, separated by slashes.
  const [account, , packedName] = (parts.get('CNTP') ?? '').split('/');
  const name = wordsOrNull(parts.get('NAME') ?? packedName ?? parts.get('ORDP') ?? parts.get('BENM'));
  const remittance = (parts.get('REMI') ?? parts.get('PREF') ?? '').replace(/^(?:USTD|STRD)\/{1,2}/, '').replace(/\/(?:USTD|STRD)\//g, ' ');
  const spoken = ['TRTP', 'USTD', 'ADDR', 'PURP', 'RTRN'].map((code) => wordsOrNull(parts.get(code)));
  const lead = words[0] === undefined ? null : wordsOrNull(text.slice(0, words[0].index));
  return {
    description: joinWords([lead, ...spoken.slice(0, 1), name, wordsOrNull(remittance), ...spoken.slice(1)]),
    counterparty: name,
    counterpartyIban: ibanOrNull(parts.get('IBAN')) ?? ibanOrNull(account),
    reference: null,
    endToEndId: meant(parts.get('EREF')),
  };
}

/** Numbered lines of field NS: 01 to 14 are remittance, 15 and 16 the counterparty's name, 17 the kind of booking. */
export function detailsOfNs(text: string): Mt940Details {
  const numbered = new Map<string, string>();
  for (const line of text.split('\n')) numbered.set(line.slice(0, 2), line.slice(2).trim());
  const texts = [...numbered].filter(([code]) => code >= '01' && code <= '14').map(([, words]) => words);
  const name = wordsOrNull(`${numbered.get('15') ?? ''} ${numbered.get('16') ?? ''}`);
  return {
    description: joinWords([wordsOrNull(numbered.get('17')), wordsOrNull(texts.join(' ')), name]),
    counterparty: name,
    counterpartyIban: null,
    reference: null,
    endToEndId: null,
  };
}

/**
 * Field 86 understood: numbered subfields behind a transaction code (`166?00…?20…?32…`, also with `<`, `~` or `^`), code words between slashes
 * (`/TRTP/…/NAME/…/REMI/…`), SEPA labels in plain text, or plain text.
 */
export function detailsOf86(text: string): Mt940Details {
  const lines = text.split('\n');
  const unbroken = lines.join('');
  const mark = subfieldMark(unbroken.trimStart());
  if (mark !== null) return structured(unbroken.trimStart(), mark);
  const joined = joinWrapped(
    lines.filter((line) => line.trim() !== ''),
    LINE_WIDTH,
  );
  if (/^\s*\/[A-Z]{2,4}\//.test(unbroken) || (unbroken.match(CODE_WORD)?.length ?? 0) >= 2) return codeWords(unbroken);
  const sepa = sepaParts(joined);
  return {
    description: collapse(joined),
    counterparty: wordsOrNull(sepa.get('ABWA')),
    counterpartyIban: ibanOrNull(sepa.get('IBAN')) ?? ibanOrNull(/\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b/.exec(joined)?.[0]),
    reference: null,
    endToEndId: meant(sepa.get('EREF')?.split(/\s/)[0]),
  };
}
