import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { movementOf, type Books, type DraftStream, type Movement } from './books.ts';
import type { CustomerPlan } from './customers.ts';
import type { Dice } from './dice.ts';
import { DIFFICULTY } from './difficulty.ts';
import type { InvoiceOccasion } from './invoicing.ts';
import { payerMemo } from './payer-memo.ts';
import type { SampleInvoice } from './types.ts';
import { sortTogether } from './sort-together.ts';
import { isoOf, whole, type World } from './world.ts';

/** One deposit of a customer: which invoices, which part of each, on which day. */
type Deposit = {
  readonly day: number;
  readonly plan: CustomerPlan;
  readonly parts: readonly { readonly invoice: SampleInvoice; readonly amountMinor: number }[];
  readonly isPartial: boolean;
};

type Settlement = { readonly deposits: readonly Deposit[]; readonly isLateTail: boolean; readonly isBadDebt: boolean };

/** How often the invoices of one occasion come in one deposit, and how often two deposits of a customer within a few days do. */
const GROUP_CHANCE = 0.9;
const MERGE_CHANCE = 0.7;
const MERGE_WINDOW_DAYS = 3;

function delayOf(dice: Dice, plan: CustomerPlan, due: { readonly dueDay: number; readonly isLateTail: boolean }): number {
  const { dueDay, isLateTail } = due;
  const drift = (Math.max(0, dueDay - plan.driftFromDay) / 365) * plan.driftDaysPerYear;
  const delay = plan.habitDays + drift + dice.normal(0, DIFFICULTY.delayWithinSdDays) + (isLateTail ? DIFFICULTY.lateTailDays : 0);
  return Math.floor(delay + 0.5);
}

function settle(world: World, dice: Dice, occasion: InvoiceOccasion): Settlement[] {
  const { plan, invoices } = occasion;
  const groups = invoices.length > 1 && dice.chance(GROUP_CHANCE) ? [invoices] : invoices.map((invoice) => [invoice]);
  return groups.map((group) => {
    const dueDay = Math.max(...group.map((invoice) => toEpochDay(invoice.dueDate)));
    const issueDay = Math.max(...group.map((invoice) => toEpochDay(invoice.issueDate)));
    const isLateTail = dice.chance(DIFFICULTY.lateTailShare);
    const isBadDebt = dice.chance(DIFFICULTY.badDebtShare);
    const day = world.businessDays.next(Math.max(dueDay + delayOf(dice, plan, { dueDay, isLateTail }), issueDay + 1));
    const full = group.map((invoice) => ({ invoice, amountMinor: invoice.amountMinor as number }));
    const isPartial = group.length === 1 && dice.chance(DIFFICULTY.partialShare);
    if (isBadDebt) return { deposits: [], isLateTail, isBadDebt };
    if (!isPartial) return { deposits: [{ day, plan, parts: full, isPartial }], isLateTail, isBadDebt };
    const firstShare = dice.between(0.3, 0.75);
    const secondDay = world.businessDays.next(day + dice.integer(8, 35));
    const firstParts = full.map((part) => ({
      ...part,
      amountMinor: whole((part.amountMinor * firstShare) / 1000) * 1000 || whole(part.amountMinor / 2),
    }));
    const restParts = full.map((part, index) => ({ ...part, amountMinor: part.amountMinor - (firstParts[index]?.amountMinor ?? 0) }));
    const deposits = [
      { day, plan, parts: firstParts, isPartial },
      { day: secondDay, plan, parts: restParts, isPartial },
    ];
    return { deposits, isLateTail, isBadDebt };
  });
}

/** Customers who clear their post once a week: two deposits close together become one. */
function mergeNeighbours(dice: Dice, deposits: readonly Deposit[]): Deposit[] {
  const merged: Deposit[] = [];
  for (const deposit of deposits.toSorted((a, b) => a.day - b.day)) {
    const last = merged.at(-1);
    const isClose = last !== undefined && deposit.day - last.day <= MERGE_WINDOW_DAYS && last.parts.length + deposit.parts.length <= 3;
    if (isClose && !last.isPartial && !deposit.isPartial && dice.chance(MERGE_CHANCE))
      merged[merged.length - 1] = { ...deposit, parts: [...last.parts, ...deposit.parts] };
    else merged.push(deposit);
  }
  return merged;
}

/** What the processor or the correspondent bank keeps: a share plus a fixed amount, or a fixed amount; ≤ 0. */
function feeOf(world: World, plan: CustomerPlan, grossMinor: number): number {
  if (plan.payingWay === 'transfer') return 0;
  if (plan.payingWay === 'wire') return -world.minor(12);
  const bps = world.country.holidays === 'us' || world.country.holidays === 'canada' ? 290 : 150;
  return -(whole((grossMinor * bps) / 10_000) + world.minor(0.25));
}

const DISCOUNT_BPS = 200;
const DISCOUNT_LIMIT_DAYS = -5;

function toMovement(world: World, dice: Dice, deposit: Deposit & { readonly processor: string }): Movement {
  const { plan, parts, processor } = deposit;
  const grossMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  const isEarly = parts.every((part) => deposit.day - toEpochDay(part.invoice.dueDate) <= DISCOUNT_LIMIT_DAYS);
  const discountMinor = plan.takesDiscount && isEarly && !deposit.isPartial ? -whole((grossMinor * DISCOUNT_BPS) / 10_000) : 0;
  const feeMinor = feeOf(world, plan, grossMinor + discountMinor);
  const numbers = parts.map((part) => part.invoice.number);
  const memo = payerMemo(world.country.language, dice, { numbers, project: parts[0]?.invoice.description ?? '' });
  const isProcessor = plan.payingWay === 'processor';
  return movementOf({
    day: deposit.day,
    amountMinor: grossMinor + discountMinor + feeMinor,
    phrase: isProcessor ? 'settlement' : 'credit',
    kind: 'invoice_payment',
    category: 'Sales',
    counterparty: isProcessor ? processor : plan.payerName,
    iban: isProcessor ? null : plan.customer.iban,
    // A processor pays out in its own name and says for whom.
    memo: isProcessor ? `${plan.customer.name} ${memo.text}` : memo.text,
    reference: memo.reference,
    isReferenceMissing: memo.isMissing,
    pays: parts.map((part) => ({ documentKind: 'invoice', document: part.invoice.number, amountMinor: minorUnits(part.amountMinor) })),
    feeMinor,
    discountMinor,
    streamKey: plan.isRetainer ? `retainer-${plan.customer.key}` : null,
    customerKey: plan.customer.key,
  });
}

function recordTruth(
  world: World,
  books: Books,
  fate: { readonly settlement: Settlement; readonly invoice: SampleInvoice; readonly settledDay: number | null },
): void {
  const { settlement, invoice, settledDay } = fate;
  if (settledDay !== null && settledDay < world.startDay) return;
  const isSettled = settledDay !== null && settledDay <= world.endDay;
  // A bad debt older than the history would only be noise in the list of open items.
  if (settlement.isBadDebt && toEpochDay(invoice.dueDate) < world.startDay) return;
  books.invoices.push(invoice);
  books.truthInvoices.push({
    number: invoice.number,
    settledDate: isSettled ? isoOf(settledDay) : null,
    delayDays: isSettled ? settledDay - toEpochDay(invoice.dueDate) : null,
    isLateTail: settlement.isLateTail,
    isPartial: settlement.deposits.length > 1,
    isBadDebt: settlement.isBadDebt,
  });
}

/** Retainer invoices form a loose stream: nominal days are the due dates. */
function recordLooseStream(
  books: Books,
  streams: Map<string, DraftStream>,
  paid: { readonly occasion: InvoiceOccasion; readonly movement: Movement | null },
): void {
  const { occasion, movement } = paid;
  const { agreement } = occasion;
  if (agreement === null) return;
  const known = streams.get(agreement.key);
  const stream: DraftStream = known ?? {
    key: agreement.key,
    payee: agreement.counterparty,
    agreementKey: agreement.key,
    kind: 'invoice_payment',
    frequency: agreement.frequency,
    regularity: 'loose',
    occurrences: [],
  };
  if (known === undefined) {
    streams.set(agreement.key, stream);
    books.streams.push(stream);
  }
  for (const invoice of occasion.invoices.filter((item) => item.agreementKey !== null)) {
    stream.occurrences.push({
      nominalDate: invoice.dueDate,
      actualDate: movement === null ? null : isoOf(movement.day),
      status: movement === null ? 'missed' : 'on_time',
      amountMinor: invoice.amountMinor,
      movement,
    });
  }
}

/** Lets the customers pay: deposits with habits, tails, groups, parts, fees and vague memos. Invoices settled before the history are dropped. */
export function collectReceivables(world: World, books: Books, occasions: readonly InvoiceOccasion[]): void {
  const byCustomer = new Map<CustomerPlan, InvoiceOccasion[]>();
  for (const occasion of occasions) byCustomer.set(occasion.plan, [...(byCustomer.get(occasion.plan) ?? []), occasion]);
  const streams = new Map<string, DraftStream>();
  const processor = world.names.firm('acquirer');
  for (const [plan, own] of byCustomer) {
    const dice = world.dice.fork(`pays-${plan.customer.key}`);
    const settled = own.map((occasion) => ({ occasion, settlements: settle(world, dice, occasion) }));
    const deposits = mergeNeighbours(
      dice,
      settled.flatMap(({ settlements }) => settlements.flatMap((settlement) => settlement.deposits)),
    );
    const paidDay = new Map<string, number>();
    const movementOfInvoice = new Map<string, Movement>();
    for (const deposit of deposits) {
      const movement = toMovement(world, dice, { ...deposit, processor });
      for (const part of deposit.parts) {
        paidDay.set(part.invoice.number, deposit.day);
        if (deposit.day >= world.startDay && deposit.day <= world.endDay) movementOfInvoice.set(part.invoice.number, movement);
      }
      if (deposit.day >= world.startDay && deposit.day <= world.endDay) books.movements.push(movement);
    }
    for (const { occasion, settlements } of settled) {
      const covered =
        settlements.length === 1
          ? occasion.invoices.map((invoice) => [invoice, settlements[0]] as const)
          : occasion.invoices.map((invoice, index) => [invoice, settlements[index]] as const);
      for (const [invoice, settlement] of covered)
        if (settlement !== undefined) recordTruth(world, books, { settlement, invoice, settledDay: paidDay.get(invoice.number) ?? null });
      const movement = movementOfInvoice.get(occasion.invoices[0]?.number ?? '') ?? null;
      const isBad = settlements.every((settlement) => settlement.isBadDebt);
      const isRecent = occasion.invoices.every((invoice) => toEpochDay(invoice.dueDate) >= world.startDay);
      if (movement !== null || (isBad && isRecent)) recordLooseStream(books, streams, { occasion, movement });
    }
  }
  sortTogether(books.invoices, books.truthInvoices, 'number');
}
