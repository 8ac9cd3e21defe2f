import { describe, expect, it } from 'vitest';
import { readText, shortRows } from './read-text.ts';

type Layout = {
  readonly name: string;
  readonly currency: string;
  readonly lines: readonly string[];
  readonly rows: readonly string[];
  readonly proof: string;
};

const LAYOUTS: readonly Layout[] = [
  {
    name: 'a preamble with balances, paid out and paid in',
    currency: 'GBP',
    lines: [
      '"Account Name:","Current ****12345"',
      '"Account Balance:","£1,234.56"',
      '',
      '"Date","Transaction type","Description","Paid out","Paid in","Balance"',
      '"01 Mar 2025","Visa purchase","GREENGROCER","£20.00","","£1,234.56"',
      '"28 Feb 2025","Bank credit","EMPLOYER","","£1,000.00","£1,254.56"',
    ],
    rows: ['2025-03-01 -2000 GBP', '2025-02-28 100000 GBP'],
    proof: 'proved',
  },
  {
    name: 'summary lines above, an opening balance inside',
    currency: 'USD',
    lines: [
      'Description,,Summary Amt.',
      'Total credits,,"500.00"',
      '',
      'Date,Description,Amount,Running Bal.',
      '01/01/2025,Beginning balance as of 01/01/2025,,"1,000.00"',
      '01/14/2025,"DEPOSIT","500.00","1,500.00"',
      '01/15/2025,"ONLINE","-45.00","1,455.00"',
    ],
    rows: ['2025-01-14 50000 USD', '2025-01-15 -4500 USD'],
    proof: 'proved',
  },
  {
    name: 'no header: date, debit, credit, balance',
    currency: 'CAD',
    lines: ['01/15/2025,FUEL,45.10,,954.90', '01/14/2025,ACME,,500.00,1000.00', '01/13/2025,COFFEE,5.00,,500.00'],
    rows: ['2025-01-15 -4510 CAD', '2025-01-14 50000 CAD', '2025-01-13 -500 CAD'],
    proof: 'proved',
  },
  {
    name: 'no header: opening and closing balance around the amount',
    currency: 'EUR',
    lines: [
      '123456789\tEUR\t20250115\t1500,00\t1454,90\t20250115\t-45,10\tKIOSK',
      '123456789\tEUR\t20250116\t1454,90\t1954,90\t20250116\t500,00\tACME',
      '123456789\tEUR\t20250117\t1954,90\t1944,90\t20250117\t-10,00\tCAFE',
    ],
    rows: ['2025-01-15 -4510 EUR', '2025-01-16 50000 EUR', '2025-01-17 -1000 EUR'],
    proof: 'proved',
  },
  {
    name: 'a letter for debit and credit, for the amount and again for the balance',
    currency: 'INR',
    lines: [
      'Sl. No.,Transaction Date,Value Date,Description,Chq / Ref No.,Amount,Dr / Cr,Balance,Dr / Cr',
      '1,15-01-2025,15-01-2025,ABC,U-1,450.00,DR,"99,550.00",CR',
      '2,16-01-2025,16-01-2025,ACME,N-2,"50,000.00",CR,"1,49,550.00",CR',
    ],
    rows: ['2025-01-15 -45000 INR', '2025-01-16 5000000 INR'],
    proof: 'proved',
  },
  {
    name: 'a word for out and in, dates without separators',
    currency: 'EUR',
    lines: [
      '"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)","Mutatiesoort","Mededelingen"',
      '"20250115","KIOSK","NL00","","BA","Af","45,10","Betaalautomaat","001"',
      '"20250114","ACME BV","NL00","NL91ABNA0417164300","OV","Bij","1500,00","Overschrijving","januari"',
    ],
    rows: ['2025-01-15 -4510 EUR', '2025-01-14 150000 EUR'],
    proof: 'not_provable',
  },
  {
    name: 'negative figures inside the debit column, a disclaimer below',
    currency: 'CHF',
    lines: [
      'Konto:;CH9300762011623852957',
      'Währung:;CHF',
      '',
      'Datum;Avisierungstext;Gutschrift in CHF;Lastschrift in CHF;Valuta;Saldo in CHF',
      '15.01.2025;Kauf;;-45.10;15.01.2025;1454.90',
      "14.01.2025;Eingang;1'500.00;;14.01.2025;1'500.00",
      '',
      'Disclaimer:',
      'Dies ist kein Kontoauszug',
    ],
    rows: ['2025-01-15 -4510 CHF', '2025-01-14 150000 CHF'],
    proof: 'proved',
  },
  {
    name: 'a fee beside the amount that the balance shows to come on top',
    currency: 'EUR',
    lines: [
      'Type,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance',
      'CARD,2025-01-14 10:00:00,2025-01-15 08:00:00,Fuel,-45.10,0.00,EUR,COMPLETED,1454.90',
      'TRANSFER,2025-01-16 10:00:00,2025-01-16 10:00:00,To X,-100.00,1.50,EUR,COMPLETED,1353.40',
      'CARD,2025-01-18 10:00:00,,Fuel,-5.10,0.00,EUR,PENDING,',
      'CARD,2025-01-18 10:00:00,,Fuel,-7.10,0.00,EUR,DECLINED,',
    ],
    rows: ['2025-01-15 -4510 EUR', '2025-01-16 -10150 EUR', '2025-01-18 -510 EUR'],
    proof: 'proved',
  },
  {
    name: 'a card that marks only receipts',
    currency: 'GBP',
    lines: ['Date,Description,Amount', '15 Jan 2025,FUEL,45.10', '16 Jan 2025,RECEIVED,500.00 CR', '17 Jan 2025,CAFE,5.10'],
    rows: ['2025-01-15 -4510 GBP', '2025-01-16 50000 GBP', '2025-01-17 -510 GBP'],
    proof: 'not_provable',
  },
  {
    name: 'a card whose purchases are positive and whose payment says so',
    currency: 'GBP',
    lines: ['Date,Description,Amount', '25/03/2025,GREENGROCER,23.40', '26/03/2025,PAYMENT RECEIVED - THANK YOU,-500.00', '27/03/2025,TAXI,11.00'],
    rows: ['2025-03-25 -2340 GBP', '2025-03-26 50000 GBP', '2025-03-27 -1100 GBP'],
    proof: 'not_provable',
  },
  {
    name: 'text continued on lines of its own',
    currency: 'SGD',
    lines: [
      'Transaction date,Value date,Description,Withdrawals (SGD),Deposits (SGD)',
      '18/04/2018,18/04/2018,PURCHASE,6.66,',
      ',,15/04/18 TAXI',
      '17/04/2018,17/04/2018,CASH,66.66,',
    ],
    rows: ['2018-04-18 -666 SGD', '2018-04-17 -6666 SGD'],
    proof: 'not_provable',
  },
  {
    name: 'two currencies in columns of their own',
    currency: 'CAD',
    lines: [
      '"Account Type","Transaction Date","Cheque Number","Description 1","CAD$","USD$"',
      'Chequing,1/15/2025,,"PAYROLL",1500.00,',
      'Chequing,1/16/2025,,"PURCHASE",,-45.10',
      'Chequing,1/17/2025,,"PURCHASE",-45.10,',
    ],
    rows: ['2025-01-15 150000 CAD', '2025-01-16 -4510 USD', '2025-01-17 -4510 CAD'],
    proof: 'not_provable',
  },
  {
    name: 'a comma unquoted inside a text',
    currency: 'EUR',
    lines: ['Date,Description,Amount', '2025-01-15,Shop, Inc,-45.10', '2025-01-16,Salary,500.00'],
    rows: ['2025-01-15 -4510 EUR', '2025-01-16 50000 EUR'],
    proof: 'not_provable',
  },
  {
    name: 'decimal commas unquoted between commas',
    currency: 'EUR',
    lines: ['Date,Description,Amount', '2025-01-15,Shop,-45,10', '2025-01-16,Salary,500,00', '2025-01-17,Cafe,-5,25'],
    rows: ['2025-01-15 -4510 EUR', '2025-01-16 50000 EUR', '2025-01-17 -525 EUR'],
    proof: 'not_provable',
  },
  {
    name: 'every line quoted as a whole',
    currency: 'EUR',
    lines: ['"Date,Description,Amount"', '"2025-01-15,""Shop"",-45.10"', '"2025-01-16,Salary,500.00"', '"2025-01-17,Cafe,-5.00"'],
    rows: ['2025-01-15 -4510 EUR', '2025-01-16 50000 EUR', '2025-01-17 -500 EUR'],
    proof: 'not_provable',
  },
  {
    name: 'yen without decimals, years of the Republic of China elsewhere',
    currency: 'JPY',
    lines: [
      '"日付","摘要","摘要内容","支払い金額","預かり金額","差引残高"',
      '"2025/1/15","カード","シエル","4,510","","145,490"',
      '"2025/1/14","給料","ＡＣＭＥ","","50,000","150,000"',
    ],
    rows: ['2025-01-15 -4510 JPY', '2025-01-14 50000 JPY'],
    proof: 'proved',
  },
];

describe('table layouts', () => {
  it.each(LAYOUTS)('$name', ({ currency, lines, rows, proof }) => {
    const read = readText(lines, currency);
    expect(read.understood.questions).toEqual([]);
    expect(shortRows(read.rows)).toEqual(rows);
    expect(read.understood.proof.status).toBe(proof);
    expect(read.understood.leftOut.filter((line) => line.verdict === 'rejected')).toEqual([]);
  });
});
