import { assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { generateCompany } from '../../../../src-main/engine/sample/generate-company.ts';
import { ARCHETYPES } from '../../../../src-main/engine/sample/types.ts';
import { fromEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { checkCompany } from '../../../unit/engine/sample/check-company.ts';

/** 2000-01-01 to 2099-12-31. */
const someDate = integer({ min: 10_957, max: 47_481 }).map(fromEpochDay);

it('every company is consistent with itself, whatever its kind, seed, length and end', () => {
  const options = record({ archetype: constantFrom(...ARCHETYPES), seed: integer(), months: integer({ min: 1, max: 40 }), endDate: someDate });
  const isConsistent = property(options, (company) => {
    expect(checkCompany(generateCompany(company)).slice(0, 5)).toEqual([]);
  });
  assert(isConsistent, { numRuns: 40 });
});
