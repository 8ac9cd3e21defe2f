import { learnFeeProfiles } from '../../src-main/engine/matching/fee-profiles.ts';
import { matchLines } from '../../src-main/engine/matching/match-lines.ts';
import type { ConfirmedMatch, MatchAlternative, MatchItem, MatchLine, MatchSuggestion } from '../../src-main/engine/matching/types.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import { payeeKey } from '../../src-main/engine/payee/payee-key.ts';
import { createBusinessDays } from '../../src-main/engine/sample/business-days.ts';
import { countryOf } from '../../src-main/engine/sample/countries.ts';
import { nominalDays } from '../../src-main/engine/sample/nominal-days.ts';
import type { TruthLine } from '../../src-main/engine/sample/truth.ts';
import type { GeneratedCompany, SampleAgreement, SampleBankLine } from '../../src-main/engine/sample/types.ts';
import { addDays, fromEpochDay, type IsoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../src-shared/domain/money/minor-units.ts';
import { must } from '../../src-shared/result/assert.ts';

/** How far ahead the schedule of an agreement is written. */
const SCHEDULED_AHEAD_DAYS = 91;
const NOTHING_KNOWN = { history: [], declined: [], feeProfiles: [], maxSuggestionsPerLine: 3, control: UNCONTROLLED } as const;

/** An item with the key the truth knows it by and the day it enters the books. */
type Entry = { readonly document: string; readonly visibleFrom: IsoDate; readonly item: MatchItem };

export type Outcome = {
  readonly truth: TruthLine;
  readonly line: MatchLine;
  /** Best first: the documents of each alternative, sorted. */
  readonly documents: readonly string[];
  readonly wanted: string;
  readonly best: MatchAlternative | null;
  readonly isAutomatic: boolean;
  /** The automatic match has just the documents, amounts, fee and discount of the truth. */
  readonly isRight: boolean;
};

type Party = { readonly id: number; readonly name: string };

function partiesOf(company: GeneratedCompany): (key: string, name: string) => Party {
  const ids = new Map<string, Party>();
  const names = new Map([...company.customers, ...company.vendors].map(({ key, name }) => [key, name]));
  return (key, name) => {
    const known = ids.get(key) ?? { id: ids.size + 1, name: names.get(key) ?? name };
    ids.set(key, known);
    return known;
  };
}

function occurrencesOf(company: GeneratedCompany, agreement: SampleAgreement): { nominalDate: IsoDate; dueDate: IsoDate; amountMinor: number }[] {
  const businessDays = createBusinessDays(countryOf(company.country).holidays, company.startDate, company.endDate);
  const last = agreement.endDate === null ? toEpochDay(company.endDate) + SCHEDULED_AHEAD_DAYS : toEpochDay(agreement.endDate);
  const rule = { frequency: agreement.frequency, dayRule: agreement.dayRule, startDay: toEpochDay(agreement.startDate) };
  return nominalDays(rule, last, businessDays)
    .map((day) => {
      const nominalDate = fromEpochDay(day);
      const price = agreement.priceChanges.findLast(({ fromDate }) => fromDate <= nominalDate);
      return {
        nominalDate,
        dueDate: fromEpochDay(businessDays.shift(day, agreement.shift)),
        amountMinor: price?.amountMinor ?? agreement.amountMinor,
      };
    })
    .filter(({ dueDate }) => dueDate >= company.startDate);
}

/** Every invoice, bill and due date of an agreement of a company, as its owner would have entered them; nothing comes from the truth. */
export function entriesOf(company: GeneratedCompany): Entry[] {
  const party = partiesOf(company);
  const entries: Entry[] = [];
  const add = (
    document: string,
    visibleFrom: IsoDate,
    who: Party,
    rest: Pick<MatchItem, 'documentNumber' | 'issueDate' | 'dueDate' | 'openAmountMinor'> & Partial<MatchItem>,
  ): void => {
    const item = {
      scheduleId: entries.length + 1,
      counterpartyId: who.id,
      counterpartyName: who.name,
      aliases: { payeeKeys: [], ibans: [] },
      paymentReference: null,
      currency: company.currency,
      ...rest,
    };
    entries.push({ document, visibleFrom, item });
  };
  for (const { number, customerKey, issueDate, dueDate, amountMinor } of company.invoices)
    add(number, issueDate, party(customerKey, customerKey), { documentNumber: number, issueDate, dueDate, openAmountMinor: amountMinor });
  for (const { key, number, vendorKey, issueDate, dueDate, amountMinor } of company.bills)
    add(key, issueDate, party(vendorKey, vendorKey), { documentNumber: number, issueDate, dueDate, openAmountMinor: amountMinor });
  for (const agreement of company.agreements) {
    if (agreement.type === 'revenue') continue;
    const who = party(agreement.vendorKey ?? agreement.counterparty, agreement.counterparty);
    for (const { nominalDate, dueDate, amountMinor } of occurrencesOf(company, agreement)) {
      const rest = {
        documentNumber: null,
        issueDate: nominalDate,
        dueDate,
        openAmountMinor: minorUnits(amountMinor),
        isEstimate: agreement.isVariable,
      };
      add(`${agreement.key}:${nominalDate}`, addDays(nominalDate, -SCHEDULED_AHEAD_DAYS), who, rest);
    }
  }
  return entries;
}

/** The books as they stand on a day, fed with the truth of every day that has passed. */
class OpenBooks {
  readonly #entries: readonly Entry[];
  readonly #byDocument: ReadonlyMap<string, Entry>;
  readonly #openMinor = new Map<string, number>();
  readonly history: ConfirmedMatch[] = [];

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
    this.#byDocument = new Map(entries.map((entry) => [entry.document, entry]));
    for (const { document, item } of entries) this.#openMinor.set(document, item.openAmountMinor);
  }

  itemsOn(day: IsoDate): MatchItem[] {
    return this.#entries.flatMap(({ document, visibleFrom, item }) => {
      const openMinor = this.#openMinor.get(document) ?? 0;
      return visibleFrom > day || openMinor === 0 ? [] : [{ ...item, openAmountMinor: minorUnits(openMinor) }];
    });
  }

  confirm(line: MatchLine, truth: TruthLine): void {
    const paid = truth.pays.flatMap((pay) => {
      const entry = this.#byDocument.get(pay.document);
      return entry === undefined ? [] : [{ ...pay, item: entry.item }];
    });
    for (const { document, amountMinor, item } of paid)
      this.#openMinor.set(document, item.isEstimate === true ? 0 : (this.#openMinor.get(document) ?? 0) - amountMinor);
    const first = paid[0];
    if (first === undefined) return;
    this.history.push({
      counterpartyId: first.item.counterpartyId,
      payeeKey: line.payeeKey,
      counterpartyIban: line.counterpartyIban,
      dueDate:
        paid
          .map(({ item }) => item.dueDate)
          .toSorted()
          .at(-1) ?? first.item.dueDate,
      bookingDate: line.bookingDate,
      grossMinor: minorUnits(paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0)),
      feeMinor: truth.feeMinor,
      discountMinor: truth.discountMinor,
    });
  }
}

function isSame(best: MatchAlternative, truth: TruthLine, documentOf: (scheduleId: number) => string): boolean {
  const wanted = new Map(truth.pays.map(({ document, amountMinor }) => [document, amountMinor]));
  return (
    best.feeMinor === truth.feeMinor &&
    best.discountMinor === truth.discountMinor &&
    best.allocations.length === wanted.size &&
    best.allocations.every(({ scheduleId, amountMinor }) => wanted.get(documentOf(scheduleId)) === amountMinor)
  );
}

export function matchLineOf(bankLine: SampleBankLine, transactionId: number): MatchLine {
  const { bookingDate, amountMinor, currency, description, counterparty, counterpartyIban, reference } = bankLine;
  const key = payeeKey(counterparty, description);
  return {
    transactionId,
    bookingDate,
    amountMinor,
    currency,
    payeeKey: key,
    description,
    counterparty,
    counterpartyIban,
    reference,
    endToEndId: null,
  };
}

type Matched = { readonly company: GeneratedCompany; readonly entries: readonly Entry[]; readonly lines: readonly MatchLine[] };

function outcomesOf({ company, entries, lines }: Matched, suggestions: readonly MatchSuggestion[]): Outcome[] {
  const documentOf = (scheduleId: number): string => must(entries[scheduleId - 1], 'an entry of this id').document;
  const found = new Map(suggestions.map((suggestion) => [suggestion.transactionId, suggestion]));
  return lines.map((line) => {
    const truth = must(company.truth.lines[line.transactionId], 'a truth for every line');
    const alternatives = found.get(line.transactionId)?.alternatives ?? [];
    const best = alternatives[0] ?? null;
    return {
      truth,
      line,
      documents: alternatives.map(({ allocations }) =>
        allocations
          .map(({ scheduleId }) => documentOf(scheduleId))
          .toSorted()
          .join(' '),
      ),
      wanted: truth.pays
        .map(({ document }) => document)
        .toSorted()
        .join(' '),
      best,
      isAutomatic: best?.isAutomatic === true,
      isRight: best !== null && isSame(best, truth, documentOf),
    };
  });
}

/** Matches a company's lines day by day, unasked from a probability; after each day the owner has confirmed what is true, right or wrong. */
export function walkCompany(company: GeneratedCompany, automaticFrom: number): Outcome[] {
  const entries = entriesOf(company);
  const books = new OpenBooks(entries);
  const days = Map.groupBy(company.bankLines.map(matchLineOf), ({ bookingDate }) => bookingDate);
  return [...days].flatMap(([today, lines]) => {
    const { history } = books;
    const options = { ...NOTHING_KNOWN, history, feeProfiles: learnFeeProfiles(history), today, automaticFrom };
    const outcomes = outcomesOf({ company, entries, lines }, matchLines(lines, books.itemsOn(today), options));
    for (const { line, truth } of outcomes) books.confirm(line, truth);
    return outcomes;
  });
}

/** Matches all lines of a company in one run, as after importing years of statements into full books, nothing confirmed. */
export function walkBacklog(company: GeneratedCompany): Outcome[] {
  const entries = entriesOf(company);
  const lines = company.bankLines.map(matchLineOf);
  const items = entries.map(({ item }) => item);
  return outcomesOf({ company, entries, lines }, matchLines(lines, items, { ...NOTHING_KNOWN, today: company.endDate }));
}
