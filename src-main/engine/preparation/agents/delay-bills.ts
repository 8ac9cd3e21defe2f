import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, type MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { OptionDraft } from '../build-action.ts';
import { PLAIN_OPTION } from '../build-action.ts';
import type { OpenItemFact, PreparationContext, VendorFact } from '../context.ts';
import { draftMessage } from '../messages/draft-message.ts';
import type { Strain } from '../scoring/risk-score.ts';
import type { CashShift, MessageDraft } from '../types.ts';
import { businessDay, documentsOf, expectedDateOf, magnitudeOf, money, plural, vendorOf } from './agent.ts';

/** A bill that could be paid later, with whom to ask. */
export type DelayCandidate = { readonly item: OpenItemFact; readonly vendor: VendorFact };

const FLEXIBILITY_ORDER = ['can_delay', 'negotiable', 'cannot_delay'] as const;
const CRITICALITY_ORDER = ['flexible', 'important', 'critical'] as const;

/**
 * Bills due up to a day that may be paid later: never wages, taxes and loans, never a vendor who cannot wait or without whom the business stands
 * still. The easiest to ask first: flexible terms, low criticality, seldom asked before, then the larger amount.
 */
export function delayCandidates(context: PreparationContext, dueUntil: IsoDate): DelayCandidate[] {
  const found = context.openItems.flatMap((item): DelayCandidate[] => {
    const vendor = vendorOf(context, item.partyId);
    const isBill = item.obligationType === 'vendor_bill' || item.obligationType === 'rent' || item.obligationType === 'subscription';
    if (vendor === null || !isBill || item.openMinor >= 0 || item.dueDate > dueUntil) return [];
    return vendor.flexibility === 'cannot_delay' || vendor.criticality === 'critical' ? [] : [{ item, vendor }];
  });
  const rank = ({ item, vendor }: DelayCandidate): number[] => [
    FLEXIBILITY_ORDER.indexOf(vendor.flexibility),
    CRITICALITY_ORDER.indexOf(vendor.criticality),
    vendor.delaysThisYear,
    item.openMinor,
  ];
  return found.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const place = left.findIndex((value, index) => value !== right[index]);
    return place < 0 ? (a.item.id < b.item.id ? -1 : 1) : (left[place] ?? 0) - (right[place] ?? 0);
  });
}

/** The vendor that feels it most: the one whose relationship weighs in the score. */
function hardest(candidates: readonly DelayCandidate[]): VendorFact | null {
  const vendors = candidates.map(({ vendor }) => vendor);
  const weight = (vendor: VendorFact): number =>
    FLEXIBILITY_ORDER.indexOf(vendor.flexibility) * 10 + CRITICALITY_ORDER.indexOf(vendor.criticality) * 3 + vendor.delaysThisYear;
  return vendors.toSorted((a, b) => weight(b) - weight(a))[0] ?? null;
}

/** Discounts that are lost when bills are paid after their last day. */
function lostDiscountMinor(candidates: readonly DelayCandidate[]): MinorUnits {
  return minorUnits(candidates.reduce((sum, { item }) => sum + (item.discount?.savingMinor ?? 0), 0));
}

function messagesTo(candidates: readonly DelayCandidate[], payBy: IsoDate, context: PreparationContext): MessageDraft[] {
  const vendors = [...new Set(candidates.map(({ vendor }) => vendor))];
  return vendors.map((vendor) => {
    const bills = candidates.filter((candidate) => candidate.vendor === vendor).map(({ item }) => item);
    return draftMessage({ purpose: 'vendor_delay', documents: documentsOf(bills), payBy }, vendor, context.business);
  });
}

/** The day a bill is paid on when it waits so many days after its due date, or from today where that has passed: a business day at home. */
export function delayedDate({ asOf, business }: PreparationContext, item: OpenItemFact, days: number): IsoDate {
  return businessDay(addDays(item.dueDate > asOf ? item.dueDate : asOf, days), business.country);
}

export type DelayOptions = { readonly variant: string; readonly days: number; readonly strain: Strain; readonly title: string };

/** Every bill paid so many days after its due date (the next business day), one message a vendor naming the latest of the new dates. */
export function delayOption(context: PreparationContext, candidates: readonly DelayCandidate[], options: DelayOptions): OptionDraft {
  const { asOf } = context;
  const newDate = (item: OpenItemFact): IsoDate => delayedDate(context, item, options.days);
  const latest =
    candidates
      .map(({ item }) => newDate(item))
      .toSorted()
      .at(-1) ?? asOf;
  const shifts = candidates.flatMap(({ item }): CashShift[] => [
    { date: expectedDateOf(item, asOf), amountMinor: minorUnits(-item.openMinor) },
    { date: newDate(item), amountMinor: item.openMinor },
  ]);
  const vendor = hardest(candidates);
  const items = candidates.map(({ item }) => item);
  return {
    ...PLAIN_OPTION,
    kind: 'delay_payment',
    variant: options.variant,
    title: options.title,
    description: `${plural(items.length, 'bill')}, ${money(magnitudeOf(items), context)}, paid ${options.days} days later if the vendors agree.`,
    channel: 'email_draft',
    cashShifts: shifts,
    costMinor: lostDiscountMinor(candidates),
    amountAtRiskMinor: lostDiscountMinor(candidates),
    exposure: vendor === null ? { kind: 'nobody' } : { kind: 'vendor', vendor, strain: options.strain },
    reversibility: 'partly_reversible',
    complexity: 'needs_consent',
    messages: messagesTo(candidates, latest, context),
  };
}
