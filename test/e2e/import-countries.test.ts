import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { dropFiles } from '../support/browser/drop-files.ts';
import { call, serve, testBooks } from '../support/browser/serving.ts';
import { visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

type Statement = {
  readonly name: string;
  readonly encoding: string;
  readonly text: string;
  readonly currency: string;
  readonly lines: readonly (readonly [string, number, string])[];
};

/** Statements as banks of four countries write them: invented movements in the conventions of each. */
const STATEMENTS: readonly Statement[] = [
  {
    name: 'german',
    encoding: 'windows-1252',
    currency: 'EUR',
    text: [
      'Kontoauszug;Girokonto',
      'Zeitraum;01.02.2026 - 28.02.2026',
      '',
      '"Buchungstag";"Wertstellung";"Auftraggeber/Empfänger";"Verwendungszweck";"Betrag";"Währung";"Saldo"',
      '"13.02.2026";"13.02.2026";"Bäckerei Sonnenhügel";"Kartenzahlung Frühstück";"-12,34";"EUR";"1.987,66"',
      '"16.02.2026";"16.02.2026";"Müller & Söhne GmbH";"Rechnung 2026-041";"1.250,00";"EUR";"3.237,66"',
      '',
    ].join('\r\n'),
    lines: [
      ['2026-02-16', 125_000, 'Müller & Söhne GmbH'],
      ['2026-02-13', -1234, 'Bäckerei Sonnenhügel'],
    ],
  },
  {
    name: 'american',
    encoding: 'utf-8',
    currency: 'USD',
    text: [
      'Posted Date,Reference Number,Payee,Amount,Running Bal.',
      '02/13/2026,,"Rent, Main Street",-1200.00,8800.00',
      '02/16/2026,,"Invoice 1041",3400.00,12200.00',
      '',
    ].join('\n'),
    lines: [
      ['2026-02-16', 340_000, 'Invoice 1041'],
      ['2026-02-13', -120_000, 'Rent, Main Street'],
    ],
  },
  {
    name: 'chinese',
    encoding: 'gb18030',
    currency: 'CNY',
    text: [
      '账户交易明细',
      '记账日期,币别,金额,余额,交易名称,对方账户名',
      '2026-02-13,人民币,-71.89,"3,240.28",消费,示例超市',
      '2026-02-16,人民币,"1,000.00","4,240.28",转账,示例公司',
      '',
    ].join('\r\n'),
    lines: [
      ['2026-02-16', 100_000, '示例公司'],
      ['2026-02-13', -7189, '示例超市'],
    ],
  },
  {
    name: 'french',
    encoding: 'windows-1252',
    currency: 'EUR',
    text: ['Date;Libellé;Débit;Crédit', '13/02/2026;CAFÉ DE LA GARE;4,50;', '16/02/2026;VIREMENT REÇU SOCIÉTÉ EXEMPLE;;1 250,00', ''].join('\r\n'),
    lines: [
      ['2026-02-16', 125_000, 'VIREMENT REÇU SOCIÉTÉ EXEMPLE'],
      ['2026-02-13', -450, 'CAFÉ DE LA GARE'],
    ],
  },
];

it.each(STATEMENTS)('reads a $name statement without a question, and books it', async ({ name, encoding, text, currency, lines }) => {
  const folder = testBooks();
  await call(folder, 'businesses.create', { name: 'Example Ltd', baseCurrency: currency, country: 'IE', locale: 'en-IE', timeZone: 'Europe/Dublin' });
  await call(folder, 'accounts.create', { businessId: 1, name: 'Main', currency });
  const { page } = await visit(browser(), await serve(folder), { path: '/import' });
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
  const file = join(folder.files, `${name}.csv`);
  writeFileSync(file, iconv.encode(text, encoding));
  await dropFiles(page, [file]);
  await page
    .getByText(/^2 lines, 2 new/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: /book 2 new lines/i }).click();
  await page.getByText('2 new lines are in Main.').waitFor();
  const { rows } = await call<{ rows: { bookingDate: string; amountMinor: number; description: string; counterparty: string | null }[] }>(
    folder,
    'transactions.list',
    { businessId: 1 },
  );
  expect(rows.map((row) => [row.bookingDate, row.amountMinor])).toEqual(lines.map(([date, amountMinor]) => [date, amountMinor]));
  for (const [index, [, , words]] of lines.entries()) expect(`${rows[index]?.counterparty ?? ''} ${rows[index]?.description ?? ''}`).toContain(words);
});
