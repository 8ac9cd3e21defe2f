import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src-main/engine/common/random.ts';
import { auditForecast, drawCertainBooks } from '../../../support/forecast-auditor.ts';

describe('the certain part of the forecast against a walk through the calendar', () => {
  it('agrees on 200 random books', () => {
    const random = createRandom(11);
    for (let i = 0; i < 200; i++) expect(auditForecast(drawCertainBooks(random)), `books ${i}`).toEqual([]);
  });
});
