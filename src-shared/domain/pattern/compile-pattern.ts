import { unreachable } from '../../result/assert.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { type Assertion, isWordUnit, parsePattern, type PatternNode, PatternProblem } from './parse-pattern.ts';

/** A regular expression ready to search texts. */
export type Pattern = {
  /** Whether the pattern occurs anywhere in the text, in whatever case, in time proportional to the text's length. */
  readonly occursIn: (text: string) => boolean;
};

/** Longest pattern a person types; and steps of its machine, which repetitions multiply. */
const SOURCE_MAX = 200;
const STEPS_MAX = 2_000;
/** Positions of the machine remembered at a time: enough that common texts never compute one twice, bounded for strange ones. */
const STATES_MAX = 1_000;

/** One instruction of the machine: consume a unit, go on at several places, go on if an assertion holds, or done. */
type Step =
  | { readonly kind: 'unit'; readonly matches: (code: number) => boolean; readonly next: number }
  | { readonly kind: 'fork'; readonly nexts: readonly number[] }
  | { readonly kind: 'assert'; readonly assertion: Assertion; readonly next: number }
  | { readonly kind: 'done' };

/** What stands on one side of a position. */
const EDGE = 0;
const WORD = 1;
const OTHER = 2;
type Side = typeof EDGE | typeof WORD | typeof OTHER;

function addStep(steps: Step[], step: Step): number {
  if (steps.length >= STEPS_MAX) throw new PatternProblem('The pattern is too large: its repetitions multiply.');
  return steps.push(step) - 1;
}

function layOutRepeat(steps: Step[], node: Extract<PatternNode, { kind: 'repeat' }>, next: number): number {
  let start = next;
  if (node.max === null) {
    const nexts: number[] = [next];
    start = addStep(steps, { kind: 'fork', nexts });
    nexts.push(layOut(steps, node.part, start));
  } else {
    for (let optional = node.min; optional < node.max; optional++) {
      start = addStep(steps, { kind: 'fork', nexts: [layOut(steps, node.part, start), next] });
    }
  }
  for (let needed = 0; needed < node.min; needed++) start = layOut(steps, node.part, start);
  return start;
}

/** Lays the tree out as steps, from the end backwards; returns the step that begins it. */
function layOut(steps: Step[], node: PatternNode, next: number): number {
  switch (node.kind) {
    case 'empty':
      return next;
    case 'character':
      return addStep(steps, { kind: 'unit', matches: node.matches, next });
    case 'assertion':
      return addStep(steps, { kind: 'assert', assertion: node.assertion, next });
    case 'sequence':
      return node.parts.reduceRight((after, part) => layOut(steps, part, after), next);
    case 'choice':
      return addStep(steps, { kind: 'fork', nexts: node.parts.map((part) => layOut(steps, part, next)) });
    case 'repeat':
      return layOutRepeat(steps, node, next);
    default:
      return unreachable(node);
  }
}

function holds(assertion: Assertion, before: Side, after: Side): boolean {
  if (assertion === 'start') return before === EDGE;
  if (assertion === 'end') return after === EDGE;
  return (before === WORD) !== (after === WORD);
}

/** A position of the search: the steps it may be at, what stands before it, and where each unit leads. `next` holds `null` for "found". */
type State = { readonly at: readonly number[]; readonly before: Side; readonly next: Map<number, State | null> };

/**
 * The machine followed on all its ways at once (Thompson 1968), its positions kept as they are met: time grows with the text alone, whatever the
 * pattern, so that none can hang an import.
 */
class Search {
  readonly #steps: readonly Step[];
  readonly #begin: number;
  #states = new Map<string, State>();
  #initial: State;

  constructor(steps: readonly Step[], begin: number) {
    this.#steps = steps;
    this.#begin = begin;
    this.#initial = this.#stateOf([], EDGE);
  }

  occursIn(text: string): boolean {
    const folded = text.toLowerCase();
    let state = this.#initial;
    for (let index = 0; index < folded.length; index++) {
      const code = folded.charCodeAt(index);
      let next = state.next.get(code);
      if (next === undefined) {
        next = this.#advance(state, code);
        state.next.set(code, next);
      }
      if (next === null) return true;
      state = next;
    }
    return this.#reach(state, EDGE) === null;
  }

  #stateOf(at: readonly number[], before: Side): State {
    const key = `${before}:${at.join(',')}`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const made: State = { at, before, next: new Map() };
    if (this.#states.size >= STATES_MAX) {
      this.#states = new Map();
      this.#initial = this.#stateOf([], EDGE);
    }
    this.#states.set(key, made);
    return made;
  }

  /** Unit steps that can be taken from here, given what follows; null when the end of the pattern is among what is reached. */
  #reach(state: State, after: Side): number[] | null {
    const seen = new Set<number>();
    const units: number[] = [];
    const open = [this.#begin, ...state.at];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (seen.has(index)) continue;
      seen.add(index);
      const step = this.#steps[index];
      if (step === undefined || step.kind === 'done') return null;
      if (step.kind === 'unit') units.push(index);
      else if (step.kind === 'fork') open.push(...step.nexts);
      else if (holds(step.assertion, state.before, after)) open.push(step.next);
    }
    return units;
  }

  #advance(state: State, code: number): State | null {
    const side = isWordUnit(code) ? WORD : OTHER;
    const units = this.#reach(state, side);
    if (units === null) return null;
    const at = new Set<number>();
    for (const index of units) {
      const step = this.#steps[index];
      if (step?.kind === 'unit' && step.matches(code)) at.add(step.next);
    }
    return this.#stateOf(
      [...at].toSorted((a, b) => a - b),
      side,
    );
  }
}

/**
 * A regular expression of the usual kind (characters, `[sets]`, `\d \w \s \b`, groups, `|`, `* + ? {n,m}`, `^ $`), matched without regard to case; or
 * the sentence that says what is wrong with it. What cannot be matched in linear time is refused: back references and look-around.
 * `compilePattern('^shell \\d+')` occurs in `SHELL 0042 BERLIN`.
 */
export function compilePattern(source: string): Result<Pattern, string> {
  if (source.trim() === '') return err('A pattern needs at least one character.');
  if (source.length > SOURCE_MAX) return err(`A pattern has at most ${SOURCE_MAX} characters.`);
  try {
    const steps: Step[] = [{ kind: 'done' }];
    const begin = layOut(steps, parsePattern(source), 0);
    const search = new Search(steps, begin);
    if (search.occursIn('')) return err('This pattern fits every line, even an empty one.');
    return ok({ occursIn: (text) => search.occursIn(text) });
  } catch (error) {
    if (error instanceof PatternProblem) return err(error.message);
    throw error;
  }
}
