import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { DetectedAlert } from '../../../../src-main/engine/detection/types.ts';
import type { CreditLineFact, PreparationContext } from '../../../../src-main/engine/preparation/context.ts';
import {
  alertOf,
  contextOf,
  EUR,
  HOSTING,
  inDays,
  item,
  MANAGED,
  PAPER,
  pathOf,
  POWER,
  SHOP,
  STRATEGIC,
} from '../../../unit/engine/preparation/build-context.ts';

/** What happened to a business, in a name and the facts; what is prepared for it stands in `expected/<name>.txt`. */
export type Scenario = { readonly name: string; readonly alerts: readonly DetectedAlert[]; readonly context: PreparationContext };

const LINE: CreditLineFact = {
  id: 'l1',
  name: 'Overdraft of the house bank',
  limitMinor: minorUnits(2_000_000),
  drawnMinor: minorUnits(400_000),
  annualRateBps: 900,
};

const overdue = (client: { id: string; name: string }, severity: 'emergency' | 'this_week' | 'upcoming', items: string[]): DetectedAlert =>
  alertOf('late_payment', severity, {
    entityType: 'client',
    entityId: client.id,
    entityName: client.name,
    items,
    cashAtStakeMinor: minorUnits(119_000),
  });

/** 3,000.00 below the buffer between days 10 and 40. */
const DIP = pathOf([
  [1, 1_200_000],
  [10, 200_000],
  [40, 1_500_000],
]);
const BREACH = alertOf('buffer_breach', 'emergency', { cashAtStakeMinor: minorUnits(300_000), deadlineDate: inDays(10) });
const BILLS = [
  item('bill-1', -150_000, 4, { partyId: PAPER.id, name: PAPER.name }),
  item('bill-2', -350_000, 9, { partyId: HOSTING.id, name: HOSTING.name }),
  item('bill-3', -90_000, 8, { partyId: POWER.id, name: POWER.name }),
];
const WAGES = [4, 4].map((days, i) =>
  item(`wage-${i + 1}`, -400_000, days, { obligationType: 'payroll', name: `Wage ${i + 1}`, documentNumber: null }),
);
const VAT = item('vat-1', -560_000, 8, { obligationType: 'tax', name: 'VAT, February', documentNumber: null });
const DEBT_FREE: CreditLineFact = { ...LINE, drawnMinor: minorUnits(0) };

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'late-payment-first-reminder',
    alerts: [overdue(SHOP, 'upcoming', ['inv-1'])],
    context: contextOf({ openItems: [item('inv-1', 119_000, -8, { partyId: SHOP.id })] }),
  },
  {
    name: 'late-payment-follow-up',
    alerts: [overdue(MANAGED, 'this_week', ['inv-1', 'inv-2'])],
    context: contextOf({
      openItems: [
        item('inv-1', 119_000, -20, { partyId: MANAGED.id, remindersSent: 1, expectedDate: inDays(30) }),
        item('inv-2', 50_000, -3, { partyId: MANAGED.id, documentNumber: null }),
      ],
    }),
  },
  {
    name: 'late-payment-escalation',
    alerts: [overdue(SHOP, 'emergency', ['inv-1'])],
    context: contextOf({ openItems: [item('inv-1', 1_000_001, -45, { partyId: SHOP.id, remindersSent: 2, expectedDate: inDays(60) })] }),
  },
  {
    name: 'late-payment-strategic-customer',
    alerts: [overdue(STRATEGIC, 'emergency', ['inv-1'])],
    context: contextOf({ openItems: [item('inv-1', 4_500_000, -33, { partyId: STRATEGIC.id, remindersSent: 2, expectedDate: inDays(20) })] }),
  },
  {
    name: 'payroll-at-risk',
    alerts: [alertOf('payroll_safety', 'emergency', { items: ['wage-1', 'wage-2'], cashAtStakeMinor: minorUnits(80_000), deadlineDate: inDays(4) })],
    context: contextOf({
      cashMinor: minorUnits(1_000_000),
      path: pathOf([
        [1, 1_000_000],
        [4, 0],
        [12, 900_000],
      ]),
      openItems: [...WAGES, item('bill-1', -200_000, 3, { partyId: PAPER.id, name: PAPER.name })],
      creditLines: [LINE],
    }),
  },
  {
    name: 'payroll-at-risk-nothing-to-move',
    alerts: [alertOf('payroll_safety', 'this_week', { items: ['wage-1', 'wage-2'], cashAtStakeMinor: minorUnits(80_000), deadlineDate: inDays(4) })],
    context: contextOf({ openItems: WAGES, path: [], cashMinor: null }),
  },
  {
    name: 'buffer-breach-with-everything',
    alerts: [BREACH],
    context: contextOf({
      path: DIP,
      openItems: [...BILLS, item('inv-9', 400_000, 25, { partyId: SHOP.id, expectedDate: inDays(40) })],
      creditLines: [LINE],
    }),
  },
  { name: 'buffer-breach-last-resort', alerts: [BREACH], context: contextOf({ path: DIP }) },
  {
    name: 'vendor-terms-discount',
    alerts: [
      alertOf('vendor_terms_expiring', 'this_week', {
        entityType: 'expense',
        entityId: PAPER.id,
        entityName: PAPER.name,
        items: ['bill-1', 'bill-2'],
        deadlineDate: inDays(2),
      }),
    ],
    context: contextOf({
      openItems: [
        item('bill-1', -100_000, 20, { partyId: PAPER.id, discount: { untilDate: inDays(2), savingMinor: minorUnits(2_000) } }),
        item('bill-2', -30_000, 5, { partyId: PAPER.id }),
      ],
    }),
  },
  {
    name: 'vendor-terms-critical-vendor',
    alerts: [
      alertOf('vendor_terms_expiring', 'this_week', {
        entityType: 'expense',
        entityId: POWER.id,
        entityName: POWER.name,
        items: ['bill-3'],
        deadlineDate: inDays(6),
      }),
    ],
    context: contextOf({ openItems: [item('bill-3', -90_000, 6, { partyId: POWER.id })] }),
  },
  {
    name: 'vendor-terms-tight-cash',
    alerts: [
      alertOf('buffer_breach', 'emergency', { cashAtStakeMinor: minorUnits(50_000), deadlineDate: inDays(6) }),
      alertOf('vendor_terms_expiring', 'this_week', {
        entityType: 'expense',
        entityId: PAPER.id,
        entityName: PAPER.name,
        items: ['bill-1'],
        deadlineDate: inDays(5),
      }),
    ],
    context: contextOf({
      path: pathOf([
        [1, 1_000_000],
        [6, 450_000],
        [20, 900_000],
      ]),
      openItems: [item('bill-1', -150_000, 5, { partyId: PAPER.id, name: PAPER.name })],
    }),
  },
  {
    name: 'payments-pile-up',
    alerts: [
      alertOf('payment_timing_conflict', 'this_week', { items: ['bill-1', 'bill-2', 'vat-1'], deadlineDate: inDays(4) }),
      alertOf('vendor_terms_expiring', 'this_week', {
        entityType: 'expense',
        entityId: PAPER.id,
        entityName: PAPER.name,
        items: ['bill-1'],
        deadlineDate: inDays(4),
      }),
    ],
    context: contextOf({ openItems: [...BILLS, VAT], path: DIP, creditLines: [DEBT_FREE] }),
  },
  {
    name: 'statutory-in-time',
    alerts: [
      alertOf('statutory_deadline', 'upcoming', {
        entityType: 'obligation',
        entityId: 'vat-1',
        entityName: 'VAT, February',
        items: ['vat-1'],
        deadlineDate: inDays(8),
      }),
    ],
    context: contextOf({ openItems: [VAT] }),
  },
  {
    name: 'statutory-tomorrow',
    alerts: [
      alertOf('statutory_deadline', 'emergency', {
        entityType: 'obligation',
        entityId: 'vat-2',
        entityName: 'VAT, January',
        items: ['vat-2'],
        deadlineDate: inDays(1),
      }),
      alertOf('statutory_deadline', 'emergency', {
        entityType: 'obligation',
        entityId: 'levy',
        entityName: 'Chamber levy',
        deadlineDate: inDays(-2),
      }),
    ],
    context: contextOf({ openItems: [{ ...VAT, id: 'vat-2', dueDate: inDays(1) }] }),
  },
  {
    name: 'customers-gone-quiet',
    alerts: [
      alertOf('client_churn', 'emergency', {
        entityType: 'client',
        entityId: STRATEGIC.id,
        entityName: STRATEGIC.name,
        cashAtStakeMinor: minorUnits(9_000_000),
      }),
      alertOf('client_churn', 'this_week', { entityType: 'client', entityId: SHOP.id, entityName: SHOP.name, cashAtStakeMinor: minorUnits(600_000) }),
      overdue(SHOP, 'upcoming', ['inv-1']),
    ],
    context: contextOf({ openItems: [item('inv-1', 119_000, -8, { partyId: SHOP.id })] }),
  },
  {
    name: 'expenses-out-of-line',
    alerts: [
      alertOf('unexpected_expense', 'this_week', {
        entityType: 'expense',
        entityId: `payee/${HOSTING.id}`,
        entityName: HOSTING.name,
        titleKey: 'unexpected_expense.payee',
        titleParams: { amountMinor: 600_000, usualMinor: 250_000, date: inDays(-3) },
        cashAtStakeMinor: minorUnits(350_000),
      }),
      alertOf('unexpected_expense', 'this_week', {
        entityType: 'expense',
        entityId: 'category/travel',
        entityName: 'Travel',
        titleKey: 'unexpected_expense.category',
        cashAtStakeMinor: minorUnits(40_000),
      }),
    ],
    context: contextOf(),
  },
  {
    name: 'revenue-off-plan',
    alerts: [
      alertOf('revenue_variance', 'this_week', {
        entityType: 'metric',
        entityId: 'revenue/2026-02',
        entityName: 'Revenue 2026-02',
        titleParams: { actualMinor: 700_000, expectedMinor: 1_000_000 },
        cashAtStakeMinor: minorUnits(300_000),
      }),
      alertOf('unexpected_revenue', 'this_week', {
        entityType: 'client',
        entityId: MANAGED.id,
        entityName: MANAGED.name,
        titleParams: { amountMinor: 150_000, expectedMinor: 119_000, date: inDays(-1) },
        cashAtStakeMinor: minorUnits(31_000),
      }),
    ],
    context: contextOf(),
  },
  {
    name: 'short-runway',
    alerts: [
      alertOf('runway_threshold', 'this_week', { message: 'Cash lasts 4.2 months at the burn of the last three.' }),
      alertOf('revenue_variance', 'this_week', {
        entityType: 'metric',
        entityId: 'revenue/2026-02',
        entityName: 'Revenue 2026-02',
        titleParams: { actualMinor: 700_000, expectedMinor: 1_000_000 },
        cashAtStakeMinor: minorUnits(300_000),
      }),
    ],
    context: contextOf({
      path: pathOf([
        [1, 1_500_000],
        [60, 300_000],
      ]),
      recurringCosts: [
        { id: 'r1', name: 'Design software', vendorId: null, monthlyMinor: minorUnits(120_000), isEssential: false, noticeDays: 0 },
        { id: 'r2', name: 'Second office', vendorId: null, monthlyMinor: minorUnits(250_000), isEssential: false, noticeDays: 30 },
        { id: 'r3', name: 'Hosting', vendorId: HOSTING.id, monthlyMinor: minorUnits(180_000), isEssential: true, noticeDays: 30 },
      ],
    }),
  },
  { name: 'short-runway-no-costs-recorded', alerts: [alertOf('runway_threshold', 'emergency')], context: contextOf() },
  {
    name: 'new-payee-on-payroll',
    alerts: [
      alertOf('headcount_change', 'this_week', {
        titleKey: 'headcount_change.new',
        titleParams: { added: 'Robin Example', lost: '', monthlyChangeMinor: 320_000 },
        cashAtStakeMinor: minorUnits(320_000),
      }),
    ],
    context: contextOf({ openItems: WAGES }),
  },
  {
    name: 'nothing-wrong-cash-to-spare',
    alerts: [],
    context: contextOf({
      path: pathOf([[1, 6_000_000]]),
      creditLines: [LINE],
      invoicesToIssue: [
        {
          agreementId: 'a1',
          clientId: STRATEGIC.id,
          name: 'Support in March',
          issueDate: inDays(0),
          dueDate: inDays(30),
          amountMinor: minorUnits(450_000),
          documentMinor: minorUnits(450_000),
          documentCurrency: EUR,
        },
        {
          agreementId: 'a2',
          clientId: SHOP.id,
          name: 'Not yet',
          issueDate: inDays(1),
          dueDate: inDays(31),
          amountMinor: minorUnits(1),
          documentMinor: minorUnits(1),
          documentCurrency: EUR,
        },
      ],
    }),
  },
  {
    name: 'breach-resolved-by-credit',
    alerts: [
      BREACH,
      alertOf('payroll_safety', 'this_week', { items: ['wage-1', 'wage-2'], cashAtStakeMinor: minorUnits(100_000), deadlineDate: inDays(4) }),
      alertOf('vendor_terms_expiring', 'this_week', {
        entityType: 'expense',
        entityId: PAPER.id,
        entityName: PAPER.name,
        items: ['bill-1'],
        deadlineDate: inDays(4),
      }),
    ],
    context: contextOf({ path: DIP, openItems: [...BILLS, ...WAGES], creditLines: [DEBT_FREE] }),
  },
];
