const escapeMarkup = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const lineBreaksOf = (text: string): string => text.replace(/[^\n]+/g, '');

const OPENERS = [
  { open: '<!--', close: '-->', toPlain: lineBreaksOf },
  { open: '<![CDATA[', close: ']]>', toPlain: escapeMarkup },
] as const;

/**
 * A document without comments and CDATA sections: comments leave only their line breaks, so that lines keep their numbers, and CDATA becomes
 * escaped text. Whatever is opened and never closed stays as it stands. Time is linear in the length of the text.
 */
export function plainMarkup(text: string): string {
  let at = text.indexOf('<!');
  if (at < 0) return text;
  const parts: string[] = [];
  const unclosed = new Set<string>();
  let done = 0;
  while (at >= 0) {
    const opener = OPENERS.find((candidate) => !unclosed.has(candidate.open) && text.startsWith(candidate.open, at));
    const end = opener === undefined ? -1 : text.indexOf(opener.close, at + opener.open.length);
    if (opener !== undefined && end >= 0) {
      parts.push(text.slice(done, at), opener.toPlain(text.slice(at + opener.open.length, end)));
      done = end + opener.close.length;
    } else if (opener !== undefined) unclosed.add(opener.open);
    at = text.indexOf('<!', Math.max(done, at + 2));
  }
  parts.push(text.slice(done));
  return parts.join('');
}
