import { addDays, isoDate, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { DetectionType } from '../../../../src-shared/domain/vocabulary/detection.ts';
import { alertKey } from '../../../../src-main/engine/detection/alert-key.ts';
import type { AlertSeverity, DetectedAlert } from '../../../../src-main/engine/detection/types.ts';
import type { ClientFact, OpenItemFact, PathDay, PreparationContext, VendorFact } from '../../../../src-main/engine/preparation/context.ts';

export const TODAY = isoDate('2026-03-02');
export const EUR = currencyCode('EUR');
export const inDays = (days: number): IsoDate => addDays(TODAY, days);

/** 13 weeks of balances that change on the given days: `[10, 5_000_00]` holds from day 10 on. P10 lies a fixed sum below P50. */
export function pathOf(steps: readonly (readonly [fromDay: number, p50: number])[], belowMinor = 200_000): PathDay[] {
  return Array.from({ length: 91 }, (_, index) => {
    const day = index + 1;
    const p50 = steps.filter(([from]) => from <= day).at(-1)?.[1] ?? 0;
    return { date: inDays(day), p50Minor: minorUnits(p50), p10Minor: minorUnits(p50 - belowMinor) };
  });
}

export const STRATEGIC: ClientFact = {
  id: 'c-north',
  name: 'Nordwind Beispiel AG',
  contactName: 'Kim Beispiel',
  email: 'kim@example.com',
  language: 'de',
  country: 'DE',
  relationshipType: 'strategic',
  revenueShareBps: 3_550,
  averageDelayDays: 0,
};
export const SHOP: ClientFact = {
  id: 'c-shop',
  name: 'Corner Example Shop',
  contactName: null,
  email: 'books@example.org',
  language: null,
  country: 'GB',
  relationshipType: 'transactional',
  revenueShareBps: 420,
  averageDelayDays: 6,
};
export const MANAGED: ClientFact = {
  ...SHOP,
  id: 'c-exemple',
  name: 'Exemple SARL',
  language: 'fr',
  country: 'FR',
  relationshipType: 'managed',
  revenueShareBps: 1_200,
};

const vendor = (changes: Partial<VendorFact> & Pick<VendorFact, 'id' | 'name'>): VendorFact => ({
  contactName: null,
  email: 'ap@example.net',
  language: null,
  country: 'DE',
  flexibility: 'can_delay',
  criticality: 'flexible',
  paymentTermsDays: 30,
  delaysThisYear: 0,
  ...changes,
});
export const PAPER = vendor({ id: 'v-paper', name: 'Paper Example' });
export const HOSTING = vendor({ id: 'v-hosting', name: 'Hosting Example', flexibility: 'negotiable', criticality: 'important', delaysThisYear: 1 });
export const POWER = vendor({ id: 'v-power', name: 'Power Example', flexibility: 'cannot_delay', criticality: 'critical' });

/** A due item in base currency; due and expected on days from today. */
export function item(id: string, openMinor: number, dueInDays: number, changes: Partial<OpenItemFact> = {}): OpenItemFact {
  return {
    id,
    obligationType: openMinor > 0 ? 'revenue' : 'vendor_bill',
    partyId: null,
    name: id,
    documentNumber: id.toUpperCase(),
    issueDate: inDays(dueInDays - 30),
    dueDate: inDays(dueInDays),
    expectedDate: null,
    openMinor: minorUnits(openMinor),
    documentOpenMinor: minorUnits(openMinor),
    documentCurrency: EUR,
    discount: null,
    remindersSent: 0,
    ...changes,
  };
}

/** A sound business without anything open. */
export function contextOf(changes: Partial<PreparationContext> = {}): PreparationContext {
  return {
    asOf: TODAY,
    baseCurrency: EUR,
    business: { name: 'Sample Works Ltd', country: 'DE', language: 'en', signatory: 'Alex Sample' },
    bufferMinor: minorUnits(500_000),
    cashMinor: minorUnits(2_000_000),
    path: pathOf([[1, 2_000_000]]),
    monthlyOutflowMinor: minorUnits(3_000_000),
    creditLines: [],
    clients: [STRATEGIC, SHOP, MANAGED],
    vendors: [PAPER, HOSTING, POWER],
    openItems: [],
    recurringCosts: [],
    invoicesToIssue: [],
    ...changes,
  };
}

type AlertChanges = Partial<Omit<DetectedAlert, 'type' | 'severity' | 'evidence'>> & { readonly items?: readonly string[] };

/** An alert as its detector writes it. */
export function alertOf(type: DetectionType, severity: AlertSeverity, changes: AlertChanges = {}): DetectedAlert {
  const { items = [], ...rest } = changes;
  const entityType = rest.entityType ?? 'business';
  const entityId = rest.entityId ?? null;
  return {
    type,
    severity,
    alertKey: alertKey(type, entityType, entityId),
    entityType,
    entityId,
    entityName: 'Sample Works Ltd',
    titleKey: `${type}.some`,
    titleParams: {},
    message: `Something about ${type.replaceAll('_', ' ')}.`,
    currency: EUR,
    cashAtStakeMinor: null,
    deadlineDate: null,
    evidence: { rows: items.map((id) => ({ table: 'obligation_schedules', id })), arithmetic: [] },
    ...rest,
  };
}
