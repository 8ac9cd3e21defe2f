import { isoWeekday, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { movementOf, type Books } from './books.ts';
import type { Dice } from './dice.ts';
import { drawIban } from './iban.ts';
import type { SupplierGroup } from './profiles/profile.ts';
import type { SampleBill, SampleVendor } from './types.ts';
import { sortTogether } from './sort-together.ts';
import { isoOf, whole, type World } from './world.ts';

type SupplierPlan = {
  readonly vendor: SampleVendor;
  readonly group: SupplierGroup;
  readonly medianMinor: number;
  readonly isDirectDebit: boolean;
  /** Day of the company's payment run. */
  readonly runWeekday: number;
  /** From this day prices are higher by the factor; the factor is 1 for most. */
  readonly jumpDay: number;
  readonly jumpFactor: number;
  readonly prefix: string;
};

const DIRECT_DEBIT_CHANCE = 0.2;
const PRICE_JUMP_CHANCE = 0.1;
/** Bills of one vendor due for the same payment run go out together this often, at most three. */
const GROUP_CHANCE = 0.6;
/** The owner pays this many days after the due date on average, and spread. */
const POLICY_MEAN_DAYS = 0;
const POLICY_SD_DAYS = 3;

function createSupplier(
  world: World,
  books: Books,
  group: SupplierGroup,
  plan: { readonly label: string; readonly share: number; readonly runWeekday: number },
): SupplierPlan {
  const dice = world.dice.fork(`supplier-${plan.label}`);
  const key = `vendor-${String(books.vendors.length + 1).padStart(2, '0')}`;
  const name = world.names.firm(group.role);
  const vendor: SampleVendor = {
    key,
    name,
    country: world.country.code,
    iban: drawIban(dice, world.country.code),
    email: world.names.email(name),
    paymentTermsDays: dice.weighted(group.termsDays),
    category: group.category,
    isEssential: group.share > 0.2,
  };
  books.vendors.push(vendor);
  const meanMinor = (world.baseRevenueMinor * group.share * plan.share) / group.billsPerMonth;
  const hasJump = dice.chance(PRICE_JUMP_CHANCE);
  const jumpDay = world.startDay + Math.floor((world.endDay - world.startDay) * dice.between(0.3, 0.98));
  if (hasJump)
    books.shocks.push({
      kind: 'price_jump',
      fromDate: isoOf(jumpDay),
      toDate: null,
      amountMinor: null,
      customerKey: null,
      vendorKey: key,
      streamKey: null,
    });
  return {
    vendor,
    group,
    medianMinor: meanMinor / Math.exp((group.sigma * group.sigma) / 2),
    runWeekday: plan.runWeekday,
    isDirectDebit: dice.chance(DIRECT_DEBIT_CHANCE),
    jumpDay,
    jumpFactor: hasJump ? dice.between(1.22, 1.45) : 1,
    prefix: dice.pick(['', 'A', 'R', 'LF-', 'BL', 'K/']),
  };
}

function receiveBills(world: World, plan: SupplierPlan): SampleBill[] {
  const dice = world.dice.fork(`bills-${plan.vendor.key}`);
  const bills: SampleBill[] = [];
  let counter = dice.integer(100, 90_000);
  const { vatBps } = world.country;
  for (let week = world.warmUpDay; week <= world.endDay; week += 7) {
    const level = world.season(week) * world.trend(week) * world.demand(week);
    const count = dice.poisson(((plan.group.billsPerMonth * 7) / 30.4) * level);
    for (let index = 0; index < count; index += 1) {
      const issueDay = week + dice.integer(0, 5);
      counter += dice.integer(1, 60);
      const factor = issueDay >= plan.jumpDay ? plan.jumpFactor : 1;
      const amountMinor = Math.max(100, whole(dice.logNormal(plan.medianMinor, plan.group.sigma) * factor));
      if (issueDay > world.endDay) continue;
      bills.push({
        key: `${plan.vendor.key}/${plan.prefix}${counter}`,
        number: `${plan.prefix}${counter}`,
        vendorKey: plan.vendor.key,
        issueDate: isoOf(issueDay),
        dueDate: isoOf(issueDay + plan.vendor.paymentTermsDays),
        amountMinor: minorUnits(-amountMinor),
        taxMinor: minorUnits(-whole((amountMinor * vatBps) / (10_000 + vatBps))),
        category: plan.group.category,
        description: dice.pick(world.country.language.projects),
      });
    }
  }
  return bills.toSorted((a, b) => (a.issueDate < b.issueDate ? -1 : 1));
}

/** Direct debits on the due date; otherwise the first payment run on or after the day the owner means to pay. */
function payDay(world: World, dice: Dice, due: { readonly bill: SampleBill; readonly plan: SupplierPlan }): number {
  const { bill, plan } = due;
  const dueDay = toEpochDay(bill.dueDate);
  if (plan.isDirectDebit) return world.businessDays.next(dueDay);
  const meant = Math.max(Math.floor(dueDay + dice.normal(POLICY_MEAN_DAYS, POLICY_SD_DAYS)), toEpochDay(bill.issueDate) + 1);
  return world.businessDays.next(meant + ((plan.runWeekday - isoWeekday(meant) + 7) % 7));
}

function groupBills(dice: Dice, paid: readonly { readonly bill: SampleBill; readonly day: number }[]): { day: number; bills: SampleBill[] }[] {
  const groups: { day: number; bills: SampleBill[] }[] = [];
  for (const { bill, day } of paid.toSorted((a, b) => a.day - b.day)) {
    const last = groups.at(-1);
    if (last !== undefined && last.day === day && last.bills.length < 3 && dice.chance(GROUP_CHANCE)) last.bills.push(bill);
    else groups.push({ day, bills: [bill] });
  }
  return groups;
}

function payBills(world: World, books: Books, plan: SupplierPlan): void {
  const dice = world.dice.fork(`pays-${plan.vendor.key}`);
  const { language } = world.country;
  const withDays = receiveBills(world, plan).map((bill) => ({ bill, day: payDay(world, dice, { bill, plan }) }));
  for (const { bill, day } of withDays) {
    if (day < world.startDay) continue;
    books.bills.push(bill);
    books.truthBills.push({ key: bill.key, settledDate: day <= world.endDay ? isoOf(day) : null });
  }
  for (const { day, bills } of groupBills(dice, withDays)) {
    if (day < world.startDay || day > world.endDay) continue;
    const printed = bills.map((bill) => bill.number);
    const isMissing = dice.chance(0.06);
    books.movements.push(
      movementOf({
        day,
        amountMinor: bills.reduce((sum, bill) => sum + bill.amountMinor, 0),
        phrase: plan.isDirectDebit ? 'directDebit' : 'debit',
        kind: 'bill_payment',
        category: plan.group.category,
        counterparty: plan.vendor.name,
        iban: plan.vendor.iban,
        memo: isMissing ? dice.pick(language.vagueMemos) : `${dice.pick(language.invoiceWords)} ${printed.join(' ')}`,
        reference: isMissing || dice.chance(0.4) ? null : printed.join(' '),
        isReferenceMissing: isMissing,
        pays: bills.map((bill) => ({ documentKind: 'bill', document: bill.key, amountMinor: bill.amountMinor })),
        vendorKey: plan.vendor.key,
      }),
    );
  }
}

/** Suppliers, their bills and how the owner pays them: weekly runs, direct debits, several bills in one transfer. */
export function collectPayables(world: World, books: Books): void {
  const dice = world.dice.fork('payables');
  const runWeekday = dice.pick([2, 4, 4, 5]);
  world.profile.suppliers.forEach((group, index) => {
    const count = dice.integer(...group.vendors);
    const weights = Array.from({ length: count }, () => dice.logNormal(1, 0.5));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const plans = weights.map((weight, vendor) =>
      createSupplier(world, books, group, { label: `${index}-${vendor}`, share: weight / total, runWeekday }),
    );
    for (const plan of plans) payBills(world, books, plan);
  });
  sortTogether(books.bills, books.truthBills, 'key');
}
