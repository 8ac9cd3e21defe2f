import { isoWeekday, toEpochDay } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { GeneratedCompany } from '../../../../src-main/engine/sample/types.ts';

/** Findings of a plain recomputation of everything a company says about itself; empty when it is consistent. */
export function checkCompany(company: GeneratedCompany): string[] {
  return [
    ...checkBalances(company),
    ...checkDates(company),
    ...checkAllocations(company),
    ...checkSettlements(company),
    ...checkStreams(company),
    ...checkPrices(company),
    ...checkRelations(company),
    ...checkParties(company),
  ];
}

function checkBalances(company: GeneratedCompany): string[] {
  return company.accounts.flatMap((account) => {
    let balance: number = account.openingBalanceMinor;
    const wrong: string[] = [];
    company.bankLines.forEach((line, index) => {
      if (line.accountKey !== account.key) return;
      balance += line.amountMinor;
      if (balance !== line.balanceMinor) wrong.push(`line ${index}: balance ${line.balanceMinor}, recomputed ${balance}`);
    });
    return wrong;
  });
}

function checkDates(company: GeneratedCompany): string[] {
  const wrong: string[] = [];
  let before = company.startDate;
  company.bankLines.forEach((line, index) => {
    if (line.bookingDate < before) wrong.push(`line ${index}: out of booking order`);
    if (line.bookingDate > company.endDate || line.bookingDate < company.startDate) wrong.push(`line ${index}: outside the history`);
    const isWeekend = isoWeekday(toEpochDay(line.bookingDate)) > 5;
    if (isWeekend && company.truth.lines[index]?.kind !== 'card_purchase') wrong.push(`line ${index}: booked at the weekend`);
    if (line.amountMinor === 0) wrong.push(`line ${index}: no amount`);
    before = line.bookingDate;
  });
  return wrong;
}

function documentsOf(company: GeneratedCompany): ReadonlySet<string> {
  const occurrences = company.truth.streams.flatMap((stream) =>
    stream.occurrences.map((occurrence) => `occurrence ${stream.agreementKey}:${occurrence.nominalDate}`),
  );
  return new Set([
    ...company.invoices.map((invoice) => `invoice ${invoice.number}`),
    ...company.bills.map((bill) => `bill ${bill.key}`),
    ...occurrences,
  ]);
}

function checkAllocations(company: GeneratedCompany): string[] {
  const documents = documentsOf(company);
  return company.truth.lines.flatMap((line, index) => {
    const wrong: string[] = [];
    const sum = line.pays.reduce((total, part) => total + part.amountMinor, 0) + line.feeMinor + line.discountMinor;
    if (line.pays.length > 0 && sum !== company.bankLines[index]?.amountMinor) wrong.push(`line ${index}: parts make ${sum}`);
    if (line.isObligation !== line.pays.length > 0) wrong.push(`line ${index}: ${line.kind} pays ${line.pays.length} documents`);
    for (const part of line.pays)
      if (!documents.has(`${part.documentKind} ${part.document}`)) wrong.push(`line ${index}: ${part.document} does not exist`);
    if (line.feeMinor > 0 || line.discountMinor > 0) wrong.push(`line ${index}: a fee or discount that adds`);
    return wrong;
  });
}

/** Paid amounts against documents: settled means paid in full on the stated day; open means not. */
function checkSettlements(company: GeneratedCompany): string[] {
  const paid = new Map<string, { total: number; lastDate: string }>();
  company.truth.lines.forEach((line, index) => {
    const date = company.bankLines[index]?.bookingDate ?? '';
    for (const part of line.pays) {
      const before = paid.get(`${part.documentKind} ${part.document}`) ?? { total: 0, lastDate: '' };
      paid.set(`${part.documentKind} ${part.document}`, { total: before.total + part.amountMinor, lastDate: date });
    }
  });
  const invoices = company.invoices.flatMap((invoice, index) => {
    const truth = company.truth.invoices[index];
    const got = paid.get(`invoice ${invoice.number}`) ?? { total: 0, lastDate: '' };
    if (truth?.number !== invoice.number) return [`invoice ${invoice.number}: truth out of order`];
    if (truth.settledDate === null) return got.total < invoice.amountMinor ? [] : [`invoice ${invoice.number}: open but paid`];
    // The first part of a partial payment may lie before the history.
    const isFull = got.total === invoice.amountMinor || (truth.isPartial && got.total < invoice.amountMinor);
    return isFull && got.lastDate === truth.settledDate
      ? []
      : [`invoice ${invoice.number}: settled ${truth.settledDate}, paid ${got.total} by ${got.lastDate}`];
  });
  const bills = company.bills.flatMap((bill, index) => {
    const truth = company.truth.bills[index];
    const got = paid.get(`bill ${bill.key}`) ?? { total: 0, lastDate: '' };
    if (truth?.key !== bill.key) return [`bill ${bill.key}: truth out of order`];
    if (truth.settledDate === null) return got.total === 0 ? [] : [`bill ${bill.key}: open but paid`];
    return got.total === bill.amountMinor && got.lastDate === truth.settledDate ? [] : [`bill ${bill.key}: paid ${got.total}`];
  });
  return [...invoices, ...bills];
}

function checkStreams(company: GeneratedCompany): string[] {
  const agreements = new Set(company.agreements.map((agreement) => agreement.key));
  const claimed = new Set<number>();
  const wrong = company.truth.streams.flatMap((stream) => {
    const own = stream.agreementKey === null || agreements.has(stream.agreementKey) ? [] : [`stream ${stream.key}: no such agreement`];
    for (const occurrence of stream.occurrences) {
      if (occurrence.line === null) {
        if (occurrence.status !== 'missed' || occurrence.actualDate !== null) own.push(`stream ${stream.key}: ${occurrence.nominalDate} has no line`);
        continue;
      }
      claimed.add(occurrence.line);
      if (company.bankLines[occurrence.line]?.bookingDate !== occurrence.actualDate)
        own.push(`stream ${stream.key}: ${occurrence.nominalDate} is on another day`);
      if (company.truth.lines[occurrence.line]?.streamKey !== stream.key) own.push(`stream ${stream.key}: line ${occurrence.line} belongs elsewhere`);
    }
    return own;
  });
  const streams = new Map(company.truth.streams.map((stream) => [stream.key, stream]));
  company.truth.lines.forEach((line, index) => {
    if (line.streamKey === null) return;
    const isStrict = streams.get(line.streamKey)?.regularity === 'strict';
    if (isStrict && !claimed.has(index)) wrong.push(`line ${index}: not among the occurrences of ${line.streamKey}`);
  });
  return wrong;
}

/** A contract at a fixed price costs what the agreement says on the day, price changes included. */
function checkPrices(company: GeneratedCompany): string[] {
  const agreements = new Map(company.agreements.map((agreement) => [agreement.key, agreement]));
  return company.truth.streams.flatMap((stream) => {
    const agreement = agreements.get(stream.agreementKey ?? '');
    if (agreement === undefined || agreement.isVariable || stream.regularity === 'loose') return [];
    return stream.occurrences.flatMap(({ nominalDate, amountMinor }) => {
      const price = agreement.priceChanges.findLast((change) => change.fromDate <= nominalDate)?.amountMinor ?? agreement.amountMinor;
      return price === amountMinor ? [] : [`stream ${stream.key}: ${nominalDate} costs ${amountMinor}, agreed ${price}`];
    });
  });
}

function checkRelations(company: GeneratedCompany): string[] {
  const { lines } = company.truth;
  return lines.flatMap((line, index) => {
    const other = line.relatedLine;
    if (line.kind === 'transfer') {
      const isPair =
        other !== null &&
        lines[other]?.relatedLine === index &&
        company.bankLines[other]?.amountMinor === -(company.bankLines[index]?.amountMinor ?? 0);
      return isPair ? [] : [`line ${index}: half a transfer`];
    }
    if (line.kind !== 'duplicate') return [];
    const isRepeat = other !== null && company.bankLines[other]?.amountMinor === company.bankLines[index]?.amountMinor && other < index;
    return isRepeat ? [] : [`line ${index}: repeats nothing`];
  });
}

/** Check digits of an IBAN by the plain rule: move four characters, letters to numbers, remainder 1 by 97. */
function hasValidChecksum(iban: string): boolean {
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

function checkParties(company: GeneratedCompany): string[] {
  const parties = [...company.customers, ...company.vendors];
  const ibans = [...parties, ...company.accounts].flatMap((party) => (party.iban === null ? [] : [party.iban]));
  const customers = new Set(company.customers.map((customer) => customer.key));
  const vendors = new Set(company.vendors.map((vendor) => vendor.key));
  const categories = new Set(company.categories.map((category) => category.name));
  return [
    ...ibans.filter((iban) => !hasValidChecksum(iban)).map((iban) => `IBAN ${iban}: wrong check digits`),
    ...(new Set(parties.map((party) => party.name)).size === parties.length ? [] : ['two parties of one name']),
    ...company.invoices.filter((invoice) => !customers.has(invoice.customerKey)).map((invoice) => `invoice ${invoice.number}: unknown customer`),
    ...company.bills.filter((bill) => !vendors.has(bill.vendorKey)).map((bill) => `bill ${bill.key}: unknown vendor`),
    ...company.truth.lines.filter((line) => !categories.has(line.category)).map((line) => `unknown category ${line.category}`),
    ...company.invoices.filter((invoice) => invoice.issueDate > company.endDate).map((invoice) => `invoice ${invoice.number}: issued after the end`),
  ];
}
