import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routingProblem } from '../../../../src-shared/domain/banking/aba.ts';
import { ibanProblem } from '../../../../src-shared/domain/banking/iban.ts';
import { isCreditorReference } from '../../../../src-shared/domain/banking/creditor-reference.ts';
import { modulo97 } from '../../../../src-shared/domain/banking/mod-97.ts';
import { parseDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits, sumMinor, ZERO } from '../../../../src-shared/domain/money/minor-units.ts';
import { isPlain, plainText } from '../../../../src-main/engine/execution/payment/plain-text.ts';
import { CSV, fileOf, IBANS, NACHA, SEPA, sepaBatch, sepaPayment, usBatch, usPayment } from '../../../unit/engine/execution/build-batch.ts';

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

/** A right IBAN of a German or Norwegian account. */
const iban = fc
  .oneof(
    digits(18).map((national) => ['DE', national] as const),
    digits(11).map((national) => ['NO', national] as const),
  )
  .map(([country, national]) => `${country}${String(98 - modulo97(`${national}${country}00`)).padStart(2, '0')}${national}`);

const routing = digits(6).map((rest) => {
  const start = `09${rest}`;
  const sum = [3, 7, 1, 3, 7, 1, 3, 7].reduce((total, weight, index) => total + weight * Number(start[index]), 0);
  return `${start}${(10 - (sum % 10)) % 10}`;
});

/** A number with one of its digits replaced by another. */
function changed(text: string, place: number, step: number): string {
  const places = Array.from(text, (char, index) => (/\d/.test(char) ? index : -1)).filter((index) => index >= 0);
  const at = places[place % places.length] ?? 0;
  return `${text.slice(0, at)}${(Number(text[at]) + step) % 10}${text.slice(at + 1)}`;
}

const place = fc.nat(40);
const step = fc.integer({ min: 1, max: 9 });

describe('one changed digit', () => {
  it('of an IBAN is always refused', () => {
    fc.assert(
      fc.property(iban, place, step, (right, where, by) => {
        expect(ibanProblem(right)).toBeNull();
        expect(ibanProblem(changed(right, where, by))).not.toBeNull();
      }),
    );
  });

  it('of a routing number is always refused', () => {
    fc.assert(
      fc.property(routing, place, step, (right, where, by) => {
        expect(routingProblem(right)).toBeNull();
        expect(routingProblem(changed(right, where, by))).not.toBeNull();
      }),
    );
  });

  it('of a creditor reference is always refused', () => {
    fc.assert(
      fc.property(digits(12), place, step, (body, where, by) => {
        const right = `RF${String(98 - modulo97(`${body}RF00`)).padStart(2, '0')}${body}`;
        expect(isCreditorReference(right)).toBe(true);
        expect(isCreditorReference(changed(right, where, by))).toBe(false);
      }),
    );
  });
});

const amounts = fc.array(fc.integer({ min: 1, max: 9_999_999_999 }).map(minorUnits), { minLength: 1, maxLength: 12 });
const lineOf = (index: number): { id: string; endToEndId: string; lineLabel: string } => ({
  id: `p${index}`,
  endToEndId: `E-${index}`,
  lineLabel: `Line ${index}`,
});

describe('totals of a file are the sum of its lines', () => {
  it('in SEPA', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const file = fileOf(sepaBatch(list.map((amountMinor, i) => sepaPayment({ ...lineOf(i), amountMinor }))), SEPA);
        const sum = sumMinor(list);
        const written = [...file.text.matchAll(/<InstdAmt Ccy="EUR">([^<]*)</g)].map(
          ([, text]) => parseDecimal(text ?? '', currencyCode('EUR')) ?? ZERO,
        );
        const controls = [...file.text.matchAll(/<CtrlSum>([^<]*)</g)].map(([, text]) => parseDecimal(text ?? '', currencyCode('EUR')));
        expect(sumMinor(written)).toBe(sum);
        expect(controls).toEqual([sum, sum]);
        expect([...file.text.matchAll(/<NbOfTxs>(\d+)</g)].map(([, count]) => Number(count))).toEqual([list.length, list.length]);
        expect([file.totalMinor, file.paymentCount]).toEqual([sum, list.length]);
      }),
    );
  });

  it('in NACHA, with hash and counts', () => {
    const entry = fc.record({
      amountMinor: fc.integer({ min: 1, max: 9_999_999_999 }).map(minorUnits),
      routing,
      creditorKind: fc.constantFrom('company' as const, 'person' as const),
      remittance: fc.constantFrom('', 'Invoice 7', 'Ω'),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (entries) => {
        const payments = entries.map(({ routing: routingNumber, ...rest }, i) =>
          usPayment({ ...rest, ...lineOf(i), account: { kind: 'us', routingNumber, accountNumber: '1', accountType: 'checking' } }),
        );
        const lines = fileOf(usBatch(payments), NACHA).text.split('\r\n').slice(0, -1);
        expect(lines.length % 10).toBe(0);
        expect(lines.every((line) => line.length === 94 && isPlain(line))).toBe(true);
        const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
        const of = (type: string): string[] => lines.filter((line) => line.startsWith(type) && line !== '9'.repeat(94));
        const [control = ''] = of('9');
        const paid = sum(of('6').map((line) => Number(line.slice(29, 39))));
        expect(paid).toBe(sum(entries.map(({ amountMinor }) => amountMinor)));
        expect(Number(control.slice(43, 55))).toBe(paid);
        expect(sum(of('8').map((line) => Number(line.slice(32, 44))))).toBe(paid);
        expect(Number(control.slice(21, 31))).toBe(sum(of('6').map((line) => Number(line.slice(3, 11)))) % 10 ** 10);
        expect(Number(control.slice(13, 21))).toBe(of('6').length + of('7').length);
        expect(Number(control.slice(1, 7))).toBe(of('5').length);
        expect(Number(control.slice(7, 13)) * 10).toBe(lines.length);
        expect(of('6').map((line) => Number(line.slice(87)))).toEqual(entries.map((_, i) => i + 1));
      }),
    );
  });

  it('in CSV', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const { text, totalMinor } = fileOf(sepaBatch(list.map((amountMinor, i) => sepaPayment({ ...lineOf(i), amountMinor }))), CSV);
        const rows = text.trimEnd().split('\r\n').slice(1);
        const sum = rows.reduce((total, row) => total + (parseDecimal(row.split(',')[4] ?? '', currencyCode('EUR')) ?? 0), 0);
        expect(sum).toBe(totalMinor);
      }),
    );
  });
});

/** Any code points, halves of surrogate pairs among them. */
const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 12 }).map((codes) => String.fromCodePoint(...codes));

describe('any text', () => {
  it('becomes text that every bank carries, and stays so', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = plainText(text);
        expect(isPlain(plain)).toBe(true);
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });

  it('as a name or a reference leaves the file well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, remittance) => {
        const payment = sepaPayment({ creditorName: `A${name}`, remittance, account: { kind: 'iban', iban: IBANS[3], bic: null } });
        const { text } = fileOf(sepaBatch([payment]), SEPA);
        const inside = [...text.matchAll(/>([^<]*)</g)].map(([, part]) => part ?? '').join('');
        expect(inside).not.toMatch(/[^\x20-\x7e\n]/);
        expect(text.match(/</g)?.length).toBe(text.match(/>/g)?.length);
      }),
    );
  });
});
