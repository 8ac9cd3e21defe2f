import { addDays, isoDate } from '../../src-shared/domain/calendar/iso-date.ts';
import { DETECTION_TYPES, type DetectionType } from '../../src-shared/domain/vocabulary/detection.ts';
import { applyMutes, type Dismissal, learnMutes } from '../../src-main/engine/detection/learn-mutes.ts';
import { generateCompany } from '../../src-main/engine/sample/generate-company.ts';
import type { ShockKind } from '../../src-main/engine/sample/truth.ts';
import { ARCHETYPES, type GeneratedCompany } from '../../src-main/engine/sample/types.ts';
import type { MeasuredRow, Measurement } from '../../scripts/support/measure.ts';
import { type ScoredAlarm, scoreAlarms } from './detection-alarms.ts';
import { type ScoredEvent, scoreEvents } from './detection-events.ts';
import { openLedger } from './detection-ledger.ts';
import { type Replay, replay } from './detection-replay.ts';
import { quantile, rounded } from './figures.ts';

export const END_DATE = isoDate('2026-03-31');
export const MONTHS = 36;
export const RECALL_LIMIT = 0.9;
export const PRECISION_LIMIT = 0.8;
const URGENT_MEDIAN_LIMIT = 5;
const URGENT_P90_LIMIT = 8;
/** Fewer cases than this say nothing about a share. */
const MIN_CASES = 10;

/**
 * Shocks too rare for a grid: searched over more companies, and replayed only around the event. Days before the end by which they must lie, and weeks
 * replayed.
 */
export const RARE: Readonly<Partial<Record<ShockKind, { readonly weeks: number; readonly events: readonly string[] }>>> = {
  cash_trough: { weeks: 10, events: ['cash trough', 'large outlay', 'payday with too little cash'] },
  tax_back_payment: { weeks: 3, events: ['tax paid back'] },
  price_jump: { weeks: 16, events: ['price jump, fixed amount', 'price jump, varying amount', 'price jump in the bills of a supplier'] },
  customer_lost: { weeks: 32, events: ['customer lost, 8 % of sales or more'] },
  worsening_payer: { weeks: 30, events: ['payer becoming slower'] },
};

/** Events that chance alone decides: shown, not held to the limit. */
const UNDECIDABLE: ReadonlySet<string> = new Set(['price jump in the bills of a supplier', 'week with 40 to 44 % of a month']);

export type DetectionGrid = {
  /** First seed, companies of each archetype, and how many events of each rare kind to look for (0 for none). */
  readonly firstSeed: number;
  readonly perArchetype: number;
  readonly rareEvents: number;
};

type Tally = { right: number; all: number; open: number };
export const emptyTally = (): Tally => ({ right: 0, all: 0, open: 0 });

type Scores = {
  readonly events: Map<string, Tally>;
  readonly alarms: Map<DetectionType, Tally>;
  readonly urgent: number[];
  /** The same for a person who puts away what is as usual or wrong, with mutes learnt from that. */
  readonly unmuted: number[];
  readonly raised: Map<DetectionType, number>;
};

function countEvents(scores: Scores, events: readonly ScoredEvent[]): void {
  for (const { type, name, isFound } of events) {
    const key = `${type}: ${name}`;
    const tally = scores.events.get(key) ?? emptyTally();
    scores.events.set(key, tally);
    tally.all += 1;
    tally.right += isFound ? 1 : 0;
  }
}

/**
 * Urgent alerts a week left when the person dismisses every alert that is as usual for its customer, or wrong, and the application learns from it.
 */
function urgentBesidesMuted(replayed: Replay, alarms: readonly ScoredAlarm[]): number {
  const dismissals: Dismissal[] = [];
  let shown = 0;
  for (const { asOf } of replayed.weeks.slice(1)) {
    const urgent = alarms.filter((alarm) => alarm.asOf === asOf && alarm.alert.severity !== 'upcoming');
    const kept = new Set(
      applyMutes(
        urgent.map((alarm) => alarm.alert),
        learnMutes(dismissals, asOf),
      ).shown,
    );
    shown += kept.size;
    for (const { alert, type, isRight } of urgent)
      if (kept.has(alert) && (isRight === false || alert.titleKey === 'late_payment.as_usual'))
        dismissals.push({ type, alertKey: alert.alertKey, dismissedOn: asOf });
  }
  return shown / (replayed.weeks.length - 1);
}

function countAlarms(scores: Scores, replayed: Replay): void {
  const alarms = scoreAlarms(replayed);
  scores.unmuted.push(urgentBesidesMuted(replayed, alarms));
  for (const { type, isRight } of alarms) {
    const tally = scores.alarms.get(type) ?? emptyTally();
    scores.alarms.set(type, tally);
    if (isRight === null) tally.open += 1;
    else {
      tally.all += 1;
      tally.right += isRight ? 1 : 0;
    }
  }
  // The first week raises the backlog of years; what a person lives with are the others.
  const weeks = replayed.weeks.slice(1);
  const urgent = weeks.flatMap((week) => week.raised).filter((alert) => alert.severity !== 'upcoming');
  scores.urgent.push(urgent.length / weeks.length);
  for (const alert of urgent) scores.raised.set(alert.type, (scores.raised.get(alert.type) ?? 0) + 1);
}

export function* companies(grid: DetectionGrid): Generator<GeneratedCompany, void, undefined> {
  for (let index = 0; index < grid.perArchetype; index += 1)
    for (const archetype of ARCHETYPES) yield generateCompany({ archetype, seed: grid.firstSeed + index, months: MONTHS, endDate: END_DATE });
}

/** Looks through more companies for the rare kinds and replays the weeks after each. */
function searchRare(scores: Scores, grid: DetectionGrid): void {
  const names = new Set(Object.values(RARE).flatMap((rare) => rare.events));
  const counted = (kind: ShockKind): number => {
    const [first] = RARE[kind]?.events ?? [];
    return [...scores.events].reduce((sum, [key, tally]) => (key.endsWith(`: ${first}`) ? sum + tally.all : sum), 0);
  };
  const firstSeed = grid.firstSeed + 10_000;
  for (let seed = firstSeed; seed < firstSeed + grid.rareEvents * 8; seed += 1) {
    const archetype = ARCHETYPES[seed % ARCHETYPES.length] ?? 'agency';
    const wanted = (Object.keys(RARE) as ShockKind[]).filter((kind) => counted(kind) < grid.rareEvents);
    if (wanted.length === 0) return;
    const company = generateCompany({ archetype, seed, months: MONTHS, endDate: END_DATE });
    for (const kind of wanted) {
      const shock = company.truth.shocks.find((one) => one.kind === kind && one.fromDate > addDays(END_DATE, -700));
      const rare = RARE[kind];
      if (shock === undefined || rare === undefined) continue;
      const lastDate = addDays(shock.fromDate, rare.weeks * 7 - 8);
      if (lastDate > END_DATE) continue;
      const events = scoreEvents(replay(openLedger(company), { span: { lastDate, weeks: rare.weeks } }));
      countEvents(
        scores,
        events.filter((event) => rare.events.includes(event.name) && names.has(event.name)),
      );
    }
  }
}

const percent = (right: number, all: number): string => `${rounded((100 * right) / all)} %`;

export function shareRow(name: string, tally: Tally, limit: number | null): MeasuredRow {
  const value = tally.all === 0 ? 'no case' : `${tally.right} of ${tally.all}, ${percent(tally.right, tally.all)}`;
  const unit = tally.open === 0 ? '' : `(${tally.open} not decided by the end)`;
  if (limit === null || tally.all < MIN_CASES) return { name, value, unit };
  return { name, value, unit, limit: `${limit * 100} %`, isOk: tally.right >= tally.all * limit };
}

/** Replays the last year of generated companies week by week and compares alerts with what really happened: recall, precision and alerts a week. */
export function measureDetection(grid: DetectionGrid): Measurement {
  const scores: Scores = { events: new Map(), alarms: new Map(), urgent: [], unmuted: [], raised: new Map() };
  let count = 0;
  for (const company of companies(grid)) {
    const replayed = replay(openLedger(company));
    countEvents(scores, scoreEvents(replayed));
    countAlarms(scores, replayed);
    count += 1;
  }
  if (grid.rareEvents > 0) searchRare(scores, grid);
  const recall = [...scores.events]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, tally]) => shareRow(`recall ${key}`, tally, UNDECIDABLE.has(key.split(': ')[1] ?? '') ? null : RECALL_LIMIT));
  const precision = DETECTION_TYPES.map((type) => shareRow(`precision ${type}`, scores.alarms.get(type) ?? emptyTally(), PRECISION_LIMIT));
  const weeks = count * 51;
  const [median, p90] = [quantile(scores.urgent, 0.5), quantile(scores.urgent, 0.9)];
  const volume = [...scores.raised].map(([type, raised]): MeasuredRow => ({
    name: `urgent ${type}`,
    value: rounded(raised / weeks),
    unit: 'a week',
  }));
  return {
    title: `Detection over ${count} companies, 52 weeks each, and rare events around them`,
    rows: [
      ...recall,
      ...precision,
      ...volume,
      {
        name: 'urgent alerts, median company',
        value: rounded(median),
        unit: 'a week',
        limit: URGENT_MEDIAN_LIMIT,
        isOk: median <= URGENT_MEDIAN_LIMIT,
      },
      { name: 'urgent alerts with learnt mutes, median company', value: rounded(quantile(scores.unmuted, 0.5)), unit: 'a week' },
      { name: 'urgent alerts, 90th percentile', value: rounded(p90), unit: 'a week', limit: URGENT_P90_LIMIT, isOk: p90 <= URGENT_P90_LIMIT },
    ],
  };
}
