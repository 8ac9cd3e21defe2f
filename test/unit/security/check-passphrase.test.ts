import { expect, it } from 'vitest';
import { pauseSeconds } from '../../../src-main/features/security/check-passphrase.ts';

it('lets three tries pass, then doubles the pause, and never asks for more than five minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 8, 9, 12, 1000].map(pauseSeconds)).toEqual([0, 0, 0, 5, 10, 20, 160, 300, 300, 300]);
});
