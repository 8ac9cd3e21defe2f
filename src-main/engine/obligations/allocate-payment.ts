import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import { addMinor, minorUnits, negateMinor, sumMinor, ZERO, type MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { err, ok, type Result } from '../../../src-shared/result/result.ts';
import { varianceVsExpected } from './open-items.ts';

/** A due item that a person (or the matching) chose for the payment. */
export type ItemToSettle = {
  readonly id: string;
  readonly currency: CurrencyCode;
  readonly dueDate: IsoDate;
  readonly nominalDate: IsoDate;
  /** What is open of it, in cash sign. */
  readonly openMinor: MinorUnits;
};

/** An amount that a person typed for one of the items, in cash sign. */
export type ExplicitAmount = { readonly itemId: string; readonly amountMinor: MinorUnits };

export type PaymentToAllocate = {
  /** What the bank line says, in cash sign. */
  readonly paymentMinor: MinorUnits;
  readonly currency: CurrencyCode;
  readonly items: readonly ItemToSettle[];
  /** What the bank kept or charged on top, in cash sign (0 or negative), contained in the payment: 95.00 received for 100.00 has a fee of −5.00. */
  readonly feeMinor: MinorUnits;
  /**
   * Early-payment discount that settles the rest of the items, in cash sign, against the payment's: 98.00 received for 100.00 has −2.00, −98.00 paid
   * for −100.00 has 2.00; 0 for none.
   */
  readonly discountMinor: MinorUnits;
  readonly explicitAmounts: readonly ExplicitAmount[];
};

export type Allocation = {
  readonly itemId: string;
  readonly amountMinor: MinorUnits;
  readonly openAfterMinor: MinorUnits;
};

/** Always Σ allocations + fee + discount + unallocated = payment. */
export type PaymentAllocation = {
  /** Only items that got something, in the order of the input. */
  readonly allocations: readonly Allocation[];
  readonly feeMinor: MinorUnits;
  readonly discountMinor: MinorUnits;
  /** What no item takes: an over-payment or a payment in advance, kept as a credit, in cash sign. */
  readonly unallocatedMinor: MinorUnits;
  /** Payment less all that was open of the chosen items, in cash sign. */
  readonly varianceMinor: MinorUnits;
};

/**
 * Sets a payment against chosen items. To allocate is payment − fee − discount. Typed amounts come first; the other items follow oldest first (due date, nominal
 * date, id), the last one in part when the money ends. Items of the opposite sign (credit notes) are used only as far as the payment falls short of
 * the rest, so they never make an over-payment; a payment of 0 sets the two sides off against each other. No item gets more than is open
 * of it. Whole minor units throughout: nothing is rounded.
 */
export function allocatePayment(payment: PaymentToAllocate): Result<PaymentAllocation> {
  const problem = findProblem(payment);
  if (problem !== null) return err(problem);
  const { paymentMinor, items, feeMinor, discountMinor, explicitAmounts } = payment;
  const toAllocate = minorUnits(paymentMinor - feeMinor - discountMinor);
  const typed = new Map(explicitAmounts.map(({ itemId, amountMinor }) => [itemId, amountMinor]));
  const rest = addMinor(toAllocate, negateMinor(sumMinor(typed.values())));
  const direction = rest < 0 || (rest === 0 && toAllocate < 0) ? -1 : 1;
  const others = items.filter(({ id }) => !typed.has(id)).toSorted(byAge);
  const shares = shareOut(others, rest, direction);
  const allocations = items.flatMap(({ id, openMinor }) => {
    const amountMinor = typed.get(id) ?? shares.get(id) ?? ZERO;
    return amountMinor === 0 ? [] : [{ itemId: id, amountMinor, openAfterMinor: addMinor(openMinor, negateMinor(amountMinor)) }];
  });
  const allocatedMinor = sumMinor(allocations.map(({ amountMinor }) => amountMinor));
  const unallocatedMinor = addMinor(toAllocate, negateMinor(allocatedMinor));
  // What is left over is a part of the payment; more than it, or the other way round, means that the typed amounts do not fit.
  if (unallocatedMinor < Math.min(0, toAllocate) || unallocatedMinor > Math.max(0, toAllocate)) return err(notFitting());
  return ok({
    allocations,
    feeMinor,
    discountMinor,
    unallocatedMinor,
    varianceMinor: varianceVsExpected(paymentMinor, sumMinor(items.map(({ openMinor }) => openMinor))),
  });
}

function byAge(a: ItemToSettle, b: ItemToSettle): number {
  const keyOf = ({ dueDate, nominalDate, id }: ItemToSettle): string => `${dueDate} ${nominalDate} ${id}`;
  return keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b));
}

/** Shares by item; `items` oldest first. In the payment's direction amounts are counted as magnitudes, so that one rule serves both signs. */
function shareOut(items: readonly ItemToSettle[], restMinor: MinorUnits, direction: 1 | -1): Map<string, MinorUnits> {
  const claims = items.filter(({ openMinor }) => openMinor * direction > 0);
  const credits = items.filter(({ openMinor }) => openMinor * direction < 0);
  const claimed = claims.reduce((sum, { openMinor }) => sum + openMinor * direction, 0);
  const shares = new Map<string, MinorUnits>();

  let creditWanted = Math.max(0, claimed - restMinor * direction);
  let available = restMinor * direction;
  for (const { id, openMinor } of credits) {
    const used = Math.min(creditWanted, -openMinor * direction);
    shares.set(id, minorUnits(-used * direction));
    creditWanted -= used;
    available += used;
  }
  for (const { id, openMinor } of claims) {
    const used = Math.min(available, openMinor * direction);
    shares.set(id, minorUnits(used * direction));
    available -= used;
  }
  return shares;
}

function findProblem({ paymentMinor, items, currency, feeMinor, discountMinor, explicitAmounts }: PaymentToAllocate): AppError | null {
  const byId = new Map(items.map((item) => [item.id, item]));
  if (byId.size !== items.length) return new AppError('INVALID_INPUT', 'An item is chosen twice: choose it once.');
  const foreign = items.find((item) => item.currency !== currency);
  if (foreign !== undefined) {
    return new AppError(
      'CURRENCY_MISMATCH',
      `The payment is in ${currency} and a chosen item in ${foreign.currency}: choose items in the payment’s currency.`,
      { paymentCurrency: currency, itemCurrency: foreign.currency },
    );
  }
  if (feeMinor > 0) return new AppError('INVALID_INPUT', 'A bank fee is money out: enter it as a cost.');
  if (discountMinor !== 0 && Math.sign(discountMinor) !== -Math.sign(paymentMinor))
    return new AppError('INVALID_INPUT', 'A discount makes the payment smaller: enter it with the opposite sign.');
  if (new Set(explicitAmounts.map(({ itemId }) => itemId)).size !== explicitAmounts.length)
    return new AppError('INVALID_INPUT', 'An item has two amounts: enter one.');
  if (!explicitAmounts.every(({ itemId }) => byId.has(itemId)))
    return new AppError('NOT_FOUND', 'An amount is entered for an item that is not chosen: choose it as well.');
  const isWithinOpen = ({ itemId, amountMinor }: ExplicitAmount): boolean => {
    const { openMinor } = must(byId.get(itemId), 'a chosen item');
    return amountMinor === 0 || (Math.sign(amountMinor) === Math.sign(openMinor) && Math.abs(amountMinor) <= Math.abs(openMinor));
  };
  return explicitAmounts.every(isWithinOpen)
    ? null
    : new AppError('AMOUNT_OUT_OF_RANGE', 'An amount is more than what is open of its item: enter at most the open amount.');
}

function notFitting(): AppError {
  return new AppError(
    'INVALID_INPUT',
    'The amounts entered do not fit the payment: change one of them, choose a credit note, or name the bank fee that explains the difference.',
  );
}
