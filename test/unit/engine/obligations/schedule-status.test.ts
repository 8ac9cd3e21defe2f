import { describe, expect, it } from 'vitest';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { SCHEDULE_STATUSES } from '../../../../src-shared/domain/vocabulary/obligations.ts';
import {
  changeStatus,
  nextStatus,
  STATUS_TRANSITIONS,
  type StatusCause,
  type StatusFacts,
} from '../../../../src-main/engine/obligations/schedule-status.ts';

const facts = (changes: Partial<StatusFacts> = {}): StatusFacts => ({
  isIssued: true,
  scheduledMinor: minorUnits(-10_000),
  allocatedMinor: minorUnits(0),
  closedAs: null,
  ...changes,
});
const paid = (value: number): Partial<StatusFacts> => ({ allocatedMinor: minorUnits(value) });

describe('the status of a due item', () => {
  it.each<[string, Partial<StatusFacts>]>([
    ['planned', { isIssued: false }],
    ['scheduled', {}],
    ['partly_paid', paid(-1)],
    ['partly_paid', { isIssued: false, ...paid(-9_999) }],
    ['paid', paid(-10_000)],
    ['paid', paid(-10_001)],
    ['partly_paid', paid(50)],
    ['paid', { scheduledMinor: minorUnits(0) }],
    ['planned', { scheduledMinor: minorUnits(0), isIssued: false }],
    ['written_off', { closedAs: 'written_off', ...paid(-5_000) }],
    ['cancelled', { closedAs: 'cancelled' }],
  ])('is %s', (status, changes) => {
    expect(nextStatus(facts(changes))).toBe(status);
  });

  it.each<[StatusCause, string, string, Partial<StatusFacts>]>([
    ['issue', 'planned', 'scheduled', {}],
    ['issue', 'paid', 'paid', paid(-10_000)],
    ['pay', 'planned', 'partly_paid', { isIssued: false, ...paid(-1) }],
    ['pay', 'partly_paid', 'paid', paid(-10_000)],
    ['unmatch', 'paid', 'scheduled', {}],
    ['unmatch', 'partly_paid', 'planned', { isIssued: false }],
    ['cancel', 'scheduled', 'cancelled', { closedAs: 'cancelled' }],
    ['write_off', 'partly_paid', 'written_off', { closedAs: 'written_off', ...paid(-1) }],
    ['reopen', 'written_off', 'partly_paid', paid(-1)],
    ['reopen', 'cancelled', 'planned', { isIssued: false }],
  ])('%s leads from %s to %s', (cause, from, to, changes) => {
    expect(changeStatus(from as (typeof SCHEDULE_STATUSES)[number], cause, facts(changes))).toEqual({ ok: true, value: to });
  });

  it.each<[StatusCause, string, Partial<StatusFacts>]>([
    ['pay', 'cancelled', paid(-1)],
    ['pay', 'paid', paid(-20_000)],
    ['cancel', 'partly_paid', { closedAs: 'cancelled', ...paid(-1) }],
    ['write_off', 'planned', { closedAs: 'written_off', isIssued: false }],
    ['write_off', 'paid', { closedAs: 'written_off', ...paid(-10_000) }],
    ['unmatch', 'scheduled', {}],
    ['reopen', 'planned', { isIssued: false }],
    ['issue', 'scheduled', {}],
    ['pay', 'scheduled', {}],
  ])('%s is refused for %s', (cause, from, changes) => {
    const result = changeStatus(from as (typeof SCHEDULE_STATUSES)[number], cause, facts(changes));
    expect(result.ok ? null : result.error.code).toBe('CONFLICT');
  });

  it('can be left by at least one cause, whatever it is', () => {
    for (const status of SCHEDULE_STATUSES) expect(Object.keys(STATUS_TRANSITIONS[status]).length).toBeGreaterThan(0);
  });
});
