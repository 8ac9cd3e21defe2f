import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import iconv from 'iconv-lite';
import { NO_BOOKS, understand, written } from '../../../support/record-tables.ts';

const lines = (...rows: readonly string[]): string => rows.join('\n');

/** Line, verdict, party and values of every row; the kind first. */
function read(table: string | Uint8Array) {
  const understood = understand(table);
  return { kind: understood.kind, questions: understood.questions.map(({ kind }) => kind), rows: written(understood) };
}

describe('tables of records in six languages', () => {
  it('a German customer list in Windows-1252 with an address in parts', () => {
    const table = lines(
      'Kundennummer;Firma;Straße;PLZ;Ort;Land;E-Mail;Telefon;USt-IdNr.;Zahlungsziel',
      '10001;Bäckerei Müller GmbH;Hauptstr. 1;10115;Berlin;Deutschland;info@mueller.example;030 1234;DE123456789;14 Tage netto',
      '10002;Café Größe;;;;Österreich;;;;sofort fällig',
    );
    const expected = {
      kind: 'customers',
      questions: [],
      rows: [
        {
          line: 2,
          verdict: 'new',
          party: undefined,
          values: {
            name: 'Bäckerei Müller GmbH',
            country: 'DE',
            email: 'info@mueller.example',
            phone: '030 1234',
            taxId: 'DE123456789',
            paymentTermsDays: 14,
            address: 'Hauptstr. 1, 10115 Berlin',
          },
        },
        { line: 3, verdict: 'new', party: undefined, values: { name: 'Café Größe', country: 'AT', paymentTermsDays: 0 } },
      ],
    };
    expect(read(table)).toEqual(expected);
    expect(read(new Uint8Array(iconv.encode(table, 'windows-1252')))).toEqual(expected);
  });

  it('a US list of open invoices: month first, what is still open, the total left out', () => {
    const table = lines(
      'Accounts receivable aging',
      'Customer,Num,Invoice Date,Due Date,Amount,Open Balance,Memo',
      '"Acme, Inc.",1001,02/13/2026,03/15/2026,"$1,250.00","$1,250.00",January retainer',
      'Beta LLC,1002,02/20/2026,03/22/2026,$900.00,$400.00,',
      'TOTAL,,,,"$2,150.00","$1,650.00",',
    );
    expect(read(table)).toEqual({
      kind: 'invoices',
      questions: [],
      rows: [
        {
          line: 3,
          verdict: 'new',
          party: 'Acme, Inc.',
          values: {
            documentNumber: '1001',
            issueDate: '2026-02-13',
            dueDate: '2026-03-15',
            amount: 125_000,
            currency: 'USD',
            description: 'January retainer',
          },
        },
        {
          line: 4,
          verdict: 'new',
          party: 'Beta LLC',
          values: { documentNumber: '1002', issueDate: '2026-02-20', dueDate: '2026-03-22', amount: 40_000, currency: 'USD' },
        },
        { line: 5, verdict: 'skipped', party: undefined, values: {} },
      ],
    });
  });

  it('a French list of bills: net, tax and total, thousands in spaces', () => {
    const table = lines(
      'Fournisseur;N° facture;Date facture;Échéance;Montant HT;TVA;Montant TTC',
      'Imprimerie Duval;F-12;13/01/2026;12/02/2026;1 000,00;200,00;1 200,00',
    );
    expect(read(table)).toEqual({
      kind: 'bills',
      questions: [],
      rows: [
        {
          line: 2,
          verdict: 'new',
          party: 'Imprimerie Duval',
          values: { documentNumber: 'F-12', issueDate: '2026-01-13', dueDate: '2026-02-12', amount: -120_000, taxAmount: -20_000, currency: 'EUR' },
        },
      ],
    });
  });

  it('a Spanish list of suppliers', () => {
    const table = lines(
      'Proveedor;NIF;Correo electrónico;Dirección;Código postal;Población;País;Plazo de pago (días)',
      'Papel SL;B12345678;hola@papel.example;Calle Mayor 1;28013;Madrid;España;60',
    );
    expect(read(table)).toMatchObject({
      kind: 'vendors',
      questions: [],
      rows: [
        {
          verdict: 'new',
          values: {
            name: 'Papel SL',
            taxId: 'B12345678',
            email: 'hola@papel.example',
            address: 'Calle Mayor 1, 28013 Madrid',
            country: 'ES',
            paymentTermsDays: 60,
          },
        },
      ],
    });
  });

  it('an Italian list of open invoices whose side only the line above says', () => {
    const table = lines(
      'Fatture attive aperte',
      'Ragione sociale;Numero fattura;Data fattura;Scadenza;Da incassare',
      'Rossi Srl;12/2026;31/01/2026;02/03/2026;1.220,00',
    );
    expect(read(table)).toMatchObject({
      kind: 'invoices',
      questions: [],
      rows: [
        {
          verdict: 'new',
          party: 'Rossi Srl',
          values: { documentNumber: '12/2026', amount: 122_000, issueDate: '2026-01-31', dueDate: '2026-03-02' },
        },
      ],
    });
  });

  it('a Dutch list of agreements in an Excel workbook, dates and amounts as cells', () => {
    const cell = (value: string | number): string =>
      typeof value === 'number'
        ? `<c><v>${value}</v></c>`
        : value.startsWith('=')
          ? `<c s="1"><v>${value.slice(1)}</v></c>`
          : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows = [
      ['Contract', 'Leverancier', 'Soort', 'Bedrag', 'Periodiciteit', 'Ingangsdatum', 'Betaaldag'],
      ['Kantoor', 'Vastgoed BV', 'huur', 1500.5, 'maandelijks', '=46054', '1'],
    ];
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="Contracten" sheetId="1" r:id="r0"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="r0" Target="worksheets/sheet1.xml"/></Relationships>'),
      'xl/styles.xml': strToU8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
      ),
    });
    expect(read(bytes)).toEqual({
      kind: 'agreements',
      questions: [],
      rows: [
        {
          line: 2,
          verdict: 'new',
          party: 'Vastgoed BV',
          values: {
            name: 'Kantoor',
            obligationType: 'rent',
            amount: -150_050,
            frequency: 'monthly',
            startDate: '2026-02-01',
            dayRule: '1',
            currency: 'EUR',
          },
        },
      ],
    });
  });
});

describe('what a table cannot decide', () => {
  it('is asked with the person’s own rows, and the answer settles it', () => {
    const table = lines('Name,Invoice,Date,Due,Amount', 'Acme,1,02/03/2026,05/03/2026,1.250', 'Beta,2,03/03/2026,06/03/2026,-2.500');
    const open = understand(table);
    expect(open.questions).toMatchObject([
      {
        kind: 'kind',
        options: ['invoices', 'bills'],
        examples: [{ line: 2, readings: { invoices: 'Acme owes you 1.250', bills: 'You owe Acme 1.250' } }, { line: 3 }],
      },
      {
        kind: 'date_order',
        options: ['dmy', 'mdy'],
        examples: [{ line: 2, raw: '02/03/2026', readings: { dmy: '2026-03-02', mdy: '2026-02-03' } }, { line: 3 }],
      },
      { kind: 'decimal_mark', options: [',', '.'], examples: [{ raw: '1.250', readings: { ',': '1250', '.': '1.250' } }, { raw: '-2.500' }] },
    ]);
    const bills = understand(table, { kind: 'bills', answers: { dateOrder: 'mdy', decimalMark: '.' } });
    expect(bills.questions).toMatchObject([
      {
        kind: 'sign',
        options: ['flip', 'as_is'],
        examples: [{ line: 3, readings: { as_is: 'you owe Beta', flip: 'a credit note from Beta' } }, { line: 2 }],
      },
    ]);
    const answered = understand(table, { kind: 'bills', answers: { dateOrder: 'mdy', decimalMark: '.', sign: 'flip' } });
    expect(answered.questions).toEqual([]);
    expect(written(answered).map(({ values }) => values)).toMatchObject([
      { amount: -125, dueDate: '2026-05-03' },
      { amount: 250, dueDate: '2026-06-03' },
    ]);
  });

  it('is settled by the file where it can be: one readable day, dots, nothing due before it is issued, no third decimal', () => {
    const evidence = (table: string, property: string) =>
      understand(table, { kind: 'invoices' }).findings.find((finding) => finding.property === property);
    const dated = (...rows: readonly string[]) => lines('Customer,Date,Due,Amount', ...rows);
    expect(evidence(dated('A,02/03/2026,05/03/2026,1.00', 'B,13/02/2026,01/04/2026,1.00'), 'date_order')).toMatchObject({
      value: 'dmy',
      evidence: '13/02/2026 in line 3 can only be day first.',
    });
    expect(evidence(dated('A,02.03.2026,05.03.2026,1.00'), 'date_order')).toMatchObject({ value: 'dmy' });
    expect(evidence(dated('A,11/01/2026,01/02/2026,1.00'), 'date_order')).toMatchObject({
      value: 'dmy',
      evidence: 'Read otherwise line 2 would end before it begins (11/01/2026 to 01/02/2026), so dates are day first.',
    });
    expect(evidence(dated('A,02/03/2026,05/03/2026,1.234'), 'decimal_mark')).toMatchObject({ value: ',' });
  });
});

describe('a row against the books', () => {
  const party = (id: number, name: string, values = {}) => ({ id, name, values: { name, ...values }, lockedFields: [], source: 'manual' });

  it('is recognised by tax number, e-mail or name, and changes nothing that is only written otherwise', () => {
    const books = {
      ...NO_BOOKS,
      customers: [
        party(1, 'Müller GmbH', { taxId: 'DE 123 456 789', phone: '030/1234' }),
        party(2, 'Beta', { email: 'info@beta.example' }),
        party(3, 'Gamma Ltd.'),
      ],
    };
    const table = lines(
      'Customer name,E-mail,Tax ID,Phone',
      'Mueller Bakery,,DE123456789,030 1234',
      'Beta Holding,INFO@beta.example,,',
      'GAMMA LTD,,,',
      'Delta,,,',
    );
    expect(understand(table, { books }).rows.map(({ verdict, targetId, changes }) => [verdict, targetId, changes])).toEqual([
      ['changed', 1, [{ field: 'name', before: 'Müller GmbH', after: 'Mueller Bakery' }]],
      ['changed', 2, [{ field: 'name', before: 'Beta', after: 'Beta Holding' }]],
      ['same', 3, []],
      ['new', null, []],
    ]);
  });

  it('does not rename one of two parties that share an e-mail', () => {
    const books = { ...NO_BOOKS, customers: [party(1, 'A Ltd', { email: 'office@tax.example' })] };
    const table = lines('Customer name,E-mail', 'B Ltd,office@tax.example', 'A Ltd,office@tax.example');
    expect(understand(table, { books }).rows.map(({ verdict, targetId }) => [verdict, targetId])).toEqual([
      ['new', null],
      ['same', 1],
    ]);
  });

  it('is left to the person where two parties fit alike, and to the other system where that keeps the field', () => {
    const books = {
      ...NO_BOOKS,
      customers: [party(1, 'A-B'), party(2, 'A B'), { ...party(3, 'Kept', { email: 'a@kept.example' }), lockedFields: ['email'], source: 'xero' }],
    };
    const table = lines('Customer name,E-mail', 'AB,', 'Kept,b@kept.example');
    expect(understand(table, { books }).rows.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['rejected', 'It can be A-B or A B: write its exact name or its tax number.'],
      ['rejected', 'The e-mail is kept by xero and can only be changed there.'],
    ]);
  });

  it('that is settled in the books is left alone, and equal documents without a number stay two', () => {
    const document = (id: number, documentNumber: string | null, more = {}) => ({
      id,
      partyId: 1,
      currency: 'EUR' as never,
      documentNumber,
      amountMinor: 10_000,
      openMinor: 10_000,
      isOpen: true,
      closedAs: 'paid',
      values: { documentNumber, dueDate: '2026-03-20', currency: 'EUR' },
      ...more,
    });
    const books = { ...NO_BOOKS, customers: [party(1, 'Acme')], documents: [document(7, 'R-1', { openMinor: 0, isOpen: false }), document(8, null)] };
    const table = lines(
      'Customer,Invoice,Due date,Amount',
      'Acme,R-1,2026-03-20,100.00',
      'Acme,,2026-03-20,100.00',
      'Acme,,2026-03-20,100.00',
      'Acme,R-2,2026-03-21,5.00',
      'Acme,R-2,2026-03-21,5.00',
    );
    expect(understand(table, { books }).rows.map(({ verdict, targetId, reason }) => [verdict, targetId, reason])).toEqual([
      ['skipped', null, 'It is here and paid, so it was left alone.'],
      ['same', 8, 'It is here already.'],
      ['new', null, 'It is not here yet.'],
      ['new', null, 'It is not here yet.'],
      ['skipped', null, 'It says the same as line 5.'],
    ]);
  });
});
