import type { RunControl } from '../../common/run-control.ts';

export type Mt940Field = {
  /** Tag without colons: `61`, `60F`, `NS`. */
  readonly tag: string;
  /** Content with its line breaks. */
  readonly text: string;
  readonly line: number;
};

/** The fields of one statement message, from its `:20:` to the next. */
export type Mt940Message = { readonly fields: readonly Mt940Field[] };

const FIELD = /^:(12|13|13D|20|21|25|25P|28|28C|34F|60F|60M|61|62F|62M|64|65|86|90C|90D|NS):/;
/** Tags that open or name a message; inside a message they are more likely a wrapped time of day (`…T16` / `:20:37`). */
const OPENING_TAGS = new Set(['12', '13', '13D', '20', '21', '25', '25P', '28', '28C', '34F']);
const PROGRESS_EVERY = 8192;

const isEnd = (line: string): boolean => /^-\}?/.test(line) && /^-(?:\}.*)?$/.test(line.trim());

function splitLines(text: string): string[] {
  // Some files separate lines by @@ instead of a line break, and the text block's opening brace may stand in front of the first field.
  const plain = text.includes('\n') ? text : text.replaceAll('@@', '\n');
  return plain.replace(/\{4:\s*/g, '\n').split('\n');
}

class MessageCollector {
  readonly messages: Mt940Field[][] = [];
  private message: Mt940Field[] | null = null;
  private field: { tag: string; line: number; parts: string[] } | null = null;
  private hasOpening = false;
  private hasClosing = false;

  open(tag: string, text: string, line: number): void {
    this.endField();
    const isNew = tag === '20' || this.message === null || (tag.startsWith('60') && (this.hasOpening || this.hasClosing));
    if (isNew) {
      this.message = [];
      this.messages.push(this.message);
      this.hasOpening = false;
      this.hasClosing = false;
    }
    if (tag.startsWith('60')) this.hasOpening = true;
    if (tag.startsWith('62')) this.hasClosing = true;
    this.field = { tag, line, parts: [text] };
  }

  /** Whether a tag that opens a message would interrupt one: its balance is stated and its lines have begun, its end is not. */
  get isInsideLines(): boolean {
    return this.field !== null && !this.hasClosing && (this.field.tag === '86' || this.field.tag === '61');
  }

  append(text: string): void {
    this.field?.parts.push(text);
  }

  endField(): void {
    if (this.field !== null) this.message?.push({ tag: this.field.tag, line: this.field.line, text: this.field.parts.join('\n') });
    this.field = null;
  }
}

/**
 * Splits a file of MT940 or MT942 messages into their fields. Envelopes (`{1:…}`, `-}`), blank lines and lines outside a message are dropped; a
 * message without its header is kept, and one that lacks the end mark ends at the next.
 */
export function collectMessages(text: string, control: RunControl): readonly Mt940Message[] {
  const lines = splitLines(text);
  const collector = new MessageCollector();
  let isAfterEnd = true;
  lines.forEach((raw, index) => {
    if (index % PROGRESS_EVERY === 0) control.checkpoint('Reading', index, lines.length);
    const tag = FIELD.exec(raw)?.[1];
    const startsMessage = tag === '20' && lines.slice(index + 1, index + 4).some((next) => /^:(?:2[158]|60|13|34)/.test(next));
    const isContinuation =
      tag !== undefined && OPENING_TAGS.has(tag) && collector.isInsideLines && !isAfterEnd && !startsMessage && tag !== '34F' && tag !== '13D';
    if (tag !== undefined && !isContinuation) {
      collector.open(tag, raw.slice(tag.length + 2), index + 1);
      isAfterEnd = false;
    } else if (isEnd(raw) || /^\{\d:/.test(raw)) {
      collector.endField();
      isAfterEnd = true;
    } else if (!isAfterEnd) collector.append(raw);
  });
  collector.endField();
  return collector.messages.map((fields) => ({ fields }));
}
