import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../../../src-shared/contract/imports.ts';
import {
  choicesInput,
  isTicked,
  NO_CHOICES,
  plannedLines,
  rowsUnderHead,
  ticksOf,
  withTicks,
} from '../../../../../src-renderer/pages/import/row-choices.ts';

const rows = [
  { line: 2, verdict: 'new' },
  { line: 3, verdict: 'same' },
  { line: 4, verdict: 'changed' },
  { line: 5, verdict: 'twin' },
] as const;
const counts = { new: 1, same: 1, twin: 1, changed: 1, skipped: 2, rejected: 0 };
const result = { counts, rows } as unknown as ImportResult;

describe('before the person ticks anything', () => {
  it('everything but what is already here would be booked', () => {
    expect(rows.map((row) => isTicked(row, NO_CHOICES))).toEqual([true, false, true, true]);
    expect(plannedLines(result, NO_CHOICES)).toEqual({ added: 2, changed: 1, onceMore: 0, leftOut: 0 });
    expect(choicesInput(rows, NO_CHOICES)).toEqual({ leaveOut: [], takeAnyway: [] });
  });
});

describe('ticks', () => {
  it('leave proposed lines out and take known ones once more', () => {
    const choices = withTicks(withTicks(NO_CHOICES, [rows[0], rows[2]], false), [rows[1]], true);
    expect(choicesInput(rows, choices)).toEqual({ leaveOut: [2, 4], takeAnyway: [3] });
    expect(plannedLines(result, choices)).toEqual({ added: 2, changed: 0, onceMore: 1, leftOut: 2 });
  });

  it('set and taken back are as before', () => {
    const there = withTicks(NO_CHOICES, rows, false);
    expect(ticksOf(rows, there)).toBe('none');
    expect(plannedLines(result, there)).toEqual({ added: 0, changed: 0, onceMore: 0, leftOut: 3 });
    expect(plannedLines(result, withTicks(there, [rows[0], rows[2], rows[3]], true))).toEqual(plannedLines(result, NO_CHOICES));
  });

  it('that no longer apply have no effect', () => {
    const choices = { leaveOut: new Set([3]), takeAnyway: new Set([2]) };
    expect(plannedLines(result, choices)).toEqual(plannedLines(result, NO_CHOICES));
    expect(choicesInput(rows, choices)).toEqual({ leaveOut: [], takeAnyway: [] });
  });
});

describe('the box over the lines', () => {
  it('stands for what is proposed, never silently for what is already here', () => {
    expect(rowsUnderHead(rows).map(({ line }) => line)).toEqual([2, 4, 5]);
    expect(rowsUnderHead([rows[1]]).map(({ line }) => line)).toEqual([3]);
  });

  it('shows all, some or none', () => {
    const proposed = rowsUnderHead(rows);
    expect(ticksOf(proposed, NO_CHOICES)).toBe('all');
    expect(ticksOf(proposed, withTicks(NO_CHOICES, [rows[0]], false))).toBe('some');
    expect(ticksOf([], NO_CHOICES)).toBe('none');
  });
});
