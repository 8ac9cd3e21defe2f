import { toEpochDay, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { GeneratedCompany } from '../../../../src-main/engine/sample/types.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
};

/** Sums over one company, from which pooled figures are computed. */
export type CompanyMeasure = {
  /** Delay figures of each customer with at least 6 ordinary payments (no tail, no parts, no drift). */
  readonly customers: readonly { readonly meanDays: number; readonly varianceDays: number; readonly count: number }[];
  readonly invoices: number;
  readonly late: number;
  readonly badDebts: number;
  readonly partial: number;
  readonly lines: number;
  /** Lines that discharge no obligation, own transfers left out of both counts. */
  readonly outside: number;
  readonly externalLines: number;
  readonly strictOccurrences: number;
  readonly missed: number;
  readonly shifted: number;
  /** Regular dates moved by a weekend or holiday, on top. */
  readonly weekendShifted: number;
  readonly deposits: number;
  readonly groupDeposits: number;
  readonly feeDeposits: number;
  readonly referenceMissing: number;
  /** Lowest operating balance in months of mean outflow; ≥ 0 where the company was never overdrawn. */
  readonly lowestInMonths: number;
  readonly negativeDays: number;
  readonly days: number;
};

function customerFigures(company: GeneratedCompany): CompanyMeasure['customers'] {
  const drifting = new Set(company.truth.habits.filter((habit) => habit.driftDaysPerYear > 0).map((habit) => habit.customerKey));
  const delays = new Map<string, number[]>();
  company.invoices.forEach((invoice, index) => {
    const truth = company.truth.invoices[index];
    if (truth === undefined || truth.delayDays === null || truth.isLateTail || truth.isPartial || drifting.has(invoice.customerKey)) return;
    // Near the end only prompt payments are seen: those invoices would bias the figures.
    if (toEpochDay(company.endDate) - toEpochDay(invoice.dueDate) < 60) return;
    delays.set(invoice.customerKey, [...(delays.get(invoice.customerKey) ?? []), truth.delayDays]);
  });
  return [...delays.values()]
    .filter((own) => own.length >= 6)
    .map((own) => ({ meanDays: mean(own), varianceDays: variance(own), count: own.length }));
}

function negativeDays(company: GeneratedCompany): { negative: number; days: number } {
  const closing = new Map<IsoDate, number>();
  for (const line of company.bankLines) if (line.accountKey === 'operating') closing.set(line.bookingDate, line.balanceMinor);
  let negative = 0;
  let days = 0;
  const dates = [...closing.keys()];
  dates.forEach((date, index) => {
    const span = toEpochDay(dates[index + 1] ?? company.endDate) - toEpochDay(date);
    days += span;
    if ((closing.get(date) ?? 0) < 0) negative += span;
  });
  return { negative, days };
}

function lowestInMonths(company: GeneratedCompany): number {
  const own = company.bankLines.filter((line) => line.accountKey === 'operating');
  const outMinor = own.reduce((sum, line) => sum - Math.min(0, line.amountMinor), 0);
  const months = (toEpochDay(company.endDate) - toEpochDay(company.startDate) + 1) / 30.4;
  return own.reduce((lowest, line) => Math.min(lowest, line.balanceMinor), Infinity) / (outMinor / months);
}

export function measureCompany(company: GeneratedCompany): CompanyMeasure {
  const { lines, streams, invoices } = company.truth;
  const external = lines.filter((line) => line.kind !== 'transfer');
  const occurrences = streams.filter((stream) => stream.regularity === 'strict').flatMap((stream) => stream.occurrences);
  const deposits = lines.filter((line) => line.kind === 'invoice_payment');
  const balance = negativeDays(company);
  return {
    customers: customerFigures(company),
    invoices: invoices.length,
    late: invoices.filter((invoice) => invoice.isLateTail).length,
    badDebts: invoices.filter((invoice) => invoice.isBadDebt).length,
    partial: invoices.filter((invoice) => invoice.isPartial).length,
    lines: lines.length,
    outside: external.filter((line) => !line.isObligation).length,
    externalLines: external.length,
    strictOccurrences: occurrences.length,
    missed: occurrences.filter((occurrence) => occurrence.status === 'missed').length,
    shifted: occurrences.filter((occurrence) => occurrence.status === 'shifted').length,
    weekendShifted: occurrences.filter((occurrence) => occurrence.status === 'on_time' && occurrence.actualDate !== occurrence.nominalDate).length,
    deposits: deposits.length,
    groupDeposits: deposits.filter((line) => line.pays.length > 1).length,
    feeDeposits: deposits.filter((line) => line.feeMinor < 0).length,
    referenceMissing: deposits.filter((line) => line.isReferenceMissing).length,
    lowestInMonths: lowestInMonths(company),
    negativeDays: balance.negative,
    days: balance.days,
  };
}

/** Spread of customer means around their company's mean, less what the spread of single payments adds to a mean; in days. */
export function betweenSd(measures: readonly CompanyMeasure[]): number {
  let squares = 0;
  let freedom = 0;
  let noise = 0;
  for (const { customers } of measures) {
    if (customers.length < 2) continue;
    squares += variance(customers.map((customer) => customer.meanDays)) * (customers.length - 1);
    noise += mean(customers.map((customer) => customer.varianceDays / customer.count)) * (customers.length - 1);
    freedom += customers.length - 1;
  }
  return Math.sqrt((squares - noise) / freedom);
}

export function withinSd(measures: readonly CompanyMeasure[]): number {
  const customers = measures.flatMap((measure) => measure.customers);
  const squares = customers.reduce((sum, customer) => sum + customer.varianceDays * (customer.count - 1), 0);
  return Math.sqrt(squares / customers.reduce((sum, customer) => sum + customer.count - 1, 0));
}

export function total(measures: readonly CompanyMeasure[], key: Exclude<keyof CompanyMeasure, 'customers'>): number {
  return measures.reduce((sum, measure) => sum + measure[key], 0);
}
