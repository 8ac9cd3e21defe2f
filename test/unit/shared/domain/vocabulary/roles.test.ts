import { expect, it } from 'vitest';
import { reaches, ROLES } from '../../../../../src-shared/domain/vocabulary/roles.ts';

it('each role reaches itself and what is below it, and no role reaches nothing', () => {
  const table = [null, ...ROLES].map((role) => ROLES.map((needed) => reaches(role, needed)));
  expect(table).toEqual([
    [false, false, false],
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});
