import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import type { RecordKind } from '../../../../src-shared/domain/vocabulary/records.ts';
import type { SignReading } from '../decide/decide-sign.ts';
import type { RecordField } from '../fields.ts';
import type { CellReading } from '../read-cell.ts';
import type { Side } from '../table/title-meaning.ts';
import type { FieldValues, RecordCell } from '../types.ts';

/** One row of the table as it was read, before it is compared with the books. */
export type RowDraft = {
  readonly line: number;
  readonly label: string;
  readonly cells: readonly RecordCell[];
  /** What the row says, as the books would keep it; fields it does not speak of are absent. */
  readonly values: FieldValues;
  /** Why it is left out, if it is. */
  readonly leftOut: { readonly verdict: 'skipped' | 'rejected'; readonly reason: string } | null;
  readonly party: { readonly kind: Side | null; readonly name: string; readonly taxId: string | null } | null;
  readonly currency: CurrencyCode;
  /** Days of payment that the row itself gives. */
  readonly termsDays: number | null;
};

/** Everything that was decided about the table. */
export type RowContext = {
  readonly kind: RecordKind;
  readonly reading: CellReading;
  readonly sign: SignReading;
  /** The side that the titles name, for agreements that say no type. */
  readonly side: Side | null;
  /** A currency that the title of the amount names. */
  readonly titledCurrency: CurrencyCode | null;
};

/** What a row holds so far: the fields' raw cells and what they were read as. */
export type RowCells = {
  readonly line: number;
  readonly raw: ReadonlyMap<RecordField, string>;
  readonly read: FieldValues;
  readonly cells: readonly RecordCell[];
  readonly currency: CurrencyCode;
};

export type Built = Pick<RowDraft, 'values' | 'leftOut' | 'party' | 'label' | 'termsDays'>;

/** Values without those that say nothing. */
export function said(values: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}

export function textOf(values: FieldValues, field: RecordField): string {
  const value = values[field];
  return typeof value === 'string' ? value : '';
}

export function numberOf(values: FieldValues, field: RecordField): number | null {
  const value = values[field];
  return typeof value === 'number' ? value : null;
}

export const rejected = (reason: string): RowDraft['leftOut'] => ({ verdict: 'rejected', reason });
export const skipped = (reason: string): RowDraft['leftOut'] => ({ verdict: 'skipped', reason });

/** The name of a party from its parts where it has no whole one. */
export function nameOf(read: FieldValues, field: 'name' | 'party'): string {
  const whole = textOf(read, field);
  return whole === '' ? `${textOf(read, 'firstName')} ${textOf(read, 'lastName')}`.trim() : whole;
}
