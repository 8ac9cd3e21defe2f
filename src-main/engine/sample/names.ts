import type { Country } from './countries.ts';
import type { Dice } from './dice.ts';
import type { Role } from './languages/language.ts';

/** Invents names of firms and persons, each given out once. */
export type NameMaker = {
  readonly firm: (role: Role) => string;
  readonly person: () => string;
  readonly email: (name: string) => string;
};

/** Latin letters of the scripts used, for mail addresses: simple transliteration, one way only. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['αάаà', 'a'],
    ['βбβ', 'b'],
    ['γгґ', 'g'],
    ['δдђ', 'd'],
    ['εέеéèêë', 'e'],
    ['ζзжž', 'z'],
    ['ηήιίиїïî', 'i'],
    ['κк', 'k'],
    ['λлљ', 'l'],
    ['μм', 'm'],
    ['νнњ', 'n'],
    ['οόωώоö', 'o'],
    ['πп', 'p'],
    ['ρр', 'r'],
    ['σςсш', 's'],
    ['τтћ', 't'],
    ['υύуü', 'u'],
    ['φф', 'f'],
    ['χхξψ', 'h'],
    ['вθ', 'v'],
    ['јй', 'j'],
    ['цчџ', 'c'],
  ].flatMap(([letters = '', latin = '']) => letters.split('').map((letter) => [letter, latin])),
);

function mailWord(text: string): string {
  const latin = text
    .toLowerCase()
    .split('')
    .map((letter) => LATIN[letter] ?? letter)
    .join('');
  return latin.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

export function createNameMaker(dice: Dice, country: Country): NameMaker {
  const { language } = country;
  const given = new Set<string>();
  // One generator a role: how many customers there are does not change what the vendors are called.
  const byRole = new Map<string, Dice>();
  const diceOf = (role: string): Dice => {
    const known = byRole.get(role) ?? dice.fork(role);
    byRole.set(role, known);
    return known;
  };
  const once = (make: (attempt: number) => string): string => {
    for (let attempt = 0; ; attempt += 1) {
      const name = make(attempt);
      if (given.has(name)) continue;
      given.add(name);
      return name;
    }
  };
  return {
    firm: (role) =>
      once((attempt) => {
        // The combinations of one role are finite: later attempts add a second stem.
        const own = diceOf(role);
        const stem = attempt < 6 ? own.pick(language.stems) : `${own.pick(language.stems)} ${own.pick(language.stems)}`;
        return `${stem} ${own.pick(language.roles[role])} ${own.pick(country.legalForms)}`;
      }),
    person: () =>
      once(() => {
        const own = diceOf('person');
        return `${own.pick(language.givenNames)} ${own.pick(language.surnameHeads)}${own.pick(language.surnameTails)}`;
      }),
    email: (name) => `office@${mailWord(name)}.example`,
  };
}
