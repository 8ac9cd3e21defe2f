import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { connectRaw } from '../../support/app-folder.ts';
import { createEuroBusiness, failureOf, importRows, openTestApp, type TestApp, writeStatement } from '../../support/test-app.ts';
import { canReadPdf, pdfFonts, pdfPages } from './read-pdf.ts';

const FROM = isoDate('2026-01-01');
const TO = isoDate('2026-03-05');

type Report = Pick<Awaited<ReturnType<TestApp['client']['reports']['audit']>>, 'pageCount' | 'lineCount' | 'head'> & {
  readonly file: string;
  readonly csv: string;
  readonly rows: string[][];
};

async function report(app: TestApp, period: { from: string; to: string; asOf?: string } = { from: FROM, to: TO }): Promise<Report> {
  const file = join(app.folder.files, `report-${period.from}-${period.to}.pdf`);
  const asOf = period.asOf === undefined ? {} : { asOf: isoDate(period.asOf) };
  const made = await app.client.reports.audit({ from: isoDate(period.from), to: isoDate(period.to), file, ...asOf });
  const csv = readFileSync(must(made.csvPath, 'a path'), 'utf8');
  const [, ...rows] = Papa.parse<string[]>(csv.trimEnd()).data;
  return { ...made, file, csv, rows };
}

/** Two accounts with transfers between them, one without a balance, and texts that are not plain Latin. */
async function openBooks(): Promise<TestApp> {
  const app = await openTestApp();
  await createEuroBusiness(app, 'Καφέ Зоря Łódź');
  const main = `2025-12-30 100.00 Opening sale | 1100.00
    2026-01-05 250.00 Πώληση Αθήνα | 1350.00
    2026-01-20 -80.00 =Rent January | 1270.00
    2026-02-10 -70.50 東京 supplies | 1199.50
    2026-03-01 40.00 Возврат | 1239.50`;
  await importRows(app, main, { account: 'Main' });
  await importRows(app, '2026-02-01 -4.50 Coffee\n2026-02-01 -4.50 Coffee', { account: 'Card' });
  return app;
}

/** Readers set figures apart by any kind and number of spaces. */
const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('the annex of an audit report', () => {
  it('lists every line of every account in the period, and no other', async () => {
    const made = await report(await openBooks());
    expect(made.lineCount).toBe(6);
    expect(made.csv.startsWith('\uFEFF')).toBe(true);
    expect(made.rows.map((row) => [row[0], row[1], row[2], row[3], row[5]])).toEqual([
      ['2026-02-01', 'Card', '-4.50', 'EUR', 'Coffee'],
      ['2026-02-01', 'Card', '-4.50', 'EUR', 'Coffee'],
      ['2026-01-05', 'Main', '250.00', 'EUR', 'Πώληση Αθήνα'],
      ['2026-01-20', 'Main', '-80.00', 'EUR', "'=Rent January"],
      ['2026-02-10', 'Main', '-70.50', 'EUR', '東京 supplies'],
      ['2026-03-01', 'Main', '40.00', 'EUR', 'Возврат'],
    ]);
    expect(made.rows.every((row) => /^statement-\d+\.csv$/.test(row[11] ?? ''))).toBe(true);
  });

  it('follows the books of a past day', async () => {
    const made = await report(await openBooks(), { from: FROM, to: TO, asOf: '2026-02-05' });
    expect(made.rows.map((row) => row[0])).toEqual(['2026-02-01', '2026-02-01', '2026-01-05', '2026-01-20']);
  });

  it('leaves out what was undone', async () => {
    const app = await openBooks();
    const [newest] = await app.client.imports.batches({});
    await app.client.imports.undo({ batchId: must(newest, 'a batch').id });
    expect((await report(app)).lineCount).toBe(4);
  });
});

describe('an audit report', () => {
  it('refuses a period that has not begun, in one sentence', async () => {
    const app = await openBooks();
    const failure = await failureOf(report(app, { from: '2026-03-06', to: '2026-03-31' }));
    expect(failure).toMatchObject({ code: 'INVALID_INPUT' });
    expect(failure.message).toContain('2026-03-06');
  });

  it('can be made of empty books and of the longest period', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const made = await report(app, { from: '1900-01-01', to: '2199-12-31' });
    expect(made.lineCount).toBe(0);
    expect(made.pageCount).toBeGreaterThanOrEqual(2);
  });

  it('gives the same bytes for the same books at the same moment, and the head that verification found', async () => {
    const app = await openBooks();
    const verification = await app.client.audit.verify({});
    expect(verification.ok).toBe(true);
    const input = { from: FROM, to: TO, asOf: isoDate('2026-03-04') };
    const [first, second] = [await app.client.reports.audit(input), await app.client.reports.audit(input)];
    expect(Buffer.from(await must(second.pdf, 'bytes').arrayBuffer())).toEqual(Buffer.from(await must(first.pdf, 'bytes').arrayBuffer()));
    expect(first.head).toBe(verification.ok ? verification.head : '');
    expect(first.head).toMatch(/^[0-9a-f]{64}$/);
  });
});

if (!canReadPdf) console.warn('Skipped: what the PDF of the audit report says, because pdftotext (poppler-utils) is not installed.');

describe.skipIf(!canReadPdf)('the PDF of an audit report', () => {
  it('embeds its fonts, shows Latin, Greek and Cyrillic, and counts its pages on each of them', async () => {
    const made = await report(await openBooks());
    const fonts = pdfFonts(made.file);
    expect(fonts.map((font) => font.name.replace(/^[A-Z]+\+/, '')).toSorted()).toEqual(['Inter-Bold', 'Inter-Regular']);
    expect(fonts.every((font) => font.isEmbedded)).toBe(true);
    const pages = pdfPages(made.file).map(squeezed);
    for (const words of ['Καφέ Зоря Łódź', 'Πώληση Αθήνα', 'Возврат', '□□ supplies', 'stands for a character'])
      expect(pages.join(' ')).toContain(words);
    expect(pages).toHaveLength(made.pageCount);
    for (const [index, page] of pages.entries()) {
      const footer = `Καφέ Зоря Łódź · 2026-01-01 to 2026-03-05 · made on 2026-03-05 10:30 (Europe/Berlin) · page ${index + 1} of ${made.pageCount}`;
      expect(page).toContain(footer);
    }
  });

  it('ties, says so of the account that cannot, and carries head and fingerprints in one piece', async () => {
    const app = await openBooks();
    const made = await report(app);
    const [cover = '', ...others] = pdfPages(made.file);
    const text = squeezed(others.join(' '));
    expect(text).toMatch(/Main .*EUR 1\.100,00 290,00 −150,50 1\.239,50 ✓ ties/);
    expect(text).toMatch(/Card .*EUR not known 0,00 −9,00 not known change −9,00/);
    expect(cover).toContain(made.head);
    expect(others.at(-1)).toContain(made.head);
    expect(others.at(-1)).toContain('tamio verify');
    expect(text).toContain(createHash('sha256').update(made.csv).digest('hex'));
    for (const batch of await app.client.imports.batches({})) expect(text).toContain(batch.fileSha256);
  });

  it('names the days between which a line is missing', async () => {
    const app = await openBooks();
    await importRows(app, '2026-03-03 10.00 After a gap | 1300.00\n2026-03-04 -10.00 Back | 1290.00', { account: 'Main' });
    const text = squeezed(pdfPages((await report(app)).file).join(' '));
    expect(text).toContain('differs by 50,50');
    expect(text).toMatch(/the balance stated for 2026-03-0[34] differs by 50,50 EUR from the balance stated for 2026-03-01/);
  });

  it('is made also when verification fails, and says so first', async () => {
    const app = await openBooks();
    const raw = await connectRaw(app.folder);
    raw.exec('DROP TRIGGER bank_transactions_are_evidence');
    raw.exec("UPDATE bank_transactions SET amount_minor = 26000 WHERE description = 'Πώληση Αθήνα'");
    raw.close();
    const [cover = ''] = pdfPages((await report(app)).file);
    expect(squeezed(cover)).toContain('WARNING: VERIFICATION FAILED.');
    expect(cover).not.toContain('Verified.');
  });

  it('prints the fifty largest of many lines and leaves the rest to the annex', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const rows = Array.from(
      { length: 500 },
      (_, index) => `2026-02-${String((index % 28) + 1).padStart(2, '0')},"Sale ${index}",${index + 1}.00,EUR`,
    );
    const path = writeStatement(app.folder, `Date,Description,Amount,Currency\n${rows.join('\n')}\n`);
    await app.client.imports.book({ source: { path }, accountName: 'Main', answers: { sign: 'as_is' } });
    const made = await report(app);
    const text = squeezed(pdfPages(made.file).join(' '));
    expect(made.rows).toHaveLength(500);
    expect(text).toContain('The 50 largest lines of 500');
    expect(text).toContain('The annexed CSV lists all 500 lines');
    expect(text).toContain('Sale 450 ');
    expect(text).not.toContain('Sale 449 ');
  });
});
