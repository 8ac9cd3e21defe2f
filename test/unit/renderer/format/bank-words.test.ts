import { describe, expect, it } from 'vitest';
import { withoutName } from '../../../../src-renderer/format/bank-words.ts';

describe("a bank's text beside the counterparty's name", () => {
  it('does not say the name twice', () => {
    expect(withoutName('EXAMPLE LTD invoice 7', 'Example Ltd')).toBe('invoice 7');
    expect(withoutName('Transfer Example Ltd invoice 7', 'Example Ltd')).toBe('Transfer invoice 7');
  });

  it('stays as it is where the name is not in it, or nobody is named', () => {
    expect(withoutName('Rent March', 'Example Ltd')).toBe('Rent March');
    expect(withoutName('Rent March', null)).toBe('Rent March');
  });
});
