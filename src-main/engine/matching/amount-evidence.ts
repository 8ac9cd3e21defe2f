import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import { expectedFee, grossBeforeFee } from './fee-profiles.ts';
import type { IndexedItem } from './item-index.ts';
import type { FeeProfile } from './types.ts';

export type AmountLevel =
  | 'exact'
  | 'less the usual fee'
  | 'less discount'
  | 'less discount and fee'
  | 'perhaps less a fee'
  | 'perhaps less a discount'
  | 'part'
  | 'part less the usual fee'
  | 'rest of several parts'
  | 'more than open'
  | 'near the estimate'
  | 'exchanged';

/** How the amount of a line relates to what a set of items has open. */
export type AmountReading = {
  readonly level: AmountLevel;
  readonly bits: number;
  readonly feeMinor: number;
  readonly discountMinor: number;
  readonly unallocatedMinor: number;
  /** Probability that the amount of an unrelated line would read as well. */
  readonly coincidence: number;
  /** Minor units by which the amounts may differ and still read so. */
  readonly toleranceMinor: number;
  /** False where it says only what may be: a fee nobody confirmed must not be written off unasked. */
  readonly isSure: boolean;
};

export type AmountContext = {
  readonly lineMinor: number;
  readonly day: number;
  readonly profile: FeeProfile | null;
  /** Discounts the counterparty took before, in basis points. */
  readonly usualDiscountsBps: readonly number[];
  /** Share of all items that are open with just this amount too. */
  readonly shareOfAmount: number;
};

/** Amounts of payments spread evenly over about three powers of ten: the density of one at T is 1 / (T · ln 1000). */
const LOG_RANGE = Math.log(1000);
/** Round amounts are commoner, by the step they are multiples of, in minor units. */
const ROUND_STEPS = [10_000, 5_000, 1_000, 500, 100, 50, 10, 5] as const;
/** The rarest amount still turns up once in fifty thousand lines. */
const RAREST = 2e-5;
/** Share of payments that read so: what an item is paid like. */
const PAID = { exact: 0.78, exactDespiteFee: 0.1, fee: 0.85, discount: 0.3, maybeFee: 0.03, maybeDiscount: 0.008, part: 0.05, over: 0.008 } as const;
/** Share of unrelated lines that are smaller or larger than an open item, or a little smaller. */
const UNRELATED = { part: 0.45, over: 0.5, maybeFee: 0.012 } as const;
/** A fee nobody has confirmed may be this much: four percent and thirty units. */
const FEE_SHARE_MAX = 0.04;
const FEE_FIXED_MAX_MINOR = 3_000;
const CUSTOMARY_DISCOUNTS_BPS = [200, 300, 100] as const;
/** Days a discount is taken after its date without anybody minding. */
const DISCOUNT_GRACE_DAYS = 3;
/** From this share on, a part is rather the whole less something; parts are round amounts, what is not round may have lost a fee on the way. */
const PART_MAX = 0.9;
const PART_STEP_MINOR = 500;
/** Minor units a fee may be off its formula. */
const FEE_ROUNDING_MINOR = 2;
/** Tolerances of exchanged amounts by size: half a day's rates and a margin. */
const EXCHANGE = [
  { uptoMinor: 10_000, share: 0.04 },
  { uptoMinor: 100_000, share: 0.02 },
  { uptoMinor: Infinity, share: 0.015 },
] as const;
/** How far lines are from estimates, as |ln(line / estimate)|, with m and u of each band. */
const ESTIMATE_BANDS = [
  { upto: 0.03, m: 0.3, u: 0.009 },
  { upto: 0.12, m: 0.3, u: 0.025 },
  { upto: 0.35, m: 0.3, u: 0.07 },
  { upto: 0.8, m: 0.08, u: 0.13 },
  { upto: Infinity, m: 0.02, u: 0.77 },
] as const;

/** The step an amount is a multiple of: 119000 → 1000. */
export function roundness(amountMinor: number): number {
  return ROUND_STEPS.find((step) => amountMinor % step === 0) ?? 1;
}

/** Probability that an unrelated line has just this amount. */
export function coincidenceOf(amountMinor: number, widthMinor: number): number {
  return Math.min(0.5, Math.max(RAREST, widthMinor / (Math.abs(amountMinor) * LOG_RANGE)));
}

export function exchangeTolerance(amountMinor: number): number {
  const size = Math.abs(amountMinor);
  return Math.ceil(size * (EXCHANGE.find(({ uptoMinor }) => size <= uptoMinor)?.share ?? 0));
}

const nearest = (value: number): number => Math.floor(value + 0.5);
const NO_EXTRAS = { feeMinor: 0, discountMinor: 0, unallocatedMinor: 0, toleranceMinor: 0, isSure: true } as const;

function read(level: AmountLevel, m: number, coincidence: number, more: Partial<AmountReading> = {}): AmountReading {
  return { ...NO_EXTRAS, level, bits: Math.log2(m / coincidence), coincidence, ...more };
}

type Discount = { readonly minor: number; readonly isSure: boolean };

/** Discounts that may have been taken from a set, signed against it. */
function discountsOf(items: readonly IndexedItem[], grossMinor: number, context: AmountContext): Discount[] {
  const { day } = context;
  const granted = items.reduce((sum, { item, openMinor }) => {
    const isInTime = item.discount !== undefined && day <= toEpochDay(item.discount.untilDate) + DISCOUNT_GRACE_DAYS;
    return isInTime ? sum - nearest((openMinor * (item.discount?.rateBps ?? 0)) / 10_000) : sum;
  }, 0);
  const share = (bps: number, isSure: boolean): Discount => ({ minor: -nearest((grossMinor * bps) / 10_000), isSure });
  const isEarly = items.every(({ dueDay }) => day <= dueDay);
  const found = granted === 0 ? [] : [{ minor: granted, isSure: true }];
  return [
    ...found,
    ...context.usualDiscountsBps.map((bps) => share(bps, true)),
    ...(isEarly ? CUSTOMARY_DISCOUNTS_BPS.map((bps) => share(bps, false)) : []),
  ];
}

function readDiscounted(items: readonly IndexedItem[], grossMinor: number, context: AmountContext): AmountReading | null {
  const { lineMinor, profile } = context;
  const width = 3 * CUSTOMARY_DISCOUNTS_BPS.length;
  const coincidence = coincidenceOf(lineMinor, width);
  for (const { minor, isSure } of discountsOf(items, grossMinor, context)) {
    const m = isSure ? PAID.discount : PAID.maybeDiscount;
    const base = grossMinor + minor;
    const extras = { toleranceMinor: 1, isSure };
    if (Math.abs(base - lineMinor) <= 1)
      return read(isSure ? 'less discount' : 'perhaps less a discount', m, coincidence, { ...extras, discountMinor: lineMinor - grossMinor });
    if (profile === null) continue;
    const feeMinor = -expectedFee(profile, base);
    if (Math.abs(base + feeMinor - lineMinor) <= 1)
      return read('less discount and fee', m, coincidence, { ...extras, feeMinor, discountMinor: lineMinor - grossMinor - feeMinor });
  }
  return null;
}

function readEstimate(grossMinor: number, lineMinor: number): AmountReading {
  const distance = Math.abs(Math.log(lineMinor / grossMinor));
  const band = ESTIMATE_BANDS.find(({ upto }) => distance <= upto) ?? ESTIMATE_BANDS[4];
  return read('near the estimate', band.m, band.u, { isSure: band.u < 0.1 });
}

/** A line smaller than what is open: a part of it, before the channel's fee where that has one. */
function readPart(grossMinor: number, lineMinor: number, profile: FeeProfile | null): AmountReading {
  const isPart = Math.abs(lineMinor) <= PART_MAX * Math.abs(grossMinor);
  const part = { ...read('part', PAID.part, UNRELATED.part, { isSure: isPart && roundness(lineMinor) >= PART_STEP_MINOR }), coincidence: 1 };
  if (profile === null || lineMinor < 0) return part;
  const beforeFee = grossBeforeFee(profile, lineMinor);
  const paidMinor = nearest(beforeFee / PART_STEP_MINOR) * PART_STEP_MINOR;
  const isRound = Math.abs(paidMinor - beforeFee) <= FEE_ROUNDING_MINOR && paidMinor > lineMinor && paidMinor < grossMinor;
  return isRound ? { ...part, level: 'part less the usual fee', feeMinor: lineMinor - paidMinor, isSure: isPart } : { ...part, isSure: false };
}

/**
 * The best reading of a line's amount against the open amount of a set of items; null where the signs differ. Fees are 0 or negative, discounts are
 * signed against the gross. `grossMinor` is in the line's currency.
 */
export function readAmount(items: readonly IndexedItem[], grossMinor: number, context: AmountContext): AmountReading | null {
  const { lineMinor, profile, shareOfAmount } = context;
  if (Math.sign(grossMinor) !== Math.sign(lineMinor)) return null;
  const exactly = coincidenceOf(lineMinor, roundness(lineMinor));
  if (grossMinor === lineMinor) {
    const m = profile !== null && profile.fixedMinor + profile.share > 0 ? PAID.exactDespiteFee : PAID.exact;
    return read('exact', m, Math.min(0.5, exactly + (items.length === 1 ? shareOfAmount / 2 : 0)));
  }
  if (items.length === 1 && items[0]?.item.isEstimate === true) return readEstimate(grossMinor, lineMinor);
  if (profile !== null) {
    const feeMinor = -expectedFee(profile, grossMinor);
    const isExpected = feeMinor < 0 && Math.abs(grossMinor + feeMinor - lineMinor) <= 1;
    if (isExpected) return read('less the usual fee', PAID.fee, coincidenceOf(lineMinor, 3), { feeMinor: lineMinor - grossMinor, toleranceMinor: 1 });
  }
  const discounted = readDiscounted(items, grossMinor, context);
  if (discounted !== null) return discounted;
  const missing = lineMinor - grossMinor;
  if (missing < 0 && -missing <= Math.abs(grossMinor) * FEE_SHARE_MAX + Math.min(FEE_FIXED_MAX_MINOR, Math.abs(grossMinor) / 10))
    return read('perhaps less a fee', PAID.maybeFee, UNRELATED.maybeFee, { feeMinor: missing, isSure: false });
  if (Math.abs(lineMinor) < Math.abs(grossMinor)) return readPart(grossMinor, lineMinor, profile);
  return { ...read('more than open', PAID.over, UNRELATED.over, { unallocatedMinor: missing, isSure: false }), coincidence: 1 };
}

/** The reading of a line against one item in another currency, by its worth in the line's; null outside the tolerance. */
export function readExchanged(entry: IndexedItem, lineMinor: number): AmountReading | null {
  const worth = entry.item.baseAmount?.amountMinor ?? 0;
  const toleranceMinor = exchangeTolerance(worth);
  if (Math.abs(worth - lineMinor) > toleranceMinor) return null;
  return read('exchanged', 0.9, coincidenceOf(lineMinor, 2 * toleranceMinor), { toleranceMinor });
}
