/** A pattern as its tree. `repeat` without `max` has no upper end. */
export type PatternNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly matches: (code: number) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number | null }
  | { readonly kind: 'assertion'; readonly assertion: Assertion };

export type Assertion = 'start' | 'end' | 'boundary';

/** A pattern that cannot be used, with the sentence that says why. Caught by `compilePattern`. */
export class PatternProblem extends Error {}

/** More copies of a part than this are a mistake, and would make the machine that matches large. */
const REPEAT_MAX = 100;

const WORD = /[\p{L}\p{N}_]/u;

/** Whether a UTF-16 unit is a letter, a digit or an underscore of any script. */
export function isWordUnit(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95;
  return WORD.test(String.fromCharCode(code));
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSpace = (code: number): boolean => /\s/.test(String.fromCharCode(code));

const CLASSES: Readonly<Record<string, (code: number) => boolean>> = {
  d: isDigit,
  D: (code) => !isDigit(code),
  w: isWordUnit,
  W: (code) => !isWordUnit(code),
  s: isSpace,
  S: (code) => !isSpace(code),
};
const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** Both cases of a letter, as units: a text is matched in lower case, a range may be written in either. */
function casesOf(code: number): number[] {
  const letter = String.fromCharCode(code);
  return [code, letter.toLowerCase().charCodeAt(0), letter.toUpperCase().charCodeAt(0)];
}

class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  whole(): PatternNode {
    const node = this.#choice();
    if (this.#at < this.#source.length) throw new PatternProblem('A closing bracket has no opening one.');
    return node;
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #take(): string {
    const character = this.#peek();
    if (character === '') throw new PatternProblem('The pattern ends in the middle of a part.');
    this.#at += 1;
    return character;
  }

  #choice(): PatternNode {
    const parts = [this.#sequence()];
    while (this.#peek() === '|') {
      this.#at += 1;
      parts.push(this.#sequence());
    }
    return parts.length === 1 ? (parts[0] ?? { kind: 'empty' }) : { kind: 'choice', parts };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#peek() !== '' && this.#peek() !== '|' && this.#peek() !== ')') parts.push(this.#repeated());
    return parts.length === 0 ? { kind: 'empty' } : { kind: 'sequence', parts };
  }

  #repeated(): PatternNode {
    let part = this.#atom();
    for (let limits = this.#limits(); limits !== null; limits = this.#limits()) {
      part = { kind: 'repeat', part, ...limits };
      // As few or as many as possible makes no difference to whether a text matches.
      if (this.#peek() === '?') this.#at += 1;
    }
    return part;
  }

  #limits(): { min: number; max: number | null } | null {
    const sign = this.#peek();
    if (sign === '*' || sign === '+' || sign === '?') {
      this.#at += 1;
      return { min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : null };
    }
    const counted = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#source.slice(this.#at));
    if (counted === null) return null;
    this.#at += counted[0].length;
    const min = Number(counted[1]);
    const max = counted[2] === undefined ? min : counted[3] === '' ? null : Number(counted[3]);
    if (min > REPEAT_MAX || (max !== null && (max > REPEAT_MAX || max < min))) {
      throw new PatternProblem(`A repetition goes from a smaller to a larger number, up to ${REPEAT_MAX}.`);
    }
    return { min, max };
  }

  #atom(): PatternNode {
    const character = this.#take();
    if (character === '(') return this.#group();
    if (character === '[') return { kind: 'character', matches: this.#set() };
    if (character === '.') return { kind: 'character', matches: (code) => code !== 10 && code !== 13 };
    if (character === '^') return { kind: 'assertion', assertion: 'start' };
    if (character === '$') return { kind: 'assertion', assertion: 'end' };
    if (character === '\\') return this.#escape();
    if (character === '*' || character === '+' || character === '?') throw new PatternProblem(`Nothing stands before the ${character} to repeat.`);
    return literal(character);
  }

  #group(): PatternNode {
    if (this.#source.startsWith('?:', this.#at)) this.#at += 2;
    else if (this.#peek() === '?') throw new PatternProblem('Looking ahead or behind, with (?= or (?<, is not supported.');
    const node = this.#choice();
    if (this.#peek() !== ')') throw new PatternProblem('An opening bracket is never closed.');
    this.#at += 1;
    return node;
  }

  #escape(): PatternNode {
    const character = this.#take();
    if (character === 'b') return { kind: 'assertion', assertion: 'boundary' };
    const matches = CLASSES[character];
    return matches === undefined ? literal(escaped(character)) : { kind: 'character', matches };
  }

  #set(): (code: number) => boolean {
    const isNegated = this.#peek() === '^';
    if (isNegated) this.#at += 1;
    const tests: ((code: number) => boolean)[] = [];
    for (let isFirst = true; isFirst || this.#peek() !== ']'; isFirst = false) {
      const from = this.#setUnit();
      if (typeof from === 'function') {
        tests.push(from);
        continue;
      }
      let to = from;
      if (this.#peek() === '-' && this.#source.charAt(this.#at + 1) !== ']') {
        this.#at += 1;
        const end = this.#setUnit();
        if (typeof end === 'function' || end < from)
          throw new PatternProblem('A range in square brackets goes from a smaller to a larger character.');
        to = end;
      }
      tests.push((code) => casesOf(code).some((either) => either >= from && either <= to));
    }
    this.#at += 1;
    const isIn = (code: number): boolean => tests.some((test) => test(code));
    return isNegated ? (code) => !isIn(code) : isIn;
  }

  #setUnit(): number | ((code: number) => boolean) {
    const character = this.#take();
    if (character !== '\\') return character.charCodeAt(0);
    const named = this.#take();
    return CLASSES[named] ?? escaped(named).charCodeAt(0);
  }
}

function escaped(character: string): string {
  const control = CONTROLS[character];
  if (control !== undefined) return control;
  if (/[\p{L}\p{N}]/u.test(character)) throw new PatternProblem(`\\${character} is not supported.`);
  return character;
}

function literal(character: string): PatternNode {
  const codes = new Set(casesOf(character.charCodeAt(0)));
  return { kind: 'character', matches: (code) => codes.has(code) };
}

/** Reads a regular expression; throws a `PatternProblem` for what is malformed or needs more than a finite automaton (back references, look-around). */
export function parsePattern(source: string): PatternNode {
  return new PatternReader(source).whole();
}
