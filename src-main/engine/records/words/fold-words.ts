import { foldText } from '../../import/table/values/month-names.ts';

/** A title or word for comparison: folded, camel case split, everything but letters and digits a space. */
export function foldWords(text: string): string {
  return foldText(text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name for comparison: case, accents, spaces and punctuation do not count; a name of nothing else stays as it is. */
export function foldName(name: string): string {
  const folded = foldText(name).replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return folded === '' ? name.trim().toLowerCase() : folded;
}
