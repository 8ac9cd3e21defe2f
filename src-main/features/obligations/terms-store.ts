import type { Terms } from '../../../src-shared/contract/terms.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must, unreachable } from '../../../src-shared/result/assert.ts';
import type { Selectable } from 'kysely';
import type { AgreementTerms, DayRule, Escalation, Milestone, OccurrenceOverride } from '../../engine/obligations/types.ts';
import type { AgreementVersionsTable } from '../../database/schema/obligations.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import { insertRow } from '../../database/insert-row.ts';

/** The columns that agreements and their versions share. */
export type TermRow = Pick<
  Selectable<AgreementVersionsTable>,
  | 'base_amount_minor'
  | 'currency'
  | 'frequency'
  | 'day_rule'
  | 'day_rule_day'
  | 'day_rule_second_day'
  | 'day_rule_weekday'
  | 'day_rule_nth'
  | 'business_day_shift'
  | 'start_date'
  | 'end_date'
  | 'occurrence_limit'
  | 'tax_rate_bps'
  | 'is_tax_inclusive'
  | 'payment_terms_days'
>;

function toDayRule(row: TermRow): DayRule {
  const day = (): number => must(row.day_rule_day, 'the day of a day rule');
  const weekday = (): number => must(row.day_rule_weekday, 'the weekday of a day rule');
  switch (row.day_rule) {
    case 'weekday':
      return { kind: 'weekday', weekday: weekday() };
    case 'day_of_month':
      return { kind: 'day_of_month', day: day() };
    case 'two_days_of_month':
      return { kind: 'two_days_of_month', days: [day(), must(row.day_rule_second_day, 'the second day of a day rule')] };
    case 'last_business_day':
      return { kind: 'last_business_day' };
    case 'nth_weekday':
      return { kind: 'nth_weekday', nth: must(row.day_rule_nth, 'the number of a day rule'), weekday: weekday() };
    default:
      return unreachable(row.day_rule);
  }
}

function dayRuleColumns(rule: DayRule) {
  const none = { day_rule_day: null, day_rule_second_day: null, day_rule_weekday: null, day_rule_nth: null };
  switch (rule.kind) {
    case 'weekday':
      return { ...none, day_rule: rule.kind, day_rule_weekday: rule.weekday };
    case 'day_of_month':
      return { ...none, day_rule: rule.kind, day_rule_day: rule.day };
    case 'two_days_of_month':
      return { ...none, day_rule: rule.kind, day_rule_day: rule.days[0], day_rule_second_day: rule.days[1] };
    case 'last_business_day':
      return { ...none, day_rule: rule.kind };
    case 'nth_weekday':
      return { ...none, day_rule: rule.kind, day_rule_nth: rule.nth, day_rule_weekday: rule.weekday };
    default:
      return unreachable(rule);
  }
}

/** Terms as columns; escalations, overrides and milestones have tables of their own. */
export function termColumns(terms: AgreementTerms): TermRow {
  return {
    base_amount_minor: terms.baseAmountMinor,
    currency: terms.currency,
    frequency: terms.frequency,
    ...dayRuleColumns(terms.dayRule),
    business_day_shift: terms.shift,
    start_date: terms.startDate,
    end_date: terms.endDate,
    occurrence_limit: terms.occurrenceLimit,
    tax_rate_bps: terms.taxRateBps,
    is_tax_inclusive: terms.isTaxInclusive ? 1 : 0,
    payment_terms_days: terms.paymentTermsDays,
  };
}

export type TermParts = Pick<AgreementTerms, 'escalations' | 'overrides' | 'milestones'>;

export function toTerms(row: TermRow, parts: TermParts): AgreementTerms {
  return {
    frequency: row.frequency,
    dayRule: toDayRule(row),
    shift: row.business_day_shift,
    startDate: row.start_date as IsoDate,
    endDate: row.end_date as IsoDate | null,
    occurrenceLimit: row.occurrence_limit,
    baseAmountMinor: minorUnits(row.base_amount_minor),
    currency: currencyCode(row.currency),
    taxRateBps: row.tax_rate_bps,
    isTaxInclusive: row.is_tax_inclusive === 1,
    paymentTermsDays: row.payment_terms_days,
    ...parts,
  };
}

/** Terms as the contract carries them. */
export function viewTerms({ dayRule, escalations, overrides, milestones, ...terms }: AgreementTerms): Terms {
  return {
    ...terms,
    dayRule: dayRule.kind === 'two_days_of_month' ? { kind: dayRule.kind, days: [...dayRule.days] } : dayRule,
    escalations: [...escalations],
    overrides: [...overrides],
    milestones: [...milestones],
  };
}

/** Which versions of which agreements: one agreement with all its versions, or every agreement of a business. */
type PartScope = { readonly businessId: number; readonly agreementId?: number | undefined };

const NO_PARTS: TermParts = { escalations: [], overrides: [], milestones: [] };

const HAS_PARTS = ['agreement_escalations', 'agreement_overrides', 'agreement_milestones']
  .map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE business_id = ? AND agreement_id = ?)`)
  .join(' OR ');

/** Most agreements have neither escalations nor overrides nor milestones, and one question tells. */
function hasParts(read: ReadHandle, businessId: number, agreementId: number): boolean {
  const whose = [businessId, agreementId];
  return read.statement(`SELECT ${HAS_PARTS} AS has_parts`).get(...whose, ...whose, ...whose)?.['has_parts'] === 1;
}

/** The parts of terms that have tables of their own, by agreement and version, read at once. */
export function readTermParts(read: ReadHandle, { businessId, agreementId }: PartScope): (agreementId: number, version: number) => TermParts {
  if (agreementId !== undefined && !hasParts(read, businessId, agreementId)) return () => NO_PARTS;
  const parts = new Map<string, { escalations: Escalation[]; overrides: OccurrenceOverride[]; milestones: Milestone[] }>();
  const of = (row: { agreement_id: number; version: number }) => {
    const key = `${row.agreement_id}|${row.version}`;
    const known = parts.get(key) ?? { escalations: [], overrides: [], milestones: [] };
    parts.set(key, known);
    return known;
  };
  const escalations = read.build.selectFrom('agreement_escalations').selectAll().where('business_id', '=', businessId);
  for (const row of read.all((agreementId === undefined ? escalations : escalations.where('agreement_id', '=', agreementId)).orderBy('position'))) {
    const by: Escalation['by'] =
      row.rate_bps === null
        ? { kind: 'amount', amountMinor: minorUnits(must(row.amount_minor, 'the amount of an escalation')) }
        : { kind: 'percent', rateBps: row.rate_bps };
    of(row).escalations.push({ fromDate: row.from_date as IsoDate, repeats: row.repeats, by });
  }
  const overrides = read.build.selectFrom('agreement_overrides').selectAll().where('business_id', '=', businessId);
  for (const row of read.all((agreementId === undefined ? overrides : overrides.where('agreement_id', '=', agreementId)).orderBy('nominal_date'))) {
    of(row).overrides.push({
      nominalDate: row.nominal_date as IsoDate,
      isSkipped: row.is_skipped === 1,
      dueDate: row.due_date as IsoDate | null,
      amountMinor: row.amount_minor === null ? null : minorUnits(row.amount_minor),
    });
  }
  const milestones = read.build.selectFrom('agreement_milestones').selectAll().where('business_id', '=', businessId);
  for (const row of read.all((agreementId === undefined ? milestones : milestones.where('agreement_id', '=', agreementId)).orderBy('position'))) {
    of(row).milestones.push({ label: row.label, dueDate: row.due_date as IsoDate, shareBps: row.share_bps });
  }
  return (id, version) => parts.get(`${id}|${version}`) ?? NO_PARTS;
}

export type VersionFacts = {
  readonly agreementId: number;
  readonly version: number;
  readonly effectiveFrom: IsoDate;
  readonly reason: string | null;
  readonly userId: number | null;
  readonly nowInstant: string;
};

/** Adds a version of an agreement's terms. Versions are never changed: history keeps what applied. */
export function insertVersion(tx: WriteHandle, businessId: number, terms: AgreementTerms, facts: VersionFacts): void {
  const key = { business_id: businessId, agreement_id: facts.agreementId, version: facts.version };
  insertRow(tx, 'agreement_versions', {
    ...key,
    ...termColumns(terms),
    effective_from: facts.effectiveFrom,
    reason: facts.reason,
    created_at: facts.nowInstant,
    created_by: facts.userId,
  });
  terms.escalations.forEach(({ fromDate, repeats, by }, position) => {
    const change = by.kind === 'percent' ? { rate_bps: by.rateBps } : { amount_minor: by.amountMinor };
    tx.run(tx.build.insertInto('agreement_escalations').values({ ...key, position, from_date: fromDate, repeats, ...change }));
  });
  for (const { nominalDate, isSkipped, dueDate, amountMinor } of terms.overrides) {
    tx.run(
      tx.build
        .insertInto('agreement_overrides')
        .values({ ...key, nominal_date: nominalDate, is_skipped: isSkipped ? 1 : 0, due_date: dueDate, amount_minor: amountMinor }),
    );
  }
  terms.milestones.forEach(({ label, dueDate, shareBps }, position) => {
    tx.run(tx.build.insertInto('agreement_milestones').values({ ...key, position, label, due_date: dueDate, share_bps: shareBps }));
  });
}

export type StoredVersion = {
  readonly version: number;
  readonly effectiveFrom: IsoDate;
  readonly reason: string | null;
  readonly createdAt: string;
  readonly terms: AgreementTerms;
};

/** Every version of an agreement, oldest first. */
export function listVersions(read: ReadHandle, businessId: number, agreementId: number): StoredVersion[] {
  const partsOf = readTermParts(read, { businessId, agreementId });
  const rows = read.all(
    read.build
      .selectFrom('agreement_versions')
      .selectAll()
      .where('business_id', '=', businessId)
      .where('agreement_id', '=', agreementId)
      .orderBy('version'),
  );
  return rows.map((row) => ({
    version: row.version,
    effectiveFrom: row.effective_from as IsoDate,
    reason: row.reason,
    createdAt: row.created_at,
    terms: toTerms(row, partsOf(agreementId, row.version)),
  }));
}
