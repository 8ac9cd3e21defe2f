import type { TermsInput } from '../../../src-shared/contract/terms.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/domain/money/currency.ts';
import { minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';
import type { PartyStatus } from '../../../src-shared/domain/vocabulary/parties.ts';
import type { RecordKind } from '../../../src-shared/domain/vocabulary/records.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { must } from '../../../src-shared/result/assert.ts';
import type { FieldValues, RecordRow, RowParty } from '../../engine/records/types.ts';
import { readDayRule } from '../../engine/records/words/day-rule-text.ts';
import { readEscalations, readMilestones, readOverrides } from '../../engine/records/words/term-parts-text.ts';
import { foldName } from '../../engine/records/words/fold-words.ts';
import { type AgreementFacts, findAgreement, type StoredAgreement } from '../../features/obligations/agreement-store.ts';
import type { Book } from '../../features/obligations/book.ts';
import { changeAgreement, changeAgreementStatus, completeTerms, createAgreement } from '../../features/obligations/save-agreement.ts';
import { changeDueItem, createDocument, type DueItemChange } from '../../features/obligations/save-due-item.ts';
import { changeParty, createParty } from '../../features/parties/save-party.ts';

const SOURCE = 'import';

type Applying = {
  readonly book: Book;
  readonly baseCurrency: CurrencyCode;
  /** Parties that earlier rows have made, by side and folded name. */
  readonly made: Map<string, number>;
};

type Owner = Pick<AgreementFacts, 'clientId' | 'expenseBucketId'>;

const text = (values: FieldValues, field: keyof FieldValues): string | null => {
  const value = values[field];
  return typeof value === 'string' ? value : null;
};
const number = (values: FieldValues, field: keyof FieldValues): number | null => {
  const value = values[field];
  return typeof value === 'number' ? value : null;
};
const date = (values: FieldValues, field: keyof FieldValues): IsoDate | null => text(values, field) as IsoDate | null;

/** The party of a row: of the books, made by an earlier row, or made now in the currency of the row. */
function ownerOf({ book, baseCurrency, made }: Applying, party: RowParty | null, currency: string): Owner {
  if (party === null) return { clientId: null, expenseBucketId: null };
  const key = `${party.kind} ${foldName(party.name)}`;
  const id =
    party.id ??
    made.get(key) ??
    createParty(book, party.kind, { given: { name: party.name, currency }, billing: undefined, baseCurrency, source: SOURCE });
  made.set(key, id);
  return party.kind === 'customer' ? { clientId: id, expenseBucketId: null } : { clientId: null, expenseBucketId: id };
}

function applyParty({ book, baseCurrency }: Applying, kind: 'customer' | 'vendor', row: RecordRow): number {
  const { status: _status, ...given } = row.values;
  const status = text(row.values, 'status') as PartyStatus | null;
  const isNew = row.targetId === null;
  const id = row.targetId ?? createParty(book, kind, { given, billing: undefined, baseCurrency, source: SOURCE });
  if (!isNew || (status !== null && status !== 'active'))
    changeParty(book, { kind, id }, { given: isNew ? {} : given, status: status ?? undefined, expectedRowVersion: undefined });
  return id;
}

function applyDocument(applying: Applying, row: RecordRow): number {
  const { values } = row;
  const { book } = applying;
  const { amount, taxAmount, currency: stated, ...rest } = values;
  if (row.targetId !== null) {
    const change = {
      ...rest,
      ...(amount === undefined ? {} : { amountMinor: amount }),
      ...(taxAmount === undefined ? {} : { taxAmountMinor: taxAmount }),
    };
    changeDueItem(book, row.targetId, change as DueItemChange);
    return row.targetId;
  }
  const currency = typeof stated === 'string' ? currencyCode(stated) : applying.baseCurrency;
  return createDocument(book, {
    ...ownerOf(applying, row.party, currency),
    documentNumber: text(values, 'documentNumber'),
    issueDate: date(values, 'issueDate'),
    dueDate: must(date(values, 'dueDate'), 'the due date of a row to be booked'),
    amountMinor: minorUnits(must(number(values, 'amount'), 'the amount of a row to be booked')),
    taxAmountMinor: minorUnits(number(values, 'taxAmount') ?? ZERO),
    currency,
    paymentReference: text(values, 'paymentReference'),
    description: text(values, 'description'),
    promisedDate: date(values, 'promisedDate'),
    discountUntil: date(values, 'discountUntil'),
    discountBps: number(values, 'discountBps'),
    source: SOURCE,
  });
}

const TERM_FIELDS = [
  'amount',
  'frequency',
  'dayRule',
  'shift',
  'startDate',
  'endDate',
  'occurrenceLimit',
  'taxRateBps',
  'isTaxInclusive',
  'paymentTermsDays',
] as const;

/** The lists of terms that a row states. */
function statedParts(values: FieldValues, currency: CurrencyCode): Partial<TermsInput> {
  const read = <T>(field: keyof FieldValues, reader: (list: string) => T | null): T | null => {
    const list = text(values, field);
    return list === null ? null : reader(list);
  };
  const escalations = read('escalations', (list) => readEscalations(list, currency));
  const overrides = read('overrides', (list) => readOverrides(list, currency));
  const milestones = read('milestones', readMilestones);
  return {
    ...(escalations === null ? {} : { escalations }),
    ...(overrides === null ? {} : { overrides }),
    ...(milestones === null ? {} : { milestones }),
  };
}

/** The fields of terms that a row states, by the names of the terms. */
function statedTerms(values: FieldValues, currency: CurrencyCode): Partial<TermsInput> {
  const { amount, dayRule } = values;
  const plain = Object.fromEntries(
    TERM_FIELDS.filter((field) => field !== 'amount' && field !== 'dayRule' && values[field] !== undefined).map((field) => [field, values[field]]),
  ) as Partial<TermsInput>;
  const rule = typeof dayRule === 'string' ? readDayRule(dayRule) : null;
  const written = rule?.kind === 'two_days_of_month' ? { ...rule, days: [rule.days[0], rule.days[1]] as [number, number] } : rule;
  return {
    ...plain,
    ...(typeof amount === 'number' ? { baseAmountMinor: minorUnits(amount) } : {}),
    ...(written === null ? {} : { dayRule: written }),
    ...statedParts(values, currency),
  };
}

const DEFAULT_TERMS = {
  shift: 'none',
  endDate: null,
  occurrenceLimit: null,
  taxRateBps: 0,
  isTaxInclusive: true,
  escalations: [],
  overrides: [],
  milestones: [],
  paymentTermsDays: 0,
} satisfies Partial<TermsInput>;

/** What a row says an agreement is about, over what it was. */
function factsOf(values: FieldValues, before: AgreementFacts): AgreementFacts {
  const isProspect = typeof values.isProspect === 'boolean' ? values.isProspect : before.isProspect;
  return {
    ...before,
    name: text(values, 'name') ?? before.name,
    obligationType: (text(values, 'obligationType') as ObligationType | null) ?? before.obligationType,
    isProspect,
    probability: isProspect ? (number(values, 'probability') ?? before.probability) : null,
    expectedDate: date(values, 'expectedDate') ?? before.expectedDate,
    isAmountVariable: typeof values.isAmountVariable === 'boolean' ? values.isAmountVariable : before.isAmountVariable,
    paymentReference: text(values, 'paymentReference') ?? before.paymentReference,
    notes: text(values, 'notes') ?? before.notes,
  };
}

const BLANK: Omit<AgreementFacts, 'clientId' | 'expenseBucketId'> = {
  name: '',
  obligationType: 'revenue',
  isDocumentBook: false,
  isProspect: false,
  probability: null,
  expectedDate: null,
  isAmountVariable: false,
  paymentReference: null,
  notes: null,
  recurringStreamKey: null,
};

function changeStored(book: Book, before: StoredAgreement, values: FieldValues): void {
  const stated = statedTerms(values, before.terms.currency);
  const { dayRule, escalations, overrides, milestones, ...kept } = before.terms;
  const isRuleOpen = stated.frequency !== undefined && stated.dayRule === undefined;
  const old: TermsInput = {
    ...kept,
    escalations: [...escalations],
    overrides: [...overrides],
    milestones: [...milestones],
    ...(isRuleOpen ? {} : { dayRule: dayRule.kind === 'two_days_of_month' ? { ...dayRule, days: [...dayRule.days] } : dayRule }),
  };
  const terms = Object.keys(stated).length === 0 ? undefined : completeTerms({ ...old, ...stated }, before.terms.currency);
  const status = text(values, 'agreementStatus') as StoredAgreement['status'] | null;
  const isStatusOnly = status !== null && Object.keys(values).length === 1;
  const changed = isStatusOnly
    ? before
    : changeAgreement(book, before, { facts: factsOf(values, before), terms, effectiveFrom: book.today, reason: 'Import' });
  if (status !== null) changeAgreementStatus(book, changed, { status, reason: 'Import' });
}

function applyAgreement(applying: Applying, row: RecordRow): number {
  const { values } = row;
  const { book } = applying;
  if (row.targetId !== null) {
    changeStored(book, must(findAgreement(book.tx, book.businessId, row.targetId), 'the agreement that was compared'), values);
    return row.targetId;
  }
  const currency = currencyCode(text(values, 'currency') ?? applying.baseCurrency);
  const agreement = createAgreement(book, {
    facts: factsOf(values, { ...BLANK, ...ownerOf(applying, row.party, currency) }),
    terms: completeTerms({ ...DEFAULT_TERMS, ...statedTerms(values, currency) } as TermsInput, currency),
    source: SOURCE,
    // What fell due before today is history that the list does not tell of, and no debt.
    generateFrom: book.today,
  });
  const status = text(values, 'agreementStatus') as StoredAgreement['status'] | null;
  if (status !== null && status !== 'active') changeAgreementStatus(book, agreement, { status, reason: 'Import' });
  return agreement.id;
}

function applyRow(applying: Applying, kind: RecordKind, row: RecordRow): number {
  if (kind === 'customers') return applyParty(applying, 'customer', row);
  if (kind === 'vendors') return applyParty(applying, 'vendor', row);
  return kind === 'agreements' ? applyAgreement(applying, row) : applyDocument(applying, row);
}

/**
 * Writes what the rows of a table bring, in the order of the file, and gives the number of the record for each. The first row that the books refuse
 * ends the import with its line and the reason, and nothing of it stays.
 */
export function applyRecords(
  book: Book,
  import_: { readonly kind: RecordKind; readonly rows: readonly RecordRow[]; readonly baseCurrency: CurrencyCode },
): ReadonlyMap<RecordRow, number> {
  const applying: Applying = { book, baseCurrency: import_.baseCurrency, made: new Map() };
  const ids = new Map<RecordRow, number>();
  for (const row of import_.rows) {
    if (row.verdict !== 'new' && row.verdict !== 'changed') continue;
    try {
      ids.set(row, applyRow(applying, import_.kind, row));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new AppError(error.code, `Line ${row.line} (${row.label}): ${error.message}`, error.data, { cause: error });
    }
  }
  return ids;
}
