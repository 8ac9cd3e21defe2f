import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { RECORD_KINDS, type RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { prepareBooks } from '../../support/prepared-books.ts';
import { createEuroBusiness, failureOf, openTestApp, type TestApp, writeStatement } from '../../support/test-app.ts';

const GERMAN_CUSTOMERS = [
  'Kundennummer;Firma;Straße;PLZ;Ort;Land;E-Mail;USt-IdNr.;Zahlungsziel (Tage);Kreditlimit',
  '10001;Bäckerei Müller GmbH;Hauptstr. 1;10115;Berlin;Deutschland;info@mueller.example;DE123456789;14;5.000,00',
  '10002;Café Sonne;Ring 4;1010;Wien;Österreich;;;30;',
].join('\r\n');

const US_INVOICES = [
  'Customer,Invoice #,Invoice Date,Due Date,Amount,Balance',
  'Acme Inc,1001,02/13/2026,03/15/2026,"$1,250.00","$1,250.00"',
  'Beta LLC,1002,02/20/2026,03/22/2026,"$900.00","$400.00"',
  'Total,,,,"$2,150.00","$1,650.00"',
].join('\n');

const BILLS = ['Lieferant;Rechnungsnummer;Rechnungsdatum;Fällig am;Bruttobetrag', 'Papier AG;R-1;13.02.2026;15.03.2026;119,00'].join('\n');

const AGREEMENTS = [
  'Vertrag;Vertragspartner;Art;Betrag;Turnus;Beginn;Fällig am',
  'Miete Büro;Immobilien AG;Miete;1.200,00;monatlich;01.02.2025;1',
  'Wartung;Acme;Umsatz;500,00;vierteljährlich;15.01.2026;',
].join('\n');

/** Everything but the log and the imports themselves. */
const rest = (app: TestApp) => app.dump({ except: ['audit_logs', 'record_imports'] });

function book(app: TestApp, table: string, more: { kind?: RecordKind; answers?: Record<string, string> } = {}) {
  return app.client.records.book({ source: { path: writeStatement(app.folder, table) }, ...more });
}

describe('records', () => {
  it('takes over a German list of customers, finds every row the same afterwards, and takes it back exactly', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const before = await rest(app);
    const result = await book(app, GERMAN_CUSTOMERS);
    expect(result).toMatchObject({ kind: 'customers', questions: [], counts: { new: 2, same: 0, changed: 0, skipped: 0, rejected: 0 } });
    expect(await app.client.customers.list({})).toMatchObject([
      {
        name: 'Bäckerei Müller GmbH',
        address: 'Hauptstr. 1, 10115 Berlin',
        country: 'DE',
        taxId: 'DE123456789',
        paymentTermsDays: 14,
        creditLimitMinor: 500_000,
        source: 'import',
      },
      { name: 'Café Sonne', country: 'AT', paymentTermsDays: 30 },
    ]);
    const after = await app.dump();
    expect(await book(app, GERMAN_CUSTOMERS)).toMatchObject({
      counts: { new: 0, same: 2 },
      recordImportId: null,
      earlierImportId: result.recordImportId,
    });
    expect(await app.dump()).toEqual(after);
    await app.client.records.undo({ recordImportId: must(result.recordImportId, 'the import') });
    expect(await rest(app)).toEqual(before);
    expect(await app.client.records.imports({})).toMatchObject([{ kind: 'customers', status: 'undone', counts: { new: 2 } }]);
    expect(await app.client.audit.verify({})).toMatchObject({ ok: true });
    expect(await book(app, GERMAN_CUSTOMERS)).toMatchObject({ counts: { new: 2 } });
  });

  it('takes over open invoices with their customers, what is open of them, and leaves the total out', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const before = await rest(app);
    const result = await book(app, US_INVOICES);
    expect(result).toMatchObject({ kind: 'invoices', counts: { new: 2, skipped: 1 } });
    const { rows } = await app.client.dueItems.list({});
    expect(rows).toMatchObject([
      {
        counterpartyName: 'Acme Inc',
        documentNumber: '1001',
        issueDate: '2026-02-13',
        dueDate: '2026-03-15',
        openAmountMinor: 125_000,
        currency: 'USD',
      },
      { counterpartyName: 'Beta LLC', documentNumber: '1002', openAmountMinor: 40_000 },
    ]);
    expect(await book(app, US_INVOICES)).toMatchObject({ counts: { new: 0, same: 2, changed: 0 } });
    await app.client.records.undo({ recordImportId: must(result.recordImportId, 'the import') });
    expect(await rest(app)).toEqual(before);
  });

  it('takes over bills as money out and agreements without debts of the past, and takes both back', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const before = await rest(app);
    const bills = await book(app, BILLS);
    expect((await app.client.dueItems.list({ direction: 'out' })).rows).toMatchObject([{ documentNumber: 'R-1', openAmountMinor: -11_900 }]);
    const agreements = await book(app, AGREEMENTS);
    expect(agreements).toMatchObject({ kind: 'agreements', counts: { new: 2 } });
    const made = await app.client.agreements.list({});
    expect(made).toMatchObject([
      { name: 'Miete Büro', obligationType: 'rent', counterpartyName: 'Immobilien AG', terms: { baseAmountMinor: -120_000, frequency: 'monthly' } },
      { name: 'Wartung', obligationType: 'revenue', counterpartyName: 'Acme', terms: { baseAmountMinor: 50_000, frequency: 'quarterly' } },
    ]);
    expect((await app.client.dueItems.list({ state: 'overdue' })).rows).toEqual([]);
    expect(await book(app, AGREEMENTS)).toMatchObject({ counts: { same: 2 } });
    await app.client.records.undo({ recordImportId: must(agreements.recordImportId, 'the agreements') });
    await app.client.records.undo({ recordImportId: must(bills.recordImportId, 'the bills') });
    expect(await rest(app)).toEqual(before);
  });

  it('asks where nothing decides, and writes nothing before it is answered', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const table = 'Name,Invoice,Date,Due,Amount\nAcme,1,02/03/2026,05/03/2026,100.00\n';
    const path = writeStatement(app.folder, table);
    const preview = await app.client.records.preview({ source: { path } });
    expect(preview.questions.map(({ kind, options }) => [kind, options])).toEqual([
      ['kind', ['invoices', 'bills']],
      ['date_order', ['dmy', 'mdy']],
    ]);
    const before = await app.dump();
    expect(await failureOf(app.client.records.book({ source: { path } }))).toMatchObject({ code: 'IMPORT_HAS_QUESTIONS' });
    expect(await app.dump()).toEqual(before);
    const answered = await app.client.records.book({ source: { path }, kind: 'bills', answers: { dateOrder: 'mdy' } });
    expect(answered).toMatchObject({ kind: 'bills', questions: [], counts: { new: 1 } });
    expect((await app.client.dueItems.list({})).rows).toMatchObject([{ issueDate: '2026-02-03', dueDate: '2026-05-03', openAmountMinor: -10_000 }]);
  });

  it('changes only what a row says, and puts it back', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const acme = await app.client.customers.create({ name: 'Acme GmbH', email: 'old@acme.example', phone: '030 1', notes: 'Keeps this' });
    const rent = await app.client.agreements.create({
      name: 'Rent',
      obligationType: 'rent',
      terms: { frequency: 'monthly', startDate: isoDate('2026-01-01'), baseAmountMinor: minorUnits(-100_000) },
    });
    const before = await rest(app);
    const changed = await book(app, 'Customer name,E-mail,Phone\nACME GMBH,new@acme.example,\n');
    expect(changed).toMatchObject({
      counts: { changed: 1 },
      rows: [{ changes: [{ field: 'email', before: 'old@acme.example', after: 'new@acme.example' }] }],
    });
    expect(await app.client.customers.get({ customerId: acme.id })).toMatchObject({
      name: 'Acme GmbH',
      email: 'new@acme.example',
      phone: '030 1',
      notes: 'Keeps this',
    });
    const dearer = await book(app, 'Agreement,Type,Amount,Frequency,Start\nRent,rent,1100.00,monthly,2026-01-01\n');
    expect(dearer).toMatchObject({ counts: { changed: 1 } });
    expect(await app.client.agreements.get({ agreementId: rent.id })).toMatchObject({ version: 2, terms: { baseAmountMinor: -110_000 } });
    const renamed = await book(app, 'Agreement,Type,Amount,Frequency,Start,Notes\nRent,rent,1100.00,monthly,2026-01-01,Second floor\n');
    expect(renamed).toMatchObject({ counts: { changed: 1 }, rows: [{ changes: [{ field: 'notes' }] }] });
    await app.client.records.undo({ recordImportId: must(renamed.recordImportId, 'the note') });
    await app.client.records.undo({ recordImportId: must(dearer.recordImportId, 'the dearer rent') });
    await app.client.records.undo({ recordImportId: must(changed.recordImportId, 'the new address') });
    expect(await rest(app)).toEqual(before);
  });

  it('takes agreements back months later, with the due items that were added since', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const rent = { frequency: 'monthly' as const, startDate: isoDate('2026-01-01'), baseAmountMinor: minorUnits(-100_000) };
    await app.client.agreements.create({ name: 'Rent', obligationType: 'rent', terms: rent });
    const made = await book(app, AGREEMENTS);
    const dearer = await book(app, 'Agreement,Type,Amount,Frequency,Start\nRent,rent,1100.00,monthly,2026-01-01\n');
    const later = await app.reopen('2026-07-05T09:30:00.000Z');
    await later.client.agreements.generate({});
    for (const { recordImportId } of [dearer, made]) await later.client.records.undo({ recordImportId: must(recordImportId, 'an import') });
    expect(await later.client.agreements.list({})).toMatchObject([{ name: 'Rent', version: 1, terms: { baseAmountMinor: -100_000 } }]);
    await later.client.agreements.generate({});
    const { rows } = await later.client.dueItems.list({ limit: 2000 });
    expect(new Set(rows.map(({ agreementName, openAmountMinor }) => `${agreementName} ${openAmountMinor}`))).toEqual(new Set(['Rent -100000']));
    expect(rows.at(-1)?.nominalDate).toBe('2028-07-01');
    expect(await later.client.audit.verify({})).toMatchObject({ ok: true });
  });

  it('refuses to take back what is in use by now, naming it, and can once that is gone', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const customers = await book(app, 'Customer name,E-mail\nAcme Inc,a@acme.example\n');
    const invoices = await book(app, US_INVOICES);
    const undo = (result: typeof customers) => app.client.records.undo({ recordImportId: must(result.recordImportId, 'an import') });
    expect(await failureOf(undo(customers))).toEqual({
      code: 'CONFLICT',
      message: 'Acme Inc has invoices or bills that came after this import. Nothing was changed; take back what brought them first.',
    });
    const { rows } = await app.client.dueItems.list({ text: '1001' });
    const payment = await app.client.payments.record({
      paymentDate: isoDate('2026-03-04'),
      amountMinor: minorUnits(125_000),
      currency: must(rows[0], 'the invoice').currency,
      allocations: [{ scheduleId: must(rows[0], 'the invoice').id }],
    });
    expect(await failureOf(undo(invoices))).toEqual({
      code: 'CONFLICT',
      message: 'A payment of 2026-03-04 has been matched to 1001 since this import. Nothing was changed; take that payment back first.',
    });
    await app.client.payments.unmatch({ paymentId: payment.id });
    await undo(invoices);
    await undo(customers);
    expect(await app.client.customers.list({})).toEqual([]);
    expect(await app.dump()).toMatchObject({ obligation_schedules: [], payment_events: [], payment_allocations: [], clients: [] });
    expect(await failureOf(undo(customers))).toMatchObject({
      code: 'CONFLICT',
      message: 'This import has been taken back already. Nothing was changed.',
    });
  });

  it('exports what imports as the same, of every kind', async () => {
    const app = await openTestApp();
    await prepareBooks(app, { name: 'A', shift: 0, hasAlert: false });
    await app.client.customers.create({ name: 'Kuwait; "quoted"', notes: 'Two\nlines, and more', phone: '+49 30 1', taxId: '=1+1' });
    const before = await rest(app);
    for (const kind of RECORD_KINDS) {
      const { csv, rowCount, fileName } = await app.client.records.export({ kind });
      expect(fileName).toBe(`${kind}-2026-03-05.csv`);
      if (rowCount === 0) continue;
      const result = await book(app, csv);
      expect([kind, result.questions, result.rows.filter(({ verdict }) => verdict !== 'same')]).toEqual([kind, [], []]);
      expect(result.counts.same).toBe(rowCount);
    }
    expect(await rest(app)).toEqual(before);
  });

  it('refuses what is no table with one sentence and changes nothing', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const before = await app.dump();
    const files: readonly (string | Uint8Array)[] = [
      '',
      'hello',
      '\u0000\u0001\u0002\u0003'.repeat(50),
      '%PDF-1.7 and more',
      'Name;E-Mail\n',
      'Name,Amount\n1,2\n'.slice(0, 12),
      '{"a":1}',
    ];
    for (const content of files) {
      const { message, code } = await failureOf(app.client.records.book({ source: { path: writeStatement(app.folder, content) } }));
      expect([code, message]).toEqual([expect.stringMatching(/^FILE_/), expect.stringMatching(/^[^.]+\. [^.]*Nothing was (read|changed)[^.]*\.$/)]);
    }
    expect((await failureOf(app.client.records.book({ source: { path: '/nowhere/at-all.csv' } }))).code).toBe('FILE_NOT_FOUND');
    expect((await failureOf(app.client.records.preview({ source: { recordImportId: 99 } }))).code).toBe('NOT_FOUND');
    expect(await app.dump()).toEqual(before);
  });

  it('belongs to one business and to today, asks which business is meant, and keeps the file with its bytes', async () => {
    const app = await openTestApp();
    const mine = await createEuroBusiness(app, 'Mine');
    const theirs = await createEuroBusiness(app, 'Theirs');
    const path = writeStatement(app.folder, GERMAN_CUSTOMERS);
    const { recordImportId } = await app.client.records.book({ businessId: theirs, source: { path } });
    const id = must(recordImportId, 'the import');
    const before = await app.dump();
    expect(await failureOf(app.client.records.undo({ businessId: mine, recordImportId: id }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(app.client.records.preview({ businessId: mine, source: { recordImportId: id } }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(app.client.records.book({ source: { path } }))).toMatchObject({ code: 'BUSINESS_REQUIRED' });
    expect(await failureOf(app.client.records.book({ businessId: mine, asOf: isoDate('2026-02-01'), source: { path } }))).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await failureOf(app.client.records.undo({ businessId: theirs, asOf: isoDate('2026-02-01'), recordImportId: id }))).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await app.client.records.imports({ businessId: mine })).toEqual([]);
    expect(await app.client.records.preview({ businessId: theirs, source: { recordImportId: id } })).toMatchObject({
      file: { name: path.split('/').at(-1) },
      counts: { same: 2 },
      earlierImportId: id,
    });
    expect((await app.client.records.export({ businessId: theirs, kind: 'customers', asOf: isoDate('2026-02-01') })).rowCount).toBe(2);
    expect(await app.dump()).toEqual(before);
    const entries = await app.client.audit.list({ businessId: theirs });
    expect(entries.rows).toContainEqual(expect.objectContaining({ action: 'import_records', entityType: 'record_import', entityId: String(id) }));
  });

  it('rejects single rows with their reason and takes the others', async () => {
    const app = await openTestApp();
    await createEuroBusiness(app);
    const result = await book(
      app,
      'Customer name,E-mail,Country\nAcme,not an address,\n,a@b.example,\nBeta,b@b.example,Ruritania\nGamma,g@g.example,IT\nGamma,other@g.example,IT\n',
    );
    expect(result.rows.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['rejected', 'The e-mail “not an address” is not an e-mail address.'],
      ['rejected', 'It has no name.'],
      ['rejected', 'The country “Ruritania” is not a country that is known here; write its two-letter code.'],
      ['new', 'It is not here yet.'],
      ['rejected', 'Line 5 is the same party and says something else.'],
    ]);
  });
});
