import { CategoryModel } from './category-model.ts';
import { compileRules, describeConditions } from './match-rules.ts';
import { type LearnedPayee, type PayeeHabit, PayeeMemory } from './payee-memory.ts';
import type { CategoriseLine, CategoryAnswer, CategoryRule, LabelledLine } from './types.ts';

/** Below this the words say too little to be worth a person's time. */
const PROBABILITY_MIN = 0.5;
/** Words named in a reason. */
const WORDS_NAMED = 2;
/** A payee's name in a sentence. */
const NAME_MAX = 40;

/** What one run asks with: the rules that count, in their order, what has been switched off, and how categories are called. */
export type AskOptions = {
  readonly rules: readonly CategoryRule[];
  /** Keys of payees whose habit the person has switched off. */
  readonly mutedPayees: ReadonlySet<string>;
  readonly categoryNames: ReadonlyMap<number, string>;
  /** Which voices are asked; all where absent. */
  readonly usesPayees?: boolean;
  readonly usesModel?: boolean;
};

const shortened = (text: string): string => (text.length > NAME_MAX ? `${text.slice(0, NAME_MAX - 1)}…` : text);

function payeeReason(habit: PayeeHabit, name: string): string {
  const lines = habit.agreeing === habit.total ? `${habit.agreeing} lines` : `${habit.agreeing} of ${habit.total} lines`;
  return `because you filed ${lines} of ${shortened(habit.payeeName)} under ${name}`;
}

/**
 * Files bank lines: the first of the person's rules that fits, else how lines of the same payee were filed, else what the words of all filed lines
 * suggest, else nothing. Learns from labels one at a time and is the same for the same labels in the same order.
 */
export class Categoriser {
  readonly #memory = new PayeeMemory();
  readonly #model = new CategoryModel();

  /** Learns the payee of a line only: for labels too old for their words to count. */
  remember(line: LabelledLine): void {
    this.#memory.learn(line);
  }

  learn(line: LabelledLine): void {
    this.#memory.learn(line);
    this.#model.learn(line);
  }

  learnedPayees(): LearnedPayee[] {
    return this.#memory.list();
  }

  /** A function that answers for one line after the other: a category with its confidence and reason, or null where nothing is sure enough. */
  asker(options: AskOptions): (line: CategoriseLine) => CategoryAnswer | null {
    const ruleOf = compileRules(options.rules);
    const nameOf = (categoryId: number): string => options.categoryNames.get(categoryId) ?? 'a category';
    return (line) => {
      const rule = ruleOf(line);
      if (rule !== null) return this.#byRule(rule);
      const habit = options.usesPayees === false ? null : this.#memory.decide(line);
      if (habit !== null && !options.mutedPayees.has(habit.payeeKey)) {
        const reason = payeeReason(habit, nameOf(habit.categoryId));
        return { categoryId: habit.categoryId, method: 'payee', confidence: habit.confidence, reason, ruleId: null, payeeKey: habit.payeeKey };
      }
      return options.usesModel === false ? null : this.#byModel(line, nameOf);
    };
  }

  #byRule(rule: CategoryRule): CategoryAnswer {
    const conditions = describeConditions(rule);
    const reason = conditions === '' ? 'because your rule says so' : `because your rule says so: ${conditions}`;
    return { categoryId: rule.categoryId, method: 'rule', confidence: 1, reason, ruleId: rule.ruleId, payeeKey: null };
  }

  #byModel(line: CategoriseLine, nameOf: (categoryId: number) => string): CategoryAnswer | null {
    const prediction = this.#model.predict(line);
    if (prediction === null || prediction.probability < PROBABILITY_MIN) return null;
    const { categoryId, probability } = prediction;
    const words = this.#model.tellingWords(line, categoryId, WORDS_NAMED).map((word) => `“${word}”`);
    const reason =
      words.length === 0
        ? `because it resembles lines you filed under ${nameOf(categoryId)}`
        : `because lines with ${words.join(' and ')} usually stand under ${nameOf(categoryId)}`;
    return { categoryId, method: 'model', confidence: probability, reason, ruleId: null, payeeKey: null };
  }
}
