import { describe, expect, it } from 'vitest';
import { learnFeeProfiles } from '../../../../src-main/engine/matching/fee-profiles.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { historyOf, itemsOf, linesOf, matchTable } from '../../../unit/engine/matching/build-matching.ts';

/** An ordinary open-item list. */
const OPEN = itemsOf(`
  Larkhollow Optics Ltd | INV-2026-0101 | 2026-02-10 | 1190.00
  Larkhollow Optics Ltd | INV-2026-0102 | 2026-02-20 |  714.35
  Larkhollow Optics Ltd | INV-2026-0103 | 2026-03-01 | 2261.80
  Fenwell Media LLP     | INV-2026-0104 | 2026-03-05 |  849.66
  Fenwell Media LLP     | INV-2026-0105 | 2026-03-20 | 1312.07
  Ashbrook Tools Ltd    | INV-2026-0106 | 2026-03-15 |  403.21
  Greyfold Energy Ltd   | A7741         | 2026-03-10 | -388.19
  Greyfold Energy Ltd   | A7790         | 2026-03-24 | -402.55
`);

describe('reading bank lines as payments', () => {
  it('exact number and amount: booked unasked, in and out', () => {
    const lines = linesOf(`
      2026-03-08 |  849.66 | FENWELL MEDIA LLP   | Bank credit INV-2026-0104
      2026-03-11 | -388.19 | GREYFOLD ENERGY LTD | Direct debit A7741
    `);
    expect(matchTable(lines, OPEN)).toMatchInlineSnapshot(`
      "849.66: INV-2026-0104 849.66 (automatic)
      -388.19: A7741 -388.19 (automatic)"
    `);
  });

  it('no number, exact amount: the counterparty and an odd amount are enough', () => {
    expect(matchTable(linesOf('2026-03-18 | 403.21 | ASHBROOK TOOLS LTD | Thanks'), OPEN)).toMatchInlineSnapshot(
      `"403.21: INV-2026-0106 403.21 (automatic)"`,
    );
  });

  it('nobody named and no number: an amount alone is never booked', () => {
    expect(matchTable(linesOf('2026-03-18 | 403.21 | - | Bank credit'), OPEN)).toMatchInlineSnapshot(`"403.21: INV-2026-0106 403.21 (likely)"`);
  });

  it('mistyped number: amount and counterparty win over the number of somebody else', () => {
    const items = [...OPEN, ...itemsOf('Mosswick Homes Ltd | INV-2026-0150 | 2026-03-17 | 980.00', { scheduleId: 99 })];
    expect(matchTable(linesOf('2026-03-18 | 1312.07 | FENWELL MEDIA LLP | INV 2026 0150'), items)).toMatchInlineSnapshot(
      `"1312.07: INV-2026-0105 1312.07 (automatic)"`,
    );
  });

  it('a deposit of three invoices less a fee, once the fee of the channel is known', () => {
    const lines = linesOf('2026-03-04 | 4103.41 | CARD PROCESSING PLC | Settlement Larkhollow Optics Ltd INV-2026-0101, 0102, INV-2026-0103');
    expect(matchTable(lines, OPEN)).toMatchInlineSnapshot(
      `"4103.41: INV-2026-0101 1190.00 + INV-2026-0102 714.35 + INV-2026-0103 2261.80 + fee -62.74 (likely)"`,
    );
    const history = historyOf(`
      Larkhollow Optics Ltd | CARD PROCESSING PLC | 2025-09-10 | 2025-09-12 | 1000.00 | -15.25
      Larkhollow Optics Ltd | CARD PROCESSING PLC | 2025-10-10 | 2025-10-12 | 2500.00 | -37.75
      Larkhollow Optics Ltd | CARD PROCESSING PLC | 2025-11-10 | 2025-11-14 |  600.00 |  -9.25
    `);
    expect(matchTable(lines, OPEN, { history, feeProfiles: learnFeeProfiles(history) })).toMatchInlineSnapshot(
      `"4103.41: INV-2026-0101 1190.00 + INV-2026-0102 714.35 + INV-2026-0103 2261.80 + fee -62.74 (automatic)"`,
    );
  });

  it('all that is open of one customer, without numbers', () => {
    expect(matchTable(linesOf('2026-03-04 | 4166.15 | LARKHOLLOW OPTICS LTD | As agreed'), OPEN)).toMatchInlineSnapshot(
      `"4166.15: INV-2026-0101 1190.00 + INV-2026-0102 714.35 + INV-2026-0103 2261.80 (automatic)"`,
    );
  });

  it('a round part of an invoice, named', () => {
    expect(matchTable(linesOf('2026-03-04 | 900.00 | LARKHOLLOW OPTICS LTD | INV-2026-0103 first part'), OPEN)).toMatchInlineSnapshot(
      `"900.00: INV-2026-0103 900.00 (automatic)"`,
    );
  });

  it('two lines that pay one invoice together', () => {
    const lines = linesOf(`
      2026-03-04 | 1417.33 | LARKHOLLOW OPTICS LTD | INV-2026-0103
      2026-03-06 |  844.47 | LARKHOLLOW OPTICS LTD | INV-2026-0103 rest
    `);
    expect(matchTable(lines, OPEN)).toMatchInlineSnapshot(`
      "1417.33: INV-2026-0103 1417.33 (automatic)
      844.47: INV-2026-0103 844.47 (automatic)"
    `);
  });

  it('an overpayment: the rest stays unallocated and a person is asked', () => {
    expect(matchTable(linesOf('2026-03-18 | 503.21 | ASHBROOK TOOLS LTD | INV-2026-0106'), OPEN)).toMatchInlineSnapshot(
      `"503.21: INV-2026-0106 403.21 + unallocated 100.00 (likely)"`,
    );
  });

  it('a refund to a customer against its credit note, and a payment that deducts one', () => {
    const items = itemsOf(`
      Mosswick Homes Ltd | CN-2026-0007  | 2026-03-10 | -150.40
      Fenwell Media LLP  | INV-2026-0104 | 2026-03-05 |  849.66
      Fenwell Media LLP  | CN-2026-0008  | 2026-03-04 | -100.10
    `);
    const lines = linesOf(`
      2026-03-12 | -150.40 | MOSSWICK HOMES LTD | Refund CN-2026-0007
      2026-03-13 |  749.56 | FENWELL MEDIA LLP  | INV-2026-0104 less CN-2026-0008
    `);
    expect(matchTable(lines, items)).toMatchInlineSnapshot(`
      "-150.40: CN-2026-0007 -150.40 (automatic)
      749.56: CN-2026-0008 -100.10 + INV-2026-0104 849.66 (automatic)"
    `);
  });

  it('twin invoices of the same amount: only a number decides', () => {
    const twins = itemsOf(`
      Ashbrook Tools Ltd | INV-2026-0201 | 2026-03-01 | 595.00
      Ashbrook Tools Ltd | INV-2026-0202 | 2026-03-05 | 595.00
    `);
    expect(matchTable(linesOf('2026-03-07 | 595.00 | ASHBROOK TOOLS LTD | Payment'), twins)).toMatchInlineSnapshot(`
      "595.00:
          INV-2026-0201 595.00 (likely)
          INV-2026-0202 595.00 (possible)"
    `);
    expect(matchTable(linesOf('2026-03-07 | 595.00 | ASHBROOK TOOLS LTD | INV-2026-0202'), twins)).toMatchInlineSnapshot(
      `"595.00: INV-2026-0202 595.00 (automatic)"`,
    );
  });

  it('a declined pair never returns, alone or in a set', () => {
    const lines = linesOf('2026-03-08 | 849.66 | FENWELL MEDIA LLP | INV-2026-0104');
    expect(matchTable(lines, OPEN, { declined: [{ transactionId: 1, scheduleId: 4 }] })).toMatchInlineSnapshot(`"849.66: nothing"`);
  });

  it('a discount that was granted, and one that was not', () => {
    const granted = itemsOf('Fenwell Media LLP | INV-2026-0104 | 2026-03-30 | 849.66', {
      discount: { rateBps: 200, untilDate: isoDate('2026-03-14') },
    });
    const lines = linesOf('2026-03-12 | 832.67 | FENWELL MEDIA LLP | INV-2026-0104');
    expect(matchTable(lines, granted)).toMatchInlineSnapshot(`"832.67: INV-2026-0104 849.66 + discount -16.99 (automatic)"`);
    expect(matchTable(lines, itemsOf('Fenwell Media LLP | INV-2026-0104 | 2026-03-30 | 849.66'))).toMatchInlineSnapshot(
      `"832.67: INV-2026-0104 849.66 + discount -16.99 (likely)"`,
    );
  });

  it('an invoice in dollars paid in euros: within the tolerance of the rate', () => {
    const base = { currency: currencyCode('EUR'), amountMinor: minorUnits(92_150) };
    const items = itemsOf('Fenwell Media LLP | INV-2026-0300 | 2026-03-05 | 1000.00', { currency: currencyCode('USD'), baseAmount: base });
    const lines = linesOf(`
      2026-03-08 | 915.80 | FENWELL MEDIA LLP | INV-2026-0300
      2026-03-08 | 780.00 | FENWELL MEDIA LLP | INV-2026-0300
    `);
    expect(matchTable(lines, items)).toMatchInlineSnapshot(`
      "915.80: INV-2026-0300 915.80 (automatic)
      780.00: nothing"
    `);
  });

  it('another payer: asked about at first, booked once confirmed', () => {
    const lines = linesOf('2026-03-18 | 403.21 | STONEREACH HOLDING INC | -');
    expect(matchTable(lines, OPEN)).toMatchInlineSnapshot(`"403.21: INV-2026-0106 403.21 (likely)"`);
    const history = historyOf(`
      Ashbrook Tools Ltd | STONEREACH HOLDING INC | 2025-12-15 | 2025-12-18 | 380.00 | 0
      Ashbrook Tools Ltd | STONEREACH HOLDING INC | 2026-01-15 | 2026-01-19 | 411.10 | 0
    `);
    expect(matchTable(lines, OPEN, { history })).toMatchInlineSnapshot(`"403.21: INV-2026-0106 403.21 (automatic)"`);
  });
});
