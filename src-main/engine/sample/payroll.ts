import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { Books } from './books.ts';
import type { Dice } from './dice.ts';
import { drawIban } from './iban.ts';
import type { StreamPlan } from './stream-plan.ts';
import type { Frequency } from './frequency.ts';
import type { AgreementType, DayRule, PriceChange } from './types.ts';
import { isoOf, monthOf, toStep, whole, type World } from './world.ts';

const PERIODS_PER_YEAR: Partial<Record<Frequency, number>> = {
  weekly: 52,
  biweekly: 26,
  four_weekly: 13,
  semi_monthly: 24,
  monthly: 12,
  quarterly: 4,
};

type Employee = {
  readonly name: string;
  readonly fromDay: number;
  readonly toDay: number;
  readonly payMinor: number;
  readonly raises: readonly { readonly fromDay: number; readonly payMinor: number }[];
};

const payAt = (employee: Employee, day: number): number =>
  day < employee.fromDay || day > employee.toDay ? 0 : (employee.raises.findLast((raise) => raise.fromDay <= day)?.payMinor ?? employee.payMinor);

function payRule(world: World, dice: Dice): DayRule {
  const { payFrequency } = world.country;
  if (payFrequency === 'semi_monthly') return { kind: 'two_days_of_month', days: [15, 31] };
  if (payFrequency === 'monthly') return dice.chance(0.5) ? { kind: 'last_business_day' } : { kind: 'day_of_month', day: dice.pick([25, 26, 28]) };
  return { kind: 'weekday', weekday: dice.pick([4, 5, 5]) };
}

type Position = { readonly label: string; readonly payMinor: number; readonly fromDay: number; readonly toDay: number };

function drawEmployee(world: World, position: Position): Employee {
  const { label, payMinor, fromDay, toDay } = position;
  const dice = world.dice.fork(`employee-${label}`);
  const raises: { fromDay: number; payMinor: number }[] = [];
  const raiseMonth = dice.integer(1, 12);
  let current = payMinor;
  let month = monthOf(world.startDay);
  for (let day = world.startDay; day <= world.endDay; day += 30) {
    const isRaiseMonth = monthOf(day) === raiseMonth && month !== raiseMonth;
    month = monthOf(day);
    if (!isRaiseMonth || !dice.chance(0.7)) continue;
    current = toStep(current * dice.between(1.015, 1.05), world.minor(0.5));
    raises.push({ fromDay: day, payMinor: current });
  }
  return { name: world.names.person(), fromDay, toDay, payMinor, raises };
}

const LEAVING_CHANCE = 0.18;

/** The staff at the start, those who leave, their successors after a gap, and hires as the business grows. */
function drawStaff(world: World): Employee[] {
  const general = world.dice.fork('staff');
  const { employees, wageShare } = world.profile;
  const count = general.integer(...employees);
  const perYear = PERIODS_PER_YEAR[world.country.payFrequency] ?? 12;
  const meanPay = (world.baseRevenueMinor * wageShare * 12) / perYear / count;
  const span = world.endDay - world.startDay;
  const staff: Employee[] = [];
  const hire = (dice: Dice, label: string, life: { readonly fromDay: number; readonly toDay: number }): void => {
    staff.push(drawEmployee(world, { label, payMinor: toStep(meanPay * dice.between(0.75, 1.25), world.minor(0.5)), ...life }));
  };
  for (let index = 0; index < count; index += 1) {
    const dice = world.dice.fork(`position-${index}`);
    const leaves = dice.chance(LEAVING_CHANCE);
    const toDay = leaves ? world.startDay + Math.floor(span * dice.between(0.2, 0.95)) : world.endDay + 1;
    hire(dice, `${index}`, { fromDay: world.startDay - 400, toDay });
    const successorDay = toDay + dice.integer(14, 75);
    if (successorDay < world.endDay) hire(dice, `${index}-successor`, { fromDay: successorDay, toDay: world.endDay + 1 });
  }
  // Whole months, so that a leap day does not change who is hired.
  const months = whole(span / 30.44);
  const hires = Math.floor((world.trend(world.startDay + months * 30) - 1) * count + 0.3);
  for (let index = 0; index < hires; index += 1) {
    const dice = world.dice.fork(`hire-${index}`);
    hire(dice, `hire-${index}`, { fromDay: world.startDay + Math.floor(span * dice.between(0.2, 0.9)), toDay: world.endDay + 1 });
  }
  return staff;
}

type AgreementInput = {
  readonly key: string;
  readonly type: AgreementType;
  readonly counterparty: string;
  readonly frequency: Frequency;
  readonly dayRule: DayRule;
  readonly amountMinor: number;
};

function addAgreement(
  world: World,
  books: Books,
  input: AgreementInput,
  more: { startDay: number; endDay: number; priceChanges: readonly PriceChange[]; isVariable: boolean; category: string },
): void {
  const { startDay, endDay, ...rest } = more;
  books.agreements.push({
    ...input,
    ...rest,
    customerKey: null,
    vendorKey: null,
    shift: input.type === 'payroll' ? 'previous' : 'next',
    amountMinor: minorUnits(input.amountMinor),
    startDate: isoOf(startDay),
    endDate: endDay <= world.endDay ? isoOf(endDay) : null,
  });
}

/** One recurring movement for each person on the payroll. */
export function createPayroll(world: World, books: Books): { readonly streams: StreamPlan[]; readonly payInMonth: (day: number) => number } {
  const dice = world.dice.fork('payroll');
  const { payFrequency: frequency } = world.country;
  const dayRule = payRule(world, dice);
  const staff = drawStaff(world);
  const streams = staff.map((employee, index): StreamPlan => {
    const key = `payroll-${String(index + 1).padStart(2, '0')}`;
    const priceChanges = employee.raises
      .filter((raise) => raise.fromDay > employee.fromDay && raise.fromDay < employee.toDay)
      .map((raise) => ({ fromDate: isoOf(raise.fromDay), amountMinor: minorUnits(-raise.payMinor) }));
    const life = { startDay: employee.fromDay, endDay: employee.toDay };
    const amountMinor = -payAt(employee, employee.fromDay);
    addAgreement(
      world,
      books,
      { key, type: 'payroll', counterparty: employee.name, frequency, dayRule, amountMinor },
      { ...life, priceChanges, isVariable: false, category: 'Payroll' },
    );
    const shock = { toDate: null, amountMinor: minorUnits(amountMinor), customerKey: null, vendorKey: null, streamKey: key };
    if (employee.fromDay > world.startDay) books.shocks.push({ kind: 'new_hire', fromDate: isoOf(employee.fromDay), ...shock });
    if (employee.toDay <= world.endDay) books.shocks.push({ kind: 'employee_left', fromDate: isoOf(employee.toDay), ...shock });
    return {
      key,
      payee: employee.name,
      iban: drawIban(dice, world.country.code),
      kind: 'payroll',
      category: 'Payroll',
      phrase: 'salary',
      frequency,
      dayRule,
      shift: 'previous',
      ...life,
      canMiss: false,
      agreementKey: key,
      vendorKey: null,
      memo: '',
      amountAt: (day) => -payAt(employee, day),
    };
  });
  const perMonth = (PERIODS_PER_YEAR[frequency] ?? 12) / 12;
  return { streams, payInMonth: (day) => perMonth * staff.reduce((sum, employee) => sum + payAt(employee, day), 0) };
}

/** Sales over the months before a day, for the sales tax of a period; months before the history count as expected. */
function salesBefore(world: World, books: Books, period: { readonly day: number; readonly months: number }): number {
  const firstFullMonth = isoOf(world.startDay + 27).slice(0, 7);
  let total = 0;
  let cursor = period.day;
  for (let count = 0; count < period.months; count += 1) {
    cursor -= Number(isoOf(cursor).slice(8));
    const month = isoOf(cursor).slice(0, 7);
    const expected = world.baseRevenueMinor * world.season(cursor) * world.trend(cursor);
    total += month < firstFullMonth ? expected : (books.salesByMonth.get(month) ?? 0);
  }
  return total;
}

/** Payroll tax and social security, sales tax and quarterly income tax: dates are fixed, amounts follow the business. */
export function createTaxes(world: World, books: Books, payInMonth: (day: number) => number): StreamPlan[] {
  const { country, profile } = world;
  const dice = world.dice.fork('taxes');
  const number = `${dice.integer(100, 999)}/${dice.integer(100, 999)}/${dice.integer(10_000, 99_999)}`;
  const vatMonths = country.vatFrequency === 'monthly' ? 1 : 3;
  const quarterSales = world.baseRevenueMinor * 3;
  const taxes = [
    {
      key: 'tax-payroll',
      payee: country.payrollTaxName,
      frequency: 'monthly' as Frequency,
      day: country.payrollTaxDay,
      category: 'Payroll taxes',
      amountOf: (day: number) => payInMonth(day - 20) * profile.payrollTaxShare * dice.between(0.97, 1.03),
    },
    {
      key: 'tax-sales',
      payee: country.vatName,
      frequency: country.vatFrequency,
      day: country.vatDay,
      category: 'Sales tax',
      amountOf: (day: number) => salesBefore(world, books, { day, months: vatMonths }) * profile.vatShare * dice.between(0.75, 1.25),
    },
    {
      key: 'tax-income',
      payee: country.incomeTaxName,
      frequency: 'quarterly' as Frequency,
      day: 15,
      category: 'Income tax',
      amountOf: (day: number) => toStep(quarterSales * profile.incomeTaxShare * world.trend(day), world.minor(10)),
    },
  ];
  return taxes.map(({ key, payee, frequency, day, category, amountOf }): StreamPlan => {
    const dayRule: DayRule = { kind: 'day_of_month', day };
    const life = { startDay: world.startDay - dice.integer(0, 60), endDay: world.endDay + 1 };
    const typicalMinor = -whole(amountOf(world.startDay + 120));
    addAgreement(
      world,
      books,
      { key, type: 'tax', counterparty: payee, frequency, dayRule, amountMinor: typicalMinor },
      { ...life, priceChanges: [], isVariable: true, category },
    );
    return {
      key,
      payee,
      iban: drawIban(dice, country.code),
      kind: 'tax',
      category,
      phrase: 'debit',
      frequency,
      dayRule,
      shift: 'next',
      ...life,
      canMiss: false,
      agreementKey: key,
      vendorKey: null,
      memo: number,
      reference: number,
      amountAt: (nominalDay) => -whole(amountOf(nominalDay)),
    };
  });
}
