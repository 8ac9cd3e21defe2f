/** Tokens put together at most: `RE 2024 0012` is the number `RE-2024-0012`. */
const JOINED_TOKENS = 3;
/** Shorter forms of a number occur in texts by chance. */
const FORM_MIN = 3;
const FORM_MAX = 30;

const TOKEN = /[\p{L}\p{N}]+/gu;
// Most bank text is plain ASCII, and the simple pattern is several times faster.
const ASCII_TOKEN = /[A-Z0-9]+/g;
const DIGIT = /\d/;
const NOT_ASCII = /[^ -~]/;

/** Upper case without accents: banks write both ways, and `ς` and `ß` fold too. */
function plainText(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toUpperCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase();
}

/** Letters and digits of a text, in upper case without accents, cut at everything else. */
export function tokensOf(text: string): string[] {
  const plain = plainText(text);
  return plain.match(NOT_ASCII.test(plain) ? TOKEN : ASCII_TOKEN) ?? [];
}

/** A number as it is compared: `re-2024/0012` → `RE20240012`. */
export function plainNumber(text: string): string {
  return tokensOf(text).join('');
}

/** Every run of up to three neighbouring tokens that holds a digit, joined: what a number in the text may look like. */
export function numberForms(tokens: readonly string[]): string[] {
  const forms: string[] = [];
  const hasDigit = tokens.map((token) => DIGIT.test(token));
  for (let from = 0; from < tokens.length; from++) {
    let form = '';
    let holdsDigit = false;
    for (let at = from; at < tokens.length && at < from + JOINED_TOKENS; at++) {
      form += tokens[at] ?? '';
      holdsDigit ||= hasDigit[at] === true;
      if (form.length > FORM_MAX) break;
      if (holdsDigit && form.length >= FORM_MIN) forms.push(form);
    }
  }
  return forms;
}

/** Only the digits of a number, as payers write it who drop its letters; null where that leaves too little or nothing new. */
export function digitsForm(plain: string): string | null {
  const digits = plain.replace(/\D+/g, '');
  return digits.length >= FORM_MIN && digits !== plain ? digits : null;
}

/** Two neighbouring characters swapped and nothing else: the commonest slip in typing a number. */
export function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Jaro–Winkler similarity, 0 to 1, prefix weight 0.1 up to four characters (Winkler 1990): `MARTHA`, `MARHTA` → 0.9611. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const usedB = Array.from({ length: b.length }, () => false);
  const matched: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - window); j <= Math.min(b.length - 1, i + window); j++) {
      if (usedB[j] === true || a[i] !== b[j]) continue;
      usedB[j] = true;
      matched.push(a[i] ?? '');
      break;
    }
  }
  const count = matched.length;
  if (count === 0) return 0;
  let swaps = 0;
  let next = 0;
  for (let j = 0; j < b.length; j++) if (usedB[j] === true && matched[next++] !== b[j]) swaps++;
  const jaro = (count / a.length + count / b.length + (count - swaps / 2) / count) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < Math.min(a.length, b.length) && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
