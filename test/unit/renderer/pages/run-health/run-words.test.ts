import { expect, it } from 'vitest';
import { durationWords, severityWords, tallyWords } from '../../../../../src-renderer/pages/run-health/run-words.ts';

it('says how long a check took in the unit one thinks in', () => {
  expect([12.4, 4_230, 125_000].map(durationWords)).toEqual(['12 ms', '4.2 s', '2 min 5 s']);
});

it('says what was found, the most first, and nothing of what was not', () => {
  expect(severityWords({ this_week: 9, emergency: 4, upcoming: 0 })).toBe('4 urgent, 9 this week');
  expect(tallyWords({ runway_threshold: 1, late_payment: 8, client_churn: 0 }, 'alerts')).toBe('late payment 8, short runway 1');
  expect(tallyWords({}, 'actions')).toBe('');
});
