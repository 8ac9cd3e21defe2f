import { describe, expect, it } from 'vitest';
import { BankingDays } from '../../../../src-main/engine/recurring/banking-days.ts';
import { groupPayees } from '../../../../src-main/engine/recurring/group-payees.ts';
import { isoDate, toEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

const date = isoDate('2024-05-06');
const days = new BankingDays(toEpochDay(date) - 40, toEpochDay(date) + 40, () => true);
const keysOf = (keys: readonly string[]): string[] =>
  groupPayees(
    keys.map((payeeKey, index) => ({
      transactionId: index,
      bookingDate: date,
      amountMinor: minorUnits(-100),
      currency: currencyCode('EUR'),
      payeeKey,
      payeeName: payeeKey,
      accountId: 1,
      category: null,
    })),
    days,
  ).map(({ groupKey }) => groupKey);

describe('groupPayees', () => {
  it('takes a name cut short for the longer one that begins so', () => {
    expect(keysOf(['north software', 'north software ltd'])).toEqual(['north software|out|EUR']);
  });

  it('leaves a short name alone that two payees share, and names of one word', () => {
    expect(keysOf(['tax office', 'tax office vat', 'tax office income'])).toHaveLength(3);
    expect(keysOf(['north', 'north software'])).toHaveLength(2);
  });

  it("leaves out the bank's own word in front of names that also stand without it", () => {
    const names = Array.from({ length: 14 }, (_, index) => `payee${'abcdefghijklmn'[index]} works`);
    expect(keysOf([...names, ...names.map((name) => `kartenzahlung ${name}`)])).toHaveLength(14);
    expect(keysOf(names.map((name) => `kartenzahlung ${name}`))).toHaveLength(14);
  });
});
