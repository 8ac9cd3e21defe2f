import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { findTransfers } from '../../../../src-main/engine/transfers/find-transfers.ts';
import type { OwnAccount, TransferInput, TransferLine } from '../../../../src-main/engine/transfers/types.ts';

const CURRENT_IBAN = 'DE02 1203 0000 0000 2020 51';
const SAVINGS_IBAN = 'DE02500105170137075030';
const ACCOUNTS: readonly OwnAccount[] = [
  { accountId: 1, name: 'Current', iban: CURRENT_IBAN, accountNumber: null },
  { accountId: 2, name: 'Tagesgeld Nord', iban: SAVINGS_IBAN, accountNumber: null },
  { accountId: 3, name: 'Reserve', iban: null, accountNumber: '99001122' },
];

type Row = readonly [id: number, account: number, day: number, amount: number, text: string, other?: string];

function line([transactionId, accountId, epochDay, amountMinor, text, other]: Row): TransferLine {
  return { transactionId, accountId, epochDay, amountMinor, currency: 'EUR', counterpartyAccount: other ?? null, text };
}

function find(rows: readonly Row[], more: Partial<TransferInput> = {}): string[] {
  const found = findTransfers({ accounts: ACCOUNTS, lines: rows.map(line), confirmed: [], broken: [], ...more }, UNCONTROLLED);
  return found.map((pair) => `${pair.outId}-${pair.inId} ${pair.status}`).toSorted();
}

describe('transfers', () => {
  it('are paired by the number of the other account, however it is written', () => {
    expect(
      find([
        [1, 1, 100, -5000, 'x', 'DE02 5001 0517 0137 0750 30'],
        [2, 2, 101, 5000, 'y'],
      ]),
    ).toEqual(['1-2 paired']);
    expect(
      find([
        [1, 1, 100, -5000, 'x'],
        [2, 2, 101, 5000, 'from DE02120300000000202051 thanks'],
      ]),
    ).toEqual(['1-2 paired']);
  });

  it('are paired where a text names the other account, or both speak of a transfer, and nothing else fits', () => {
    expect(
      find([
        [1, 1, 100, -5000, 'Sparen Tagesgeld Nord'],
        [2, 2, 100, 5000, 'y'],
      ]),
    ).toEqual(['1-2 paired']);
    expect(
      find([
        [1, 1, 100, -5000, 'Umbuchung'],
        [2, 2, 100, 5000, 'Übertrag'],
      ]),
    ).toEqual(['1-2 paired']);
  });

  it('are only suggested where nothing but the amount speaks for it', () => {
    expect(
      find([
        [1, 1, 100, -5000, 'x'],
        [2, 2, 100, 5000, 'y'],
      ]),
    ).toEqual(['1-2 suggested']);
    expect(
      find([
        [1, 1, 100, -5000, 'Umbuchung'],
        [2, 2, 100, 5000, 'y'],
      ]),
    ).toEqual(['1-2 suggested']);
  });

  it('are only suggested where two lines fit as well', () => {
    expect(
      find([
        [1, 1, 100, -5000, 'Umbuchung'],
        [2, 2, 100, 5000, 'Übertrag'],
        [3, 3, 100, 5000, 'Übertrag'],
      ]),
    ).toEqual(['1-2 suggested']);
  });

  it('of the same amount several times are matched one to one by day, since their accounts are known', () => {
    const rows: Row[] = [
      [1, 1, 100, -5000, 'x', SAVINGS_IBAN],
      [2, 1, 103, -5000, 'x', SAVINGS_IBAN],
      [3, 2, 100, 5000, 'y', CURRENT_IBAN],
      [4, 2, 103, 5000, 'y', CURRENT_IBAN],
    ];
    expect(find(rows)).toEqual(['1-3 paired', '2-4 paired']);
    expect(find(rows.toReversed())).toEqual(['1-3 paired', '2-4 paired']);
  });

  it.each([
    [
      'a payment to somebody else',
      [
        [1, 1, 100, -5000, 'Umbuchung', 'GB29NWBK60161331926819'],
        [2, 2, 100, 5000, 'Umbuchung'],
      ],
    ],
    [
      'two lines of one account',
      [
        [1, 1, 100, -5000, 'Umbuchung'],
        [2, 1, 100, 5000, 'Umbuchung'],
      ],
    ],
    [
      'more than four days',
      [
        [1, 1, 100, -5000, 'x', SAVINGS_IBAN],
        [2, 2, 105, 5000, 'y', CURRENT_IBAN],
      ],
    ],
    [
      'another amount',
      [
        [1, 1, 100, -5000, 'x', SAVINGS_IBAN],
        [2, 2, 100, 4999, 'y', CURRENT_IBAN],
      ],
    ],
  ] as readonly (readonly [string, readonly Row[]])[])('are never %s', (_name, rows) => {
    expect(find(rows)).toEqual([]);
  });

  it('respect what a person said', () => {
    const rows: Row[] = [
      [1, 1, 100, -5000, 'Umbuchung'],
      [2, 2, 100, 5000, 'Umbuchung'],
      [3, 3, 102, 5000, 'Reserve'],
    ];
    expect(find(rows, { broken: [{ outId: 1, inId: 2 }] })).toEqual(['1-3 suggested']);
    expect(find(rows, { confirmed: [{ outId: 1, inId: 3 }] })).toEqual([]);
  });
});
