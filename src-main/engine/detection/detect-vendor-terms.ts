import { daysBetween, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { alertKey } from './alert-key.ts';
import { countText, magnitudeOf, moneyText } from './alert-text.ts';
import type { OpenPayable } from './facts.ts';
import type { ArithmeticStep, DetectedAlert, DetectionInput, DetectorOutcome } from './types.ts';

/** Days to the discount or due date below which a bill nobody has approved is shown. */
const BELOW_DAYS = 7;

type Expiring = { readonly bill: OpenPayable; readonly untilDate: IsoDate; readonly isDiscount: boolean };

/** The discount's last day while it can still be had; the due date, also when it has passed. */
function expiring(bill: OpenPayable, asOf: IsoDate): Expiring[] {
  const isSoon = (date: IsoDate): boolean => daysBetween(asOf, date) < BELOW_DAYS;
  const { discount } = bill;
  if (discount !== null && discount.untilDate >= asOf && isSoon(discount.untilDate) && discount.untilDate < bill.dueDate)
    return [{ bill, untilDate: discount.untilDate, isDiscount: true }];
  return isSoon(bill.dueDate) ? [{ bill, untilDate: bill.dueDate, isDiscount: false }] : [];
}

/** What is lost or owed: the discount where that runs out, else the open amount. */
const stakeOf = ({ bill, isDiscount }: Expiring): ReturnType<typeof magnitudeOf> =>
  isDiscount && bill.discount !== null ? bill.discount.baseSavingMinor : magnitudeOf(bill.baseOpenAmountMinor);

function vendorAlert(input: DetectionInput, items: readonly Expiring[]): DetectedAlert {
  const soonestFirst = items.toSorted((a, b) =>
    a.untilDate === b.untilDate ? (a.bill.scheduleId < b.bill.scheduleId ? -1 : 1) : a.untilDate < b.untilDate ? -1 : 1,
  );
  const first = must(soonestFirst[0], 'at least one bill');
  const { vendorId, vendorName } = first.bill;
  const isKnown = items.some(({ bill, isDiscount }) => isDiscount || bill.baseOpenAmountMinor !== null);
  const stakeMinor = sumMinor(items.map(stakeOf));
  const steps = soonestFirst.flatMap((item): ArithmeticStep[] => {
    const number = item.bill.documentNumber ?? item.bill.scheduleId;
    return [
      { label: item.isDiscount ? `Bill ${number}: discount until` : `Bill ${number}: due`, kind: 'date', date: item.untilDate },
      { label: item.isDiscount ? `Bill ${number}: discount` : `Bill ${number}: open`, kind: 'money', valueMinor: stakeOf(item) },
    ];
  });
  const discounts = items.filter((item) => item.isDiscount).length;
  const what = discounts === items.length ? 'discount' : 'bill';
  return {
    type: 'vendor_terms_expiring',
    severity: 'this_week',
    alertKey: alertKey('vendor_terms_expiring', 'expense', vendorId),
    entityType: 'expense',
    entityId: vendorId,
    entityName: vendorName,
    titleKey: what === 'discount' ? 'vendor_terms_expiring.discount' : 'vendor_terms_expiring.due',
    titleParams: { name: vendorName, bills: items.length, discounts, untilDate: first.untilDate, amountMinor: stakeMinor },
    message: `${vendorName}: ${countText(items.length, what)} not approved yet, ${moneyText(stakeMinor, input.baseCurrency)} at stake, the first by ${first.untilDate}.`,
    currency: input.baseCurrency,
    cashAtStakeMinor: isKnown ? stakeMinor : null,
    deadlineDate: first.untilDate,
    evidence: {
      rows: soonestFirst.map(({ bill }) => ({ table: 'obligation_schedules', id: bill.scheduleId })),
      arithmetic: [...steps, { label: 'At stake', kind: 'money', valueMinor: stakeMinor }],
    },
  };
}

/**
 * Bills that nobody has approved reach their discount or due date in less than 7 days (or are past due): always this_week, one alert a vendor with its
 * bills as evidence. A bill speaks of its discount while that can be had, afterwards of its due date. At stake is the discount saved, or the open
 * amount. Skipped where no bills are kept.
 */
export function detectVendorTerms(input: DetectionInput): DetectorOutcome {
  if (input.payables === null) return { kind: 'skipped', reason: 'No bills are kept yet.' };
  const open = input.payables.filter((bill) => !bill.isApproved && bill.baseOpenAmountMinor !== 0);
  const items = open.flatMap((bill) => expiring(bill, input.asOf));
  const alerts = [...Map.groupBy(items, ({ bill }) => bill.vendorId).values()].map((own) => vendorAlert(input, own));
  return { kind: 'looked', alerts: alerts.toSorted((a, b) => (a.alertKey < b.alertKey ? -1 : 1)) };
}
