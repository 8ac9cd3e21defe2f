import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../../../../src-main/engine/import/read-statement.ts';
import type { ImportAnswers, StatementRow } from '../../../../src-main/engine/import/types.ts';
import { UNCONTROLLED } from '../../../../src-main/engine/common/run-control.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { conventions, meantRows, writeStatement, type Convention, type Meant } from './statement-writer.ts';

const asOf = isoDate('2026-06-30');

function read(text: string, answers: ImportAnswers): { rows: StatementRow[]; asks: string[] } {
  const bytes = new TextEncoder().encode(text);
  const understood = readStatement({ bytes, fileName: 'statement.csv', accountCurrency: currencyCode('EUR'), answers, asOf }, UNCONTROLLED);
  const rows: StatementRow[] = [];
  understood.readRows((row) => rows.push(row));
  expect(understood.rowCount).toBe(rows.length);
  for (const question of understood.questions) expect(question.examples.length).toBeGreaterThan(0);
  return { rows, asks: understood.questions.map((question) => question.kind) };
}

/** What the owner of the account knows about the bank's way of writing. */
function knowledge(convention: Convention, flipped: boolean): ImportAnswers {
  const order = convention.date === 'mdy/' ? 'mdy' : convention.date.startsWith('dmy') ? 'dmy' : 'ymd';
  return { dateOrder: order, decimalMark: convention.decimal, sign: flipped ? 'flip' : 'as_is' };
}

const said = (rows: readonly { date: string; minor: number }[]): string[] => rows.map((row) => `${row.date} ${row.minor}`).toSorted();
const readBack = (rows: readonly StatementRow[]): string[] => said(rows.map((row) => ({ date: row.bookingDate, minor: row.amountMinor })));

/** What came back where nothing was asked; otherwise what the owner's answers give, under the sign that fits. */
function readAsOwner(meant: readonly Meant[], convention: Convention): string[] {
  const text = writeStatement(meant, convention);
  const first = read(text, {});
  if (first.asks.length === 0) return readBack(first.rows);
  const [asIs, flipped] = [false, true].map((isFlipped) => read(text, knowledge(convention, isFlipped)));
  const fitting = readBack(asIs?.rows ?? []);
  return fitting.join() === said(meant).join() ? fitting : readBack(flipped?.rows ?? []);
}

describe('a table written in any convention', () => {
  it('is read back exactly or asked about', () => {
    fc.assert(
      fc.property(meantRows, conventions, (meant, convention) => {
        // Without a header two columns of figures are told apart only where rows fill both; one row of them is noise to any reader.
        const outs = meant.filter((row) => row.minor < 0).length;
        fc.pre(convention.hasHeader || !convention.sign.startsWith('pair') || (convention.hasBalance && outs > 0 && outs < meant.length));
        // A card's statement lists purchases above all.
        fc.pre(convention.sign !== 'turned' || outs * 2 > meant.length);
        const ordered = meant.toSorted((a, b) => (a.date < b.date ? -1 : 1));
        expect(readAsOwner(ordered, convention)).toEqual(said(ordered));
      }),
      { numRuns: 250 },
    );
  });

  it('keeps every word of the text', () => {
    fc.assert(
      fc.property(meantRows, conventions, (meant, convention) => {
        fc.pre(convention.hasHeader);
        const { rows } = read(writeStatement(meant, convention), knowledge(convention, false));
        const words = rows.map((row) => row.description);
        for (const { text } of meant) expect(words).toContain(text.replaceAll('\n', ' '));
      }),
      { numRuns: 100 },
    );
  });
});
