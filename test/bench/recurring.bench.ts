import type { Measure, MeasuredRow } from '../../scripts/support/measure.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import { payeeKey, payeeName } from '../../src-main/engine/payee/payee-key.ts';
import { findRecurring } from '../../src-main/engine/recurring/find-recurring.ts';
import { suggestType } from '../../src-main/engine/recurring/suggest-type.ts';
import type { RecurringLine, RecurringStream } from '../../src-main/engine/recurring/types.ts';
import { createBusinessDays, type HolidayArea } from '../../src-main/engine/sample/business-days.ts';
import { countryOf } from '../../src-main/engine/sample/countries.ts';
import { generateCompany } from '../../src-main/engine/sample/generate-company.ts';
import { generateLedger } from '../../src-main/engine/sample/generate-ledger.ts';
import type { StreamOccurrence, TruthStream } from '../../src-main/engine/sample/truth.ts';
import { ARCHETYPES, type GeneratedCompany, type SampleBankLine } from '../../src-main/engine/sample/types.ts';
import { daysBetween, type IsoDate, isoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../src-shared/result/assert.ts';

/**
 * Companies of four years; the search sees the first three, the fourth only judges what it said would come. The engine was developed on seeds 100
 * to 119; these were not looked at. Truth is read for scoring only, and lines carry no category.
 *
 * A found stream is **right** when more than half of its lines are of one strict true stream, they are more than half of that stream's lines so far,
 * and the frequency is the same; the lines settle payee and direction. Of two found for one true stream only the first counts. **Wrong** is every
 * other one, pieces of real streams included, save those whose lines are mostly of a loose stream: invoices issued monthly and paid when the customer
 * likes are recurring or not as one sees it, so they count neither for nor against. **Demanded** are strict streams with three lines so far (yearly: two).
 * The **next date** is judged against the next movement that really came, also where the one before it was left out.
 */
const END_DATE = isoDate('2026-02-28');
const AS_OF = isoDate('2025-02-28');
const MONTHS = 48;
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const CALENDAR = [isoDate('2019-01-01'), isoDate('2029-12-31')] as const;
const LEDGER_LINES = 100_000;

type Count = { right: number; of: number };
const count = (): Count => ({ right: 0, of: 0 });
const add = (to: Count, isRight: boolean): void => {
  to.of += 1;
  if (isRight) to.right += 1;
};
const percent = ({ right, of }: Count): string => (of === 0 ? '–' : ((right / of) * 100).toFixed(1));
const share = ({ right, of }: Count): number => (of === 0 ? 1 : right / of);

type Score = {
  readonly found: Map<string, Count>;
  readonly demanded: Map<string, Count>;
  readonly nextDate: Count;
  readonly nextDateKept: Count;
  readonly amount: Count;
  readonly agreedAmount: Count;
  readonly inRange: Count;
  readonly endings: Count;
  readonly living: Count;
  readonly typedByWords: Count;
  readonly typedByCategory: Count;
  loose: number;
};

const TYPE_OF_KIND: Readonly<Record<string, string | null>> = {
  payroll: 'payroll',
  rent: 'rent',
  tax: 'tax',
  subscription: 'subscription',
  loan: 'loan',
  vendor_contract: 'vendor_bill',
  card_sale: 'revenue',
};

const businessDays = new Map<HolidayArea, (date: IsoDate) => boolean>();
function calendarOf(area: HolidayArea): (date: IsoDate) => boolean {
  const known = businessDays.get(area);
  if (known !== undefined) return known;
  const { isOpen } = createBusinessDays(area, ...CALENDAR);
  const isBusinessDay = (date: IsoDate): boolean => isOpen(toEpochDay(date));
  businessDays.set(area, isBusinessDay);
  return isBusinessDay;
}

function toLine({ bookingDate, amountMinor, currency, accountKey, counterparty, description }: SampleBankLine, transactionId: number): RecurringLine {
  const key = payeeKey(counterparty, description);
  const accountId = accountKey === 'operating' ? 1 : 2;
  return {
    transactionId,
    bookingDate,
    amountMinor,
    currency,
    payeeKey: key,
    payeeName: payeeName(counterparty, description),
    accountId,
    category: null,
  };
}

const seen = (stream: TruthStream): StreamOccurrence[] => stream.occurrences.filter(({ actualDate }) => actualDate !== null && actualDate <= AS_OF);
const tally = (counts: Map<string, Count>, key: string): Count => {
  const known = counts.get(key) ?? count();
  counts.set(key, known);
  return known;
};

/** The true stream most lines are of; null where no more than half are of one. */
function behind(stream: RecurringStream, company: GeneratedCompany): string | null {
  const keys = new Map<string, number>();
  for (const { transactionId } of stream.occurrences) {
    const key = company.truth.lines[transactionId]?.streamKey ?? null;
    if (key !== null) keys.set(key, (keys.get(key) ?? 0) + 1);
  }
  return [...keys].find(([, lines]) => lines * 2 > stream.occurrences.length)?.[0] ?? null;
}

function judgeFuture(stream: RecurringStream, truth: TruthStream, score: Score): void {
  const next = truth.occurrences.find(({ actualDate }) => actualDate !== null && actualDate > AS_OF);
  if (next === undefined) {
    // Only where an ending could be known by now: two periods have passed without a movement.
    const last = must(seen(truth).at(-1)?.actualDate, 'a last movement');
    const gap = { weekly: 7, biweekly: 14, four_weekly: 28, semi_monthly: 15, monthly: 31, quarterly: 92, semi_annual: 183, annual: 366 }[
      stream.frequency
    ];
    if (daysBetween(last, AS_OF) > 2 * gap + 14) add(score.endings, stream.stage === 'ended');
    return;
  }
  const date = must(next.actualDate, 'a movement that came');
  add(score.living, stream.stage !== 'ended');
  const isNear = stream.nextDate !== null && Math.abs(daysBetween(date, stream.nextDate)) <= 3;
  add(score.nextDate, isNear);
  const wasLeftOut = truth.occurrences.some(
    ({ nominalDate, actualDate }) => actualDate === null && nominalDate > AS_OF && nominalDate < next.nominalDate,
  );
  if (!wasLeftOut) add(score.nextDateKept, isNear);
  const isClose = Math.abs(stream.nextAmountMinor - next.amountMinor) <= Math.abs(next.amountMinor) * 0.05;
  add(score.amount, isClose);
  const { kind } = stream.amountModel;
  if (kind === 'fixed' || kind === 'stepwise') add(score.agreedAmount, isClose);
  else add(score.inRange, next.amountMinor >= stream.nextAmountLowMinor && next.amountMinor <= stream.nextAmountHighMinor);
}

function judgeType(stream: RecurringStream, truth: TruthStream, company: GeneratedCompany, score: Score): void {
  const wanted = TYPE_OF_KIND[truth.kind] ?? null;
  if (stream.suggestedType !== null) add(score.typedByWords, stream.suggestedType === wanted);
  const category = company.truth.lines[must(stream.occurrences[0], 'an occurrence').transactionId]?.category ?? null;
  add(score.typedByCategory, suggestType({ direction: stream.direction, category, payee: stream.payeeKey }) === wanted);
}

function judge(company: GeneratedCompany, score: Score): void {
  const lines = company.bankLines.map(toLine).filter((line) => line.bookingDate <= AS_OF);
  const isBusinessDay = calendarOf(countryOf(company.country).holidays);
  const streams = findRecurring(lines, { asOf: AS_OF, isBusinessDay, control: UNCONTROLLED });
  const truths = new Map(company.truth.streams.map((stream) => [stream.key, stream]));
  const hit = new Set<string>();
  for (const stream of streams) {
    const key = behind(stream, company);
    const truth = key === null ? undefined : truths.get(key);
    if (truth?.regularity === 'loose') {
      score.loose += 1;
      continue;
    }
    const own = stream.occurrences.filter(({ transactionId }) => company.truth.lines[transactionId]?.streamKey === key).length;
    const isRight = truth !== undefined && !hit.has(truth.key) && truth.frequency === stream.frequency && own * 2 > seen(truth).length;
    add(tally(score.found, stream.frequency), isRight);
    if (!isRight) continue;
    hit.add(truth.key);
    judgeFuture(stream, truth, score);
    judgeType(stream, truth, company, score);
  }
  for (const truth of truths.values()) {
    const isDemanded = truth.regularity === 'strict' && seen(truth).length >= (truth.frequency === 'annual' ? 2 : 3);
    if (isDemanded) add(tally(score.demanded, truth.frequency), hit.has(truth.key));
  }
}

function total(counts: ReadonlyMap<string, Count>): Count {
  const sum = count();
  for (const { right, of } of counts.values()) {
    sum.right += right;
    sum.of += of;
  }
  return sum;
}

const limited = (name: string, figure: Count, limit: number, of: string): MeasuredRow => ({
  name,
  value: percent(figure),
  unit: `% of ${figure.of} ${of}`,
  limit: Math.round(limit * 100),
  isOk: share(figure) >= limit,
});

function speedRow(): MeasuredRow {
  const lines = [...generateLedger({ seed: 7, rows: LEDGER_LINES, endDate: AS_OF })].map(toLine);
  const isBusinessDay = calendarOf('target');
  // Processor time: the machine may be busy with others.
  const started = process.cpuUsage();
  findRecurring(lines, { asOf: AS_OF, isBusinessDay, control: UNCONTROLLED });
  const durationMs = process.cpuUsage(started).user / 1000;
  return {
    name: `search ${LEDGER_LINES.toLocaleString('en')} lines, processor time`,
    value: durationMs.toFixed(0),
    unit: 'ms',
    limit: 1_000,
    isOk: durationMs < 1_000,
  };
}

/** How many recurring streams are found, how many of the found are real, and how well their next movement is told. */
const measure: Measure = () => {
  const score: Score = {
    found: new Map(),
    demanded: new Map(),
    nextDate: count(),
    nextDateKept: count(),
    amount: count(),
    agreedAmount: count(),
    inRange: count(),
    endings: count(),
    living: count(),
    typedByWords: count(),
    typedByCategory: count(),
    loose: 0,
  };
  let searched = 0;
  for (const archetype of ARCHETYPES) {
    for (const seed of SEEDS) {
      const company = generateCompany({ archetype, seed, months: MONTHS, endDate: END_DATE });
      searched += company.bankLines.length;
      judge(company, score);
    }
  }
  const perFrequency = [...new Set([...score.demanded.keys(), ...score.found.keys()])].flatMap((frequency): MeasuredRow[] => {
    const [found, demanded] = [tally(score.found, frequency), tally(score.demanded, frequency)];
    const recall = { name: `${frequency}: found`, value: percent(demanded), unit: `% of ${demanded.of} demanded` };
    return [
      frequency === 'monthly' ? { ...recall, limit: 98, isOk: share(demanded) >= 0.98 } : recall,
      { name: `${frequency}: real`, value: percent(found), unit: `% of ${found.of} found` },
    ];
  });
  const rows: MeasuredRow[] = [
    limited('precision: found streams that are real', total(score.found), 0.95, 'found'),
    limited('recall: real streams found', total(score.demanded), 0.9, 'demanded'),
    ...perFrequency,
    { name: 'found, mostly lines of a loose stream: not counted', value: score.loose, unit: 'streams' },
    limited('next date within 3 days of the next movement', score.nextDate, 0.9, 'found and going on'),
    { name: '… where the next one was not left out', value: percent(score.nextDateKept), unit: `% of ${score.nextDateKept.of}` },
    { name: 'next amount within 5 %', value: percent(score.amount), unit: `% of ${score.amount.of} found and going on` },
    { name: '… fixed and stepwise', value: percent(score.agreedAmount), unit: `% of ${score.agreedAmount.of}` },
    { name: '… variable and seasonal: within the 80 % range', value: percent(score.inRange), unit: `% of ${score.inRange.of}` },
    { name: 'ended two periods ago and called ended', value: percent(score.endings), unit: `% of ${score.endings.of}` },
    { name: 'going on and not called ended', value: percent(score.living), unit: `% of ${score.living.of}` },
    { name: 'type suggested by words and right', value: percent(score.typedByWords), unit: `% of ${score.typedByWords.of} suggested` },
    { name: 'type right where filed under a category', value: percent(score.typedByCategory), unit: `% of ${score.typedByCategory.of}` },
    speedRow(),
  ];
  const companies = ARCHETYPES.length * SEEDS.length;
  return Promise.resolve({
    title: `Recurring streams: ${companies} generated companies, 36 months, ${searched.toLocaleString('en')} lines with the year after`,
    rows,
  });
};

export default measure;
