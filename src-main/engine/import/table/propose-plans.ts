import type { AmountPlan } from './amount-plan.ts';
import type { TableRoles } from './assign-roles.ts';
import { directionOfFlag, directionOfText } from './direction-words.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { currencyInText } from './values/currency-words.ts';

/** A plan with the column of the running balance it is to be checked against, and a fee that the amount does not contain yet. */
export type Proposal = { readonly plan: AmountPlan; readonly balance: number | null; readonly fee: number | null };

/** More combinations than this are not tried: a table with so many figures is no statement. */
const PROPOSAL_LIMIT = 200;

/** Every way the table's columns may make up amount and balance, the likeliest first. The arithmetic of the balance chooses where it can. */
export function proposePlans(roles: TableRoles, columns: readonly ColumnProfile[]): Proposal[] {
  const plans = plansOf(roles, columns);
  const proposals: Proposal[] = [];
  for (const plan of plans) {
    const used = usedColumns(plan);
    const titled = roles.balances.filter((column) => !used.includes(column));
    const untitled = roles.amounts.filter((column) => !used.includes(column) && columns[column]?.meaning === null);
    const balances = titled.length > 0 ? titled : untitled;
    for (const balance of [...balances, ...(balances.length === 0 ? [null] : [])]) {
      proposals.push({ plan, balance, fee: null });
      if (roles.fee !== null && (columns[roles.fee]?.nonZero.size ?? 0) > 0) proposals.push({ plan, balance, fee: roles.fee });
    }
  }
  return proposals.slice(0, PROPOSAL_LIMIT);
}

function usedColumns(plan: AmountPlan): number[] {
  if (plan.kind === 'pair') return [plan.out, plan.into].filter((column) => column !== null);
  return [plan.column];
}

function plansOf(roles: TableRoles, columns: readonly ColumnProfile[]): AmountPlan[] {
  const { debit, credit } = roles;
  const plans: AmountPlan[] = [];
  if (debit !== null && credit !== null) plans.push(...pairPlans(debit, credit));
  const flag = flagColumn(roles, columns);
  for (const column of roles.amounts.slice(0, 6)) {
    if (flag !== null) {
      for (const isTurned of [false, true])
        for (const isSignKept of [false, true]) plans.push({ kind: 'flagged', column, flag: flag.column, isSignKept, isTurned });
    }
    for (const isTurned of [false, true])
      plans.push({ kind: 'signed', column, isTurned, unsigned: 'in', alternates: alternatesOf(column, roles, columns) });
  }
  const untitled = roles.amounts.filter((column) => columns[column]?.meaning === null && alternatesOf(column, roles, columns).length === 0);
  for (const [out, into] of exclusivePairs(untitled, columns)) plans.push(...pairPlans(out, into));
  if (plans.length === 0 && (debit !== null || credit !== null)) plans.push({ kind: 'pair', out: debit, into: credit, reading: 'magnitude' });
  return plans;
}

/** Amount columns that differ from one only by the currency in their title: a row fills one of them. */
export function alternatesOf(column: number, roles: TableRoles, columns: readonly ColumnProfile[]): number[] {
  const named = (index: number): string => currencyInText(columns[index]?.title ?? '', null) ?? '';
  if (named(column) === '') return [];
  return roles.amounts.filter((other) => other !== column && named(other) !== '' && named(other) !== named(column));
}

function pairPlans(out: number, into: number): AmountPlan[] {
  return [
    { kind: 'pair', out, into, reading: 'magnitude' },
    { kind: 'pair', out, into, reading: 'net' },
    { kind: 'pair', out: into, into: out, reading: 'magnitude' },
    { kind: 'pair', out: into, into: out, reading: 'net' },
  ];
}

/** A column that names the direction of each row: `strict` where it holds nothing but direction words, else types that happen to say it. */
type FlagColumn = { readonly column: number; readonly isStrict: boolean };

/** Finds the column that names directions: one titled so, else one in which both directions occur and nothing else. */
export function flagColumn(roles: TableRoles, columns: readonly ColumnProfile[]): FlagColumn | null {
  const titled = roles.direction === null ? [] : [roles.direction];
  const texts = columns.filter((column) => column.kind === 'text' || column.kind === 'identifier').map((column) => column.index);
  const usable = (index: number): string[] => {
    const column = columns[index];
    if (column === undefined || column.distinct.size > FLAG_VALUES_LIMIT || column.filled * 2 < column.rows) return [];
    return [...column.distinct];
  };
  for (const column of new Set([...titled, ...roles.types, ...texts])) {
    const directions = usable(column).map(directionOfFlag);
    const isComplete = directions.length > 0 && directions.every((direction) => direction !== null);
    if (isComplete && (titled.includes(column) || hasBothSides(directions))) return { column, isStrict: true };
  }
  for (const column of roles.types) {
    const directions = usable(column).map((cell) => directionOfFlag(cell) ?? directionOfText(cell));
    if (directions.every((direction) => direction !== null) && hasBothSides(directions)) return { column, isStrict: false };
  }
  return null;
}

/** More different cells are no list of directions or types. */
const FLAG_VALUES_LIMIT = 40;

function hasBothSides(directions: readonly (number | null)[]): boolean {
  return directions.includes(1) && directions.includes(-1);
}

/** Untitled columns of figures of which each row fills one: money out and money in, side by side. */
function exclusivePairs(candidates: readonly number[], columns: readonly ColumnProfile[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (const [position, out] of candidates.entries()) {
    for (const into of candidates.slice(position + 1)) {
      const [a, b] = [columns[out]?.nonZero, columns[into]?.nonZero];
      if (a === undefined || b === undefined || a.size === 0 || b.size === 0) continue;
      const overlap = [...a].filter((row) => b.has(row)).length;
      const rows = columns[out]?.rows ?? 0;
      if (overlap === 0 && (a.size + b.size) * 10 >= rows * 9) pairs.push([out, into]);
    }
  }
  return pairs;
}
