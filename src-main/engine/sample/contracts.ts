import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { addMonths, toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { Books } from './books.ts';
import type { Dice } from './dice.ts';
import { drawIban } from './iban.ts';
import type { ContractTemplate } from './profiles/profile.ts';
import type { StreamPlan } from './stream-plan.ts';
import type { DayRule, PriceChange, SampleAgreement } from './types.ts';
import { isoOf, monthOf, toStep, whole, type World } from './world.ts';

type PriceSteps = { readonly initialMinor: number; readonly changes: readonly { readonly fromDay: number; readonly amountMinor: number }[] };

/** A contract joins or leaves within the history this often, so that streams begin and end. */
const LATE_START_CHANCE = 0.2;
const EARLY_END_CHANCE = 0.15;
/** A second phone line with the same company: two streams of one payee. */
const SECOND_LINE_CHANCE = 0.5;
/** A rise this steep is worth an alert. */
const PRICE_JUMP = 1.2;

function initialAmount(world: World, dice: Dice, template: ContractTemplate): number {
  if (template.revenueShare !== undefined)
    return toStep(world.baseRevenueMinor * dice.between(...template.revenueShare), world.minor(template.kind === 'rent' ? 10 : 0.01) || 1);
  const [low, high] = template.amount ?? [50, 100];
  // Log-uniform: small subscriptions are more common than large ones.
  const units = low * (high / low) ** dice.uniform();
  return template.kind === 'subscription' ? world.minor(Math.floor(units) + dice.pick([0, 0.99, 0.9, 0.5])) : world.minor(whole(units * 100) / 100);
}

function drawPrices(world: World, dice: Dice, template: ContractTemplate, initialMinor: number): PriceSteps {
  const changes: { fromDay: number; amountMinor: number }[] = [];
  let amountMinor = initialMinor;
  for (let months = dice.integer(1, 12); ; months += 12) {
    const fromDay = toEpochDay(addMonths(isoOf(world.startDay), months));
    if (fromDay > world.endDay) return { initialMinor, changes };
    const factor = dice.chance(0.12) ? dice.between(1.25, 1.6) : dice.between(1.02, 1.1);
    const isDown = dice.chance(0.08);
    if (!dice.chance(template.priceChangePerYear)) continue;
    amountMinor = whole(isDown ? amountMinor * 0.9 : amountMinor * factor);
    changes.push({ fromDay, amountMinor });
  }
}

const priceAt = (steps: PriceSteps, day: number): number =>
  steps.changes.findLast((change) => change.fromDay <= day)?.amountMinor ?? steps.initialMinor;

/** Amount of one occurrence: the contract price, a yearly wave for power, usage that grows with the business for hosting. */
function variedAmount(world: World, dice: Dice, template: ContractTemplate, price: { readonly minor: number; readonly day: number }): number {
  if (template.variation === 'fixed') return price.minor;
  const winter = Math.cos((2 * Math.PI * (monthOf(price.day) - 1)) / 12);
  const level = template.variation === 'seasonal' ? 1 + 0.35 * winter : world.trend(price.day);
  return whole(price.minor * level * dice.logNormal(1, template.variation === 'seasonal' ? 0.06 : 0.1));
}

function dayRuleOf(dice: Dice, template: ContractTemplate): DayRule {
  if (template.dayRule !== undefined) return template.dayRule;
  return { kind: 'day_of_month', day: dice.weighted([[1, 3] as const, [15, 2] as const, [dice.integer(2, 28), 12] as const, [31, 1] as const]) };
}

type ContractVendor = { readonly key: string; readonly name: string; readonly iban: string | null };

function addVendor(world: World, books: Books, dice: Dice, template: ContractTemplate): ContractVendor {
  const key = `vendor-${String(books.vendors.length + 1).padStart(2, '0')}`;
  const name = world.names.firm(template.role);
  const iban = template.channel === 'card' ? null : drawIban(dice, world.country.code);
  const isEssential = template.kind === 'rent' || template.role === 'power' || template.role === 'hosting';
  books.vendors.push({
    key,
    name,
    country: world.country.code,
    iban,
    email: world.names.email(name),
    paymentTermsDays: 0,
    category: template.category,
    isEssential,
  });
  return { key, name, iban };
}

function recordJumps(books: Books, steps: PriceSteps, who: { readonly vendorKey: string; readonly streamKey: string }): void {
  let before = steps.initialMinor;
  for (const change of steps.changes) {
    const event = {
      kind: 'price_jump',
      fromDate: isoOf(change.fromDay),
      toDate: null,
      amountMinor: minorUnits(before - change.amountMinor),
      customerKey: null,
      ...who,
    } as const;
    if (change.amountMinor >= before * PRICE_JUMP) books.shocks.push(event);
    before = change.amountMinor;
  }
}

type ContractSlot = { readonly label: string; readonly sharedVendor: ContractVendor | null };

function createContract(world: World, books: Books, template: ContractTemplate, slot: ContractSlot): StreamPlan {
  const { label } = slot;
  const dice = world.dice.fork(`contract-${label}`);
  const vendor = slot.sharedVendor ?? addVendor(world, books, dice, template);
  const span = world.endDay - world.startDay;
  const isLasting = template.kind === 'rent' || template.kind === 'loan';
  const startDay =
    !isLasting && dice.chance(LATE_START_CHANCE)
      ? world.startDay + Math.floor(span * dice.between(0.1, 0.7))
      : world.startDay - dice.integer(30, 700);
  const endsEarly = !isLasting && dice.chance(EARLY_END_CHANCE);
  const endDay = endsEarly ? Math.max(startDay + 200, world.startDay + Math.floor(span * dice.between(0.4, 0.9))) : world.endDay + 1;
  const steps = drawPrices(world, dice, template, initialAmount(world, dice, template));
  const key = `${template.type}-${label}`;
  const dayRule = dayRuleOf(dice, template);
  const shift = template.kind === 'rent' ? 'next' : dice.pick(['next', 'next', 'modified_following', 'previous'] as const);
  const isVariable = template.variation !== 'fixed';
  const priceChanges: PriceChange[] = steps.changes
    .filter((change) => change.fromDay > startDay && change.fromDay < endDay && !isVariable)
    .map((change) => ({ fromDate: isoOf(change.fromDay), amountMinor: minorUnits(-change.amountMinor) }));
  const agreement: SampleAgreement = {
    key,
    type: template.type,
    counterparty: vendor.name,
    customerKey: null,
    vendorKey: vendor.key,
    frequency: template.frequency,
    dayRule,
    shift,
    amountMinor: minorUnits(-priceAt(steps, startDay)),
    isVariable,
    startDate: isoOf(startDay),
    endDate: endDay <= world.endDay ? isoOf(endDay) : null,
    priceChanges,
    category: template.category,
  };
  books.agreements.push(agreement);
  recordJumps(
    books,
    { ...steps, changes: steps.changes.filter((change) => change.fromDay > startDay && change.fromDay < endDay) },
    { vendorKey: vendor.key, streamKey: key },
  );
  return {
    key,
    payee: vendor.name,
    iban: vendor.iban,
    kind: template.kind,
    category: template.category,
    phrase: template.channel,
    frequency: template.frequency,
    dayRule,
    shift,
    startDay,
    endDay,
    canMiss: template.kind === 'subscription' || template.kind === 'vendor_contract',
    agreementKey: key,
    vendorKey: vendor.key,
    memo: `${dice.integer(100_000, 999_999)}`,
    reference: template.channel === 'directDebit' ? `M${dice.integer(10_000_000, 99_999_999)}` : null,
    amountAt: (day) => -variedAmount(world, dice, template, { minor: priceAt(steps, day), day }),
  };
}

/** Rent, subscriptions, insurance, loans and the like, with their vendors and agreements. */
export function createContracts(world: World, books: Books): StreamPlan[] {
  const counts = world.dice.fork('contract-counts');
  return world.profile.contracts.flatMap((template, index) => {
    const count = counts.integer(...template.count);
    let last: ContractVendor | null = null;
    return Array.from({ length: count }, (_, copy) => {
      const sharedVendor: ContractVendor | null = template.role === 'phone' && counts.chance(SECOND_LINE_CHANCE) ? last : null;
      const plan = createContract(world, books, template, { label: `${template.role}-${index}-${copy + 1}`, sharedVendor });
      last = { key: plan.vendorKey ?? '', name: plan.payee, iban: plan.iban ?? null };
      return plan;
    });
  });
}
