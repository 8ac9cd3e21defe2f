import { sampleAccount } from './accounts.ts';
import { assemble } from './assemble.ts';
import { createBooks, type Books } from './books.ts';
import { SAMPLE_CATEGORIES } from './categories.ts';
import { createContracts } from './contracts.ts';
import { createCustomers } from './customers.ts';
import { accountFees, addIncidents } from './incidents.ts';
import { issueInvoices } from './invoicing.ts';
import { collectPayables } from './payables.ts';
import { createPayroll, createTaxes } from './payroll.ts';
import { playStreams } from './play-streams.ts';
import { collectPurchases } from './purchases.ts';
import { collectReceivables } from './receivables.ts';
import { collectTakings } from './takings.ts';
import { manageCash } from './treasury.ts';
import type { CompanyTruth } from './truth.ts';
import type { CompanyOptions, GeneratedCompany } from './types.ts';
import { createWorld, isoOf, type World } from './world.ts';

/** The books without customers and agreements that ended before the history and left nothing open in it. */
function currentParties(world: World, books: Books): Pick<GeneratedCompany, 'customers' | 'agreements'> & Pick<CompanyTruth, 'habits'> {
  const startDate = isoOf(world.startDay);
  const invoiced = new Set(books.invoices.flatMap((invoice) => [invoice.customerKey, invoice.agreementKey]));
  const customers = books.customers.filter(({ key, untilDate }) => untilDate === null || untilDate >= startDate || invoiced.has(key));
  const keys = new Set(customers.map((customer) => customer.key));
  return {
    customers,
    agreements: books.agreements.filter(({ key, endDate }) => endDate === null || endDate >= startDate || invoiced.has(key)),
    habits: books.habits.filter((habit) => keys.has(habit.customerKey)),
  };
}

/**
 * A believable small company: `months` of bank lines on two accounts up to `endDate`, the invoices, bills and agreements behind them, and the truth
 * of every line. Pure and deterministic: customers, prices and habits depend on the seed alone, dates are counted from the history's ends. Amounts
 * are minor units in cash sign. An invented company: no real firm, person or account.
 */
export function generateCompany(options: CompanyOptions): GeneratedCompany {
  const world = createWorld(options);
  const books = createBooks();
  const name = world.names.firm(world.profile.trade);
  const customers = createCustomers(world, books);
  collectReceivables(world, books, issueInvoices(world, books, customers));
  const payouts = collectTakings(world, books);
  const contracts = createContracts(world, books);
  const payroll = createPayroll(world, books);
  const taxes = createTaxes(world, books, payroll.payInMonth);
  playStreams(world, books, [...contracts, ...payroll.streams, ...taxes, ...payouts, accountFees(world)]);
  collectPayables(world, books);
  collectPurchases(world, books);
  addIncidents(world, books);
  const opening = manageCash(world, books);
  const { bankLines, lines, streams } = assemble(world, books, opening);
  const current = currentParties(world, books);
  return {
    archetype: options.archetype,
    seed: options.seed,
    name,
    country: world.country.code,
    currency: world.country.currency,
    timeZone: world.country.timeZone,
    startDate: isoOf(world.startDay),
    endDate: options.endDate,
    accounts: [sampleAccount(world, 'operating', opening.operating), sampleAccount(world, 'savings', opening.savings)],
    categories: SAMPLE_CATEGORIES,
    customers: current.customers,
    vendors: books.vendors,
    agreements: current.agreements,
    invoices: books.invoices,
    bills: books.bills,
    bankLines,
    truth: {
      lines,
      streams,
      shocks: books.shocks
        .filter((shock) => shock.fromDate >= isoOf(world.startDay) && shock.fromDate <= options.endDate)
        .toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1)),
      invoices: books.truthInvoices,
      bills: books.truthBills,
      habits: current.habits,
    },
  };
}
