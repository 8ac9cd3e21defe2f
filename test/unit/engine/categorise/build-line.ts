import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { CategoriseLine, CategoryRule, LabelledLine } from '../../../../src-main/engine/categorise/types.ts';

let linesBuilt = 0;

export function buildLine(description: string, amountMinor: number, more: Partial<CategoriseLine> = {}): CategoriseLine {
  linesBuilt++;
  return {
    transactionId: linesBuilt,
    accountId: 1,
    bookingDate: isoDate('2026-01-05'),
    amountMinor,
    description,
    counterparty: null,
    reference: null,
    ...more,
  };
}

export function buildLabel(description: string, amountMinor: number, categoryId: number): LabelledLine {
  return { ...buildLine(description, amountMinor), categoryId };
}

export function buildRule(ruleId: number, categoryId: number, conditions: Partial<CategoryRule>): CategoryRule {
  return {
    ruleId,
    categoryId,
    contains: null,
    pattern: null,
    amountMinMinor: null,
    amountMaxMinor: null,
    direction: null,
    accountId: null,
    ...conditions,
  };
}
