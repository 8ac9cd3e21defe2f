import { addDays } from '../../src-shared/domain/calendar/iso-date.ts';
import type { DetectionType } from '../../src-shared/domain/vocabulary/detection.ts';
import { generateCompany } from '../../src-main/engine/sample/generate-company.ts';
import { ARCHETYPES, type GeneratedCompany } from '../../src-main/engine/sample/types.ts';
import type { Measurement } from '../../scripts/support/measure.ts';
import { scoreAlarms } from './detection-alarms.ts';
import { scoreEvents } from './detection-events.ts';
import { openLedger } from './detection-ledger.ts';
import { companies, type DetectionGrid, emptyTally, END_DATE, MONTHS, PRECISION_LIMIT, RARE, RECALL_LIMIT, shareRow } from './detection-measure.ts';
import { productForecasts } from './detection-product-forecast.ts';
import { type Replay, replay, type ReplaySpan } from './detection-replay.ts';
import { rounded } from './figures.ts';

/** The detectors that are as right as the forecast they read. */
const TYPES: readonly DetectionType[] = ['buffer_breach', 'payroll_safety'];
const EVENTS = ['cash trough', 'payday with too little cash'] as const;

function replayCash(company: GeneratedCompany, span?: ReplaySpan): Replay {
  const forecastAt = productForecasts(company);
  return replay(openLedger(company), { span, types: TYPES, forecastOn: ({ asOf }) => forecastAt(asOf) });
}

/**
 * The same replay as `measureDetection`, with the forecast the product itself makes instead of the quick path: how right the detectors of cash are
 * for a person who reads them.
 */
export function measureCashDetection(grid: DetectionGrid): Measurement {
  const events = { 'cash trough': emptyTally(), 'payday with too little cash': emptyTally() };
  const alarms = { buffer_breach: emptyTally(), payroll_safety: emptyTally() };
  let urgent = 0;
  let weeks = 0;
  const countEvents = (replayed: Replay): void => {
    for (const { name, isFound } of scoreEvents(replayed)) {
      const tally = name === 'cash trough' || name === 'payday with too little cash' ? events[name] : emptyTally();
      tally.all += 1;
      tally.right += isFound ? 1 : 0;
    }
  };
  for (const company of companies(grid)) {
    const replayed = replayCash(company);
    countEvents(replayed);
    weeks += replayed.weeks.length - 1;
    for (const { type, isRight, alert } of scoreAlarms(replayed)) {
      if (alert.severity !== 'upcoming') urgent += 1;
      const tally = type === 'buffer_breach' || type === 'payroll_safety' ? alarms[type] : emptyTally();
      if (isRight === null) tally.open += 1;
      else tally.all += 1;
      tally.right += isRight === true ? 1 : 0;
    }
  }
  const troughWeeks = RARE.cash_trough?.weeks ?? 0;
  const firstSeed = grid.firstSeed + 10_000;
  for (let seed = firstSeed; seed < firstSeed + grid.rareEvents * 8 && events['cash trough'].all < grid.rareEvents; seed += 1) {
    const company = generateCompany({ archetype: ARCHETYPES[seed % ARCHETYPES.length] ?? 'agency', seed, months: MONTHS, endDate: END_DATE });
    const shock = company.truth.shocks.find((one) => one.kind === 'cash_trough' && one.fromDate > addDays(END_DATE, -700));
    if (shock === undefined) continue;
    const lastDate = addDays(shock.fromDate, troughWeeks * 7 - 8);
    if (lastDate <= END_DATE) countEvents(replayCash(company, { lastDate, weeks: troughWeeks }));
  }
  return {
    title: `Detection of cash shortages on the product's own forecast, ${grid.perArchetype * ARCHETYPES.length} companies, 52 weeks each`,
    rows: [
      ...EVENTS.map((name) => shareRow(`recall ${name}`, events[name], RECALL_LIMIT)),
      ...Object.entries(alarms).map(([type, tally]) => shareRow(`precision ${type}`, tally, PRECISION_LIMIT)),
      { name: 'urgent alerts of both', value: rounded(urgent / weeks), unit: 'a week' },
    ],
  };
}
