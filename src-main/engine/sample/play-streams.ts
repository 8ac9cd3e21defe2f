import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { movementOf, type Books, type DraftOccurrence } from './books.ts';
import type { Dice } from './dice.ts';
import { DIFFICULTY } from './difficulty.ts';
import { nominalDays } from './nominal-days.ts';
import type { StreamPlan } from './stream-plan.ts';
import { isoOf, type World } from './world.ts';

type Slot = { readonly plan: StreamPlan; readonly nominalDay: number; readonly regularDay: number };

/** Business days a disturbed movement is off: late more often than early, seldom by more than a week. */
const SHIFTS = [
  [-2, 10],
  [-1, 20],
  [1, 25],
  [2, 18],
  [3, 12],
  [4, 8],
  [6, 4],
  [9, 3],
] as const;

function slotsOf(world: World, plan: StreamPlan): Slot[] {
  return nominalDays(plan, Math.min(plan.endDay, world.endDay), world.businessDays)
    .map((nominalDay) => ({ plan, nominalDay, regularDay: world.businessDays.shift(nominalDay, plan.shift) }))
    .filter((slot) => slot.regularDay >= world.startDay && slot.regularDay <= world.endDay);
}

/**
 * Chooses which movements are missed or moved. A fixed share of all movements of the company is drawn without replacement, not each with a
 * probability, so that no company is easier than the promise by luck.
 */
function chooseDisturbed(dice: Dice, slots: readonly Slot[]): ReadonlySet<Slot> {
  return new Set(dice.shuffle(slots).slice(0, Math.ceil(slots.length * DIFFICULTY.disturbedShare)));
}

function occur(world: World, dice: Dice, slot: Slot & { readonly isDisturbed: boolean }): DraftOccurrence | null {
  const { plan, nominalDay, regularDay, isDisturbed } = slot;
  const amountMinor = plan.amountAt(nominalDay);
  if (amountMinor === 0) return null;
  const base = { nominalDate: isoOf(nominalDay), amountMinor: minorUnits(amountMinor) };
  if (isDisturbed && plan.canMiss && dice.chance(DIFFICULTY.missedShareOfDisturbed))
    return { ...base, status: 'missed', actualDate: null, movement: null };
  const moved = isDisturbed ? world.businessDays.add(regularDay, dice.weighted(SHIFTS)) : regularDay;
  // What would fall outside the history has not happened yet, or is not seen.
  if (moved < world.startDay || moved > world.endDay) return null;
  const document = plan.agreementKey === null ? null : `${plan.agreementKey}:${base.nominalDate}`;
  const movement = movementOf({
    day: moved,
    amountMinor,
    phrase: plan.phrase,
    kind: plan.kind,
    category: plan.category,
    counterparty: plan.payee,
    iban: plan.iban ?? null,
    memo: plan.memo,
    reference: plan.reference ?? null,
    pays: document === null ? [] : [{ documentKind: 'occurrence', document, amountMinor: minorUnits(amountMinor) }],
    streamKey: plan.key,
    vendorKey: plan.vendorKey,
  });
  return { ...base, status: isDisturbed ? 'shifted' : 'on_time', actualDate: isoOf(moved), movement };
}

/** Turns all strict streams into bank movements, disturbing the fixed share of them, and records what happened to each. */
export function playStreams(world: World, books: Books, plans: readonly StreamPlan[]): void {
  const dice = world.dice.fork('streams');
  const slotsByPlan = plans.map((plan) => slotsOf(world, plan));
  const disturbed = chooseDisturbed(dice, slotsByPlan.flat());
  plans.forEach((plan, index) => {
    const own = world.dice.fork(`stream-${plan.key}`);
    const occurrences = (slotsByPlan[index] ?? [])
      .map((slot) => occur(world, own, { ...slot, isDisturbed: disturbed.has(slot) }))
      .filter((occurrence) => occurrence !== null);
    for (const occurrence of occurrences) if (occurrence.movement !== null) books.movements.push(occurrence.movement);
    if (occurrences.length === 0) return;
    const { key, payee, agreementKey, kind, frequency } = plan;
    books.streams.push({ key, payee, agreementKey, kind, frequency, regularity: 'strict', occurrences });
  });
}
