import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecoveryKey, parseRecoveryKey } from '../../../src-main/database/recovery-key.ts';

describe('a recovery key', () => {
  it('is six groups of six without look-alikes, and another one every time', () => {
    const key = createRecoveryKey();
    expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){5}[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(createRecoveryKey()).not.toBe(key);
    expect(parseRecoveryKey(key)).toHaveLength(20);
  });

  it('is read as people type: small letters, no dashes, O for 0 and l for 1', () => {
    const key = createRecoveryKey();
    const bytes = parseRecoveryKey(key);
    expect(parseRecoveryKey(` ${key.toLowerCase().replaceAll('-', ' ')} `)).toEqual(bytes);
    expect(parseRecoveryKey(key.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(bytes);
  });

  it('does not pass with one wrong character or two exchanged', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const key = createRecoveryKey().replaceAll('-', '');
    fc.assert(
      fc.property(fc.nat(key.length - 1), fc.constantFrom(...alphabet.split('')), (at, character) => {
        fc.pre(key.charAt(at) !== character);
        expect(parseRecoveryKey(key.slice(0, at) + character + key.slice(at + 1))).toBeNull();
      }),
    );
    expect(parseRecoveryKey('')).toBeNull();
    expect(parseRecoveryKey(key.slice(1))).toBeNull();
    expect(parseRecoveryKey(`${key}0`)).toBeNull();
    expect(parseRecoveryKey(key.replace(/.$/, '!'))).toBeNull();
  });
});
