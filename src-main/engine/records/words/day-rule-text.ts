import { unreachable } from '../../../../src-shared/result/assert.ts';
import { foldWords } from './fold-words.ts';
import type { DayRule } from '../../obligations/types.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** Names of the weekdays in German, French, Spanish, Italian and Dutch, from Monday on. */
const OTHER_WEEKDAYS = [
  'montag|lundi|lunes|lunedi|maandag',
  'dienstag|mardi|martes|martedi|dinsdag',
  'mittwoch|mercredi|miercoles|mercoledi|woensdag',
  'donnerstag|jeudi|jueves|giovedi|donderdag',
  'freitag|vendredi|viernes|venerdi|vrijdag',
  'samstag|samedi|sabado|sabato|zaterdag',
  'sonntag|dimanche|domingo|domenica|zondag',
];
const WEEKDAY_OF: ReadonlyMap<string, number> = new Map(
  WEEKDAYS.flatMap((name, index) => [name, ...(OTHER_WEEKDAYS[index] ?? '').split('|')].map((word) => [word, index + 1] as const)),
);
const NTH: ReadonlyMap<string, number> = new Map([
  ['1st', 1],
  ['2nd', 2],
  ['3rd', 3],
  ['4th', 4],
  ['last', -1],
]);
const LAST_DAY = new Set(['last day', 'month end', 'end of month', 'ultimo', 'monatsende', 'fin de mois', 'fin de mes', 'fine mese', 'einde maand']);

/** A rule for due days as it is written in a table: `15`, `1 and 15`, `friday`, `2nd tuesday`, `last friday`, `last business day`. */
export function writeDayRule(rule: DayRule): string {
  const weekday = (day: number): string => WEEKDAYS[day - 1] ?? '';
  switch (rule.kind) {
    case 'weekday':
      return weekday(rule.weekday);
    case 'day_of_month':
      return String(rule.day);
    case 'two_days_of_month':
      return `${rule.days[0]} and ${rule.days[1]}`;
    case 'last_business_day':
      return 'last business day';
    case 'nth_weekday':
      return `${[...NTH].find(([, nth]) => nth === rule.nth)?.[0] ?? ''} ${weekday(rule.weekday)}`;
    default:
      return unreachable(rule);
  }
}

/** The rule a text states, or null where it states none. */
export function readDayRule(text: string): DayRule | null {
  const folded = foldWords(text);
  const weekday = WEEKDAY_OF.get(folded);
  if (weekday !== undefined) return { kind: 'weekday', weekday };
  if (folded === 'last business day') return { kind: 'last_business_day' };
  if (LAST_DAY.has(folded)) return { kind: 'day_of_month', day: 31 };
  const [first = '', second = ''] = folded.split(' ');
  const nth = NTH.get(first);
  const nthWeekday = WEEKDAY_OF.get(second);
  if (nth !== undefined && nthWeekday !== undefined) return { kind: 'nth_weekday', nth, weekday: nthWeekday };
  const days = (folded.match(/\d+/g) ?? []).map(Number);
  if (days.length === 0 || days.length > 2 || days.some((day) => day < 1 || day > 31) || /^\d{3}/.test(folded)) return null;
  const [low = 1, high] = days;
  return high === undefined ? { kind: 'day_of_month', day: low } : { kind: 'two_days_of_month', days: [low, high] };
}
