import { addSales, type Books } from './books.ts';
import type { CustomerPlan } from './customers.ts';
import { nominalDays } from './nominal-days.ts';
import type { Frequency } from './frequency.ts';
import type { PriceChange, SampleAgreement, SampleInvoice } from './types.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { isoOf, monthOf, toStep, whole, type World } from './world.ts';

/** Invoices that belong to one occasion and are usually paid with one deposit. */
export type InvoiceOccasion = {
  readonly plan: CustomerPlan;
  readonly invoices: readonly SampleInvoice[];
  readonly agreement: SampleAgreement | null;
};

type InvoiceDraft = {
  readonly plan: CustomerPlan;
  readonly occasion: number;
  readonly issueDay: number;
  readonly netMinor: number;
  readonly agreement: SampleAgreement | null;
};

const OCCASION_SIZES = [
  [1, 74],
  [2, 19],
  [3, 7],
] as const;

const PERIOD_MONTHS: Partial<Record<Frequency, number>> = { monthly: 1, quarterly: 3, annual: 12 };

/** Extra work beside a retainer, invoiced on the same day and usually paid together with it. */
const EXTRA_WORK_CHANCE = 0.14;

/** Nice amounts: most prices are whole tens or hundreds before tax. */
function niceNet(world: World, minor: number, isExact: boolean): number {
  if (isExact) return Math.max(100, whole(minor));
  const step = minor > world.minor(2000) ? world.minor(50) : world.minor(10);
  return toStep(minor, step);
}

type RetainerBook = { readonly agreement: SampleAgreement; readonly drafts: InvoiceDraft[] };

function retainerBook(world: World, plan: CustomerPlan, occasionBase: number): RetainerBook {
  const dice = world.dice.fork(`retainer-${plan.customer.key}`);
  const frequency = dice.weighted(world.profile.retainerFrequencies);
  const vat = 1 + world.country.vatBps / 10_000;
  const perPeriod = world.baseRevenueMinor * world.profile.invoicedShare * plan.weight * (PERIOD_MONTHS[frequency] ?? 1);
  const startDay = Math.max(plan.fromDay, world.warmUpDay);
  let netMinor = niceNet(world, (perPeriod / vat) * world.trend(startDay), false);
  const day = dice.pick([1, 1, 1, 15, 31]);
  const rule = {
    frequency,
    dayRule: { kind: 'day_of_month', day },
    startDay: startDay + dice.integer(0, frequency === 'annual' ? 300 : 25),
  } as const;
  const days = nominalDays(rule, plan.toDay, world.businessDays);
  const priceChanges: PriceChange[] = [];
  const initialNet = netMinor;
  const priced = days.map((issueDay, index) => {
    const isNewYear = index > 0 && monthOf(issueDay) < monthOf(days[index - 1] ?? issueDay);
    if (isNewYear && dice.chance(0.5)) {
      netMinor = niceNet(world, netMinor * dice.between(1.02, 1.1), false);
      priceChanges.push({ fromDate: isoOf(issueDay), amountMinor: minorUnits(whole(netMinor * vat)) });
    }
    return { issueDay, netMinor };
  });
  const agreement: SampleAgreement = {
    key: `retainer-${plan.customer.key}`,
    type: 'revenue',
    counterparty: plan.customer.name,
    customerKey: plan.customer.key,
    vendorKey: null,
    frequency,
    dayRule: rule.dayRule,
    shift: 'none',
    amountMinor: minorUnits(whole(initialNet * vat)),
    isVariable: false,
    startDate: isoOf(days[0] ?? startDay),
    endDate: plan.customer.untilDate,
    priceChanges,
    category: 'Sales',
  };
  const drafts = priced.flatMap((item, index) => {
    const regular = { plan, occasion: occasionBase + index, agreement, ...item };
    if (!dice.chance(EXTRA_WORK_CHANCE)) return [regular];
    return [regular, { ...regular, agreement: null, netMinor: niceNet(world, item.netMinor * dice.between(0.1, 0.4), true) }];
  });
  return { agreement, drafts };
}

function projectDrafts(world: World, plan: CustomerPlan, occasionBase: number): InvoiceDraft[] {
  const dice = world.dice.fork(`projects-${plan.customer.key}`);
  const { occasionsPerMonth, invoicedShare } = world.profile;
  const vat = 1 + world.country.vatBps / 10_000;
  const meanSize = OCCASION_SIZES.reduce((sum, [size, weight]) => sum + (size * weight) / 100, 0);
  const meanNet = (world.baseRevenueMinor * invoicedShare * plan.weight) / occasionsPerMonth / meanSize / vat;
  // exp(sigma²/2) is the mean of the log-normal factor: dividing by it keeps the expected revenue.
  const sigma = 0.5;
  const medianNet = meanNet / Math.exp((sigma * sigma) / 2);
  const usesOddCents = dice.chance(0.4);
  const drafts: InvoiceDraft[] = [];
  let occasion = occasionBase;
  for (let week = Math.max(plan.fromDay, world.warmUpDay); week <= plan.toDay; week += 7) {
    const rate = (occasionsPerMonth * 7) / 30.4;
    const count = dice.poisson(rate * world.season(week) * world.trend(week) * world.demand(week));
    for (let index = 0; index < count; index += 1) {
      const size = dice.weighted(OCCASION_SIZES);
      const firstDay = week + dice.integer(0, 4);
      for (let part = 0; part < size; part += 1) {
        const issueDay = firstDay + (part === 0 ? 0 : dice.integer(0, 4));
        const netMinor = niceNet(world, dice.logNormal(medianNet, sigma), usesOddCents || dice.chance(0.3));
        if (issueDay <= plan.toDay) drafts.push({ plan, occasion, issueDay, netMinor, agreement: null });
      }
      occasion += 1;
    }
  }
  return drafts;
}

const NUMBER_FORMS = [
  (year: string, count: number) => `RE-${year}-${String(count).padStart(4, '0')}`,
  (year: string, count: number) => `${year}${String(count).padStart(4, '0')}`,
  (year: string, count: number) => `INV-${year.slice(2)}${String(count).padStart(4, '0')}`,
  (year: string, count: number) => `F${year.slice(2)}/${String(count).padStart(4, '0')}`,
] as const;

/** Writes all invoices of the company, numbered in order of issue, and groups them by occasion. Settled ones are recorded by the receivables. */
export function issueInvoices(world: World, books: Books, plans: readonly CustomerPlan[]): InvoiceOccasion[] {
  const drafts = plans.flatMap((plan, index) => {
    const base = index * 100_000;
    if (!plan.isRetainer) return projectDrafts(world, plan, base);
    const retainer = retainerBook(world, plan, base);
    // A contract that is signed but not yet invoiced is known; one that ended before its first invoice never was.
    if (retainer.drafts.length > 0 || plan.customer.untilDate === null) books.agreements.push(retainer.agreement);
    return retainer.drafts;
  });
  const dice = world.dice.fork('invoice-texts');
  const form = dice.pick(NUMBER_FORMS);
  const counters = new Map<string, number>();
  const occasions = new Map<number, { plan: CustomerPlan; invoices: SampleInvoice[]; agreement: SampleAgreement | null }>();
  for (const draft of drafts.toSorted((a, b) => a.issueDay - b.issueDay || a.occasion - b.occasion)) {
    const issueDate = isoOf(draft.issueDay);
    const year = issueDate.slice(0, 4);
    const count = (counters.get(year) ?? 0) + 1;
    counters.set(year, count);
    const taxMinor = whole((draft.netMinor * world.country.vatBps) / 10_000);
    const invoice: SampleInvoice = {
      number: form(year, count),
      customerKey: draft.plan.customer.key,
      agreementKey: draft.agreement?.key ?? null,
      issueDate,
      dueDate: isoOf(draft.issueDay + draft.plan.customer.paymentTermsDays),
      amountMinor: minorUnits(draft.netMinor + taxMinor),
      taxMinor: minorUnits(taxMinor),
      description: dice.pick(world.country.language.projects),
    };
    addSales(books, issueDate, invoice.amountMinor);
    const occasion = occasions.get(draft.occasion) ?? { plan: draft.plan, invoices: [], agreement: draft.agreement };
    occasion.invoices.push(invoice);
    occasions.set(draft.occasion, occasion);
  }
  return [...occasions.values()];
}
