import { describe, expect, it } from 'vitest';
import { UNCONTROLLED } from '../../../../../src-main/engine/common/run-control.ts';
import { looksLikeCamt, readCamt } from '../../../../../src-main/engine/import/formats/read-camt.ts';
import { inputOf, notesOf, rowsOf } from './statement-input.ts';

const OWN = 'CH2801234000123456789';
const balance = (code: string, amount: string, date: string, ccy = 'CHF'): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${ccy}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${date}</Dt></Dt></Bal>`;
const entry = (amount: string, indicator: string, more = '', status = '<Sts>BOOK</Sts>'): string =>
  `<Ntry><Amt Ccy="CHF">${amount}</Amt><CdtDbtInd>${indicator}</CdtDbtInd>${status}<BookgDt><Dt>2026-01-05</Dt></BookgDt>${more}</Ntry>`;
const camt = (inside: string, end = '</Stmt></BkToCstmrStmt></Document>'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>${OWN}</IBAN></Id><Ccy>CHF</Ccy></Acct>${inside}${end}`;
const details = (inside: string): string => `<NtryDtls>${inside}</NtryDtls>`;

describe('readCamt', () => {
  it('proves the entries from opening to closing balance', () => {
    const statement = readCamt(
      inputOf(camt(balance('OPBD', '100.00', '2026-01-05') + balance('CLBD', '95.50', '2026-01-05') + entry('10.50', 'DBIT') + entry('6', 'CRDT'))),
      UNCONTROLLED,
    );
    expect(statement.proof).toEqual({ status: 'proved', method: 'opening_and_closing', openingMinor: 10000, closingMinor: 9550 });
    expect(statement.statedBalances.map((stated) => [stated.balanceDate, stated.source])).toEqual([
      ['2026-01-04', 'opening'],
      ['2026-01-05', 'closing'],
    ]);
    expect(statement.detected.accountHints).toEqual([OWN]);
  });

  it('reads counterparty, remittance and references of a single payment in old and new form', () => {
    const payment = (party: string): string =>
      details(
        `<TxDtls><Refs><EndToEndId>E-7</EndToEndId></Refs><RltdPties><Dbtr>${party}</Dbtr><DbtrAcct><Id><IBAN>NL46ABNA0499998748</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Invoice &amp; 7</Ustrd><Strd><CdtrRefInf><Ref>0003</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>`,
      );
    const file = camt(
      entry('5.00', 'CRDT', `<AcctSvcrRef>S1</AcctSvcrRef>${payment('<Nm>Client</Nm>')}`) +
        entry('5.00', 'CRDT', payment('<Pty><Nm>Client</Nm></Pty>'), '<Sts><Cd>BOOK</Cd></Sts>'),
    );
    const rows = rowsOf(readCamt(inputOf(file), UNCONTROLLED));
    const expected = {
      counterparty: 'Client',
      counterpartyIban: 'NL46ABNA0499998748',
      endToEndId: 'E-7',
      reference: '0003',
      description: 'Client Invoice & 7 0003',
    };
    expect(rows[0]).toMatchObject({ ...expected, bankReference: 'S1' });
    expect(rows[1]).toMatchObject({ ...expected, isPending: false });
  });

  it('keeps a batch as one line with the words of its payments', () => {
    const payment = (name: string): string => `<TxDtls><RltdPties><Cdtr><Nm>${name}</Nm></Cdtr></RltdPties></TxDtls>`;
    const statement = readCamt(
      inputOf(camt(entry('30.00', 'DBIT', details(`<Btch><NbOfTxs>2</NbOfTxs></Btch>${payment('Ann')}${payment('Bob')}`)))),
      UNCONTROLLED,
    );
    expect(notesOf(statement)).toEqual(['2026-01-05 -3000 CHF Ann Bob']);
    expect(rowsOf(statement)[0]?.counterparty).toBeNull();
  });

  it('takes the sign from the indicator also for a reversal, and the other party from the original direction', () => {
    const file = camt(
      entry(
        '5.00',
        'CRDT',
        `<RvslInd>true</RvslInd>${details('<TxDtls><RltdPties><Dbtr><Nm>Me</Nm></Dbtr><Cdtr><Nm>Shop</Nm></Cdtr></RltdPties></TxDtls>')}`,
      ),
    );
    expect(rowsOf(readCamt(inputOf(file), UNCONTROLLED))[0]).toMatchObject({ amountMinor: 500, counterparty: 'Shop' });
  });

  it('marks pending entries and leaves them out of the proof', () => {
    const file = camt(
      balance('OPBD', '1.00', '2026-01-01') + balance('CLBD', '1.00', '2026-01-05') + entry('9.00', 'DBIT', '', '<Sts><Cd>PDNG</Cd></Sts>'),
    );
    const statement = readCamt(inputOf(file), UNCONTROLLED);
    expect(rowsOf(statement)[0]?.isPending).toBe(true);
    expect(statement.proof.status).toBe('proved');
  });

  it('reads charges contained in the amount as a fee', () => {
    const charges = '<Chrgs><Rcrd><Amt Ccy="CHF">0.30</Amt><CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>';
    expect(rowsOf(readCamt(inputOf(camt(entry('5.00', 'CRDT', charges))), UNCONTROLLED))[0]?.feeMinor).toBe(-30);
  });

  it('reads prefixed names, dates with time and CDATA', () => {
    const file =
      '<d:Document xmlns:d="urn:iso:std:iso:20022:tech:xsd:camt.052.001.02"><d:BkToCstmrAcctRpt><d:Rpt><d:Ntry><d:Amt Ccy="EUR">2.5</d:Amt><d:CdtDbtInd>CRDT</d:CdtDbtInd><d:BookgDt><d:DtTm>2026-01-05T23:30:00-11:00</d:DtTm></d:BookgDt><d:AddtlNtryInf><![CDATA[A < B]]></d:AddtlNtryInf></d:Ntry></d:Rpt></d:BkToCstmrAcctRpt></d:Document>';
    expect(notesOf(readCamt(inputOf(file), UNCONTROLLED))).toEqual(['2026-01-05 250 EUR A < B']);
  });

  it('does not expand entities that a document defines', () => {
    const file = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY boom "boom">]>${camt(entry('1.00', 'CRDT', '<AddtlNtryInf>&boom;</AddtlNtryInf>')).slice(38)}`;
    expect(rowsOf(readCamt(inputOf(file), UNCONTROLLED))[0]?.description).toBe('&boom;');
  });

  it('leaves out damaged and cut-off entries and reads the rest', () => {
    const file = camt(entry('1.00', 'CRDT') + entry('x', 'CRDT') + entry('1.00', '') + entry('2.00', 'DBIT').replace('</Ntry>', ''), '');
    const statement = readCamt(inputOf(file), UNCONTROLLED);
    expect(statement.rowCount).toBe(1);
    expect(statement.leftOut).toEqual([
      { line: 2, verdict: 'rejected', reason: 'The amount "x" cannot be read.' },
      { line: 3, verdict: 'rejected', reason: 'The entry does not say whether it is a credit or a debit.' },
      { line: 4, verdict: 'rejected', reason: 'The entry is damaged or cut off.' },
    ]);
    expect(statement.detected.findings.map((finding) => finding.value)).toContain('truncated');
  });

  it('dates an entry without a date of its own by the report and says so', () => {
    const statement = readCamt(
      inputOf(camt(`<CreDtTm>2026-02-01T10:00:00</CreDtTm>${entry('1.00', 'CRDT').replace(/<BookgDt>.*<\/BookgDt>/, '')}`)),
      UNCONTROLLED,
    );
    expect(rowsOf(statement)[0]?.bookingDate).toBe('2026-02-01');
    expect(statement.detected.findings.map((finding) => finding.property)).toContain('booking_date');
  });

  it('refuses a statement without entries', () => {
    expect(() => readCamt(inputOf(camt(balance('OPBD', '1', '2026-01-01'))), UNCONTROLLED)).toThrow(/holds no transaction/);
  });
});

describe('looksLikeCamt', () => {
  it('knows the namespace and the message element', () => {
    expect(looksLikeCamt('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.13">')).toBe(true);
    expect(looksLikeCamt('<Document><ns:BkToCstmrDbtCdtNtfctn>')).toBe(true);
    expect(looksLikeCamt('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">')).toBe(false);
  });
});
