import { toEpochDay } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { RunControl } from '../common/run-control.ts';
import { normalFromUniform } from '../delays/normal-distribution.ts';
import { type LineTotals, notBeforeTomorrow, openLine, type PathLedger, randomOf, roundMinor, uncertainFlows } from './path-ledger.ts';
import type { JitterStep, PipelineItem, ScheduledFlow } from './types.ts';

function addToLine(line: LineTotals, day: number, amount: number): void {
  line.byDay.set(day, (line.byDay.get(day) ?? 0) + amount);
  line.hits++;
}

const isCertain = (flow: ScheduledFlow): boolean =>
  flow.jitter.length === 0 && flow.amountLogSd === 0 && flow.aliveProbability >= 1 && (flow.missProbability ?? 0) === 0;

function addCertain(ledger: PathLedger, flow: ScheduledFlow, day: number): void {
  const line = openLine(ledger, `schedule:${flow.id}`);
  if (day >= ledger.horizonDays) return;
  ledger.certain[day] = (ledger.certain[day] ?? 0) + flow.amountMinor;
  line.byDay.set(day, flow.amountMinor * ledger.pathCount);
  line.hits = ledger.pathCount;
}

type Timing = { readonly jitter: readonly JitterStep[]; readonly missProbability: number };

/**
 * Jitter and chance of never coming, given that the flow has not come by `asOf`: steps that lie behind are out, the rest is scaled up, and with it
 * the suspicion that it will not come at all. Where no step is left it is still expected, at once.
 */
function timingGivenOpen(flow: ScheduledFlow, plannedDay: number): Timing {
  const miss = flow.missProbability ?? 0;
  if (plannedDay >= 0 && flow.jitter.every((step) => plannedDay + step.days >= 0)) return { jitter: flow.jitter, missProbability: miss };
  const ahead = flow.jitter.filter((step) => plannedDay + step.days >= 0);
  const left = ahead.reduce((sum, step) => sum + step.probability, 0);
  if (left <= 0) return { jitter: [{ days: -plannedDay, probability: 1 }], missProbability: miss };
  const jitter = ahead.map((step) => ({ days: step.days, probability: step.probability / left }));
  return { jitter, missProbability: miss / (miss + (1 - miss) * left) };
}

function drawJitter(jitter: readonly JitterStep[], uniform: number): number {
  let left = uniform;
  for (const step of jitter) {
    left -= step.probability;
    if (left < 0) return step.days;
  }
  return jitter.at(-1)?.days ?? 0;
}

function addUncertain(ledger: PathLedger, flow: ScheduledFlow, plannedDay: number): void {
  const line = openLine(ledger, `schedule:${flow.id}`);
  const flows = uncertainFlows(ledger);
  const alive = randomOf(ledger.seed, flow.streamId === null ? `alive:schedule:${flow.id}` : `alive:stream:${flow.streamId}`);
  const random = randomOf(ledger.seed, `schedule:${flow.id}`);
  const timing = timingGivenOpen(flow, plannedDay);
  for (let n = 0; n < ledger.pathCount; n++) {
    const [aliveDraw, jitterDraw, amountDraw] = [alive(), random(), random()];
    if (aliveDraw >= flow.aliveProbability) continue;
    // one draw for both: its lowest part is "never", the rest is stretched over the days
    if (jitterDraw < timing.missProbability) continue;
    const when = (jitterDraw - timing.missProbability) / (1 - timing.missProbability);
    const day = notBeforeTomorrow(plannedDay + drawJitter(timing.jitter, when));
    if (day >= ledger.horizonDays) continue;
    const sd = flow.amountLogSd;
    // the log-normal with mean 1, so that spread does not raise the expected amount
    const amount = sd > 0 ? roundMinor(flow.amountMinor * Math.exp(sd * normalFromUniform(amountDraw) - (sd * sd) / 2)) : flow.amountMinor;
    const cell = day * ledger.pathCount + n;
    flows[cell] = (flows[cell] ?? 0) + amount;
    addToLine(line, day, amount);
  }
}

/**
 * Writes schedules on their date, moved by their jitter, scaled by the spread of their amount, and only on paths where their stream is alive. A
 * schedule still open from before `asOf` is expected on the day after it.
 */
export function simulateSchedules(ledger: PathLedger, flows: readonly ScheduledFlow[], control: RunControl): void {
  flows.forEach((flow, done) => {
    control.checkpoint('Simulating schedules', done, flows.length);
    const plannedDay = toEpochDay(flow.dueDate) - ledger.asOfEpochDay - 1;
    if (isCertain(flow)) addCertain(ledger, flow, notBeforeTomorrow(plannedDay));
    else addUncertain(ledger, flow, plannedDay);
  });
}

/** Writes prospects: each comes with its probability, around its expected date (normal, whole days). */
export function simulatePipeline(ledger: PathLedger, items: readonly PipelineItem[], control: RunControl): void {
  items.forEach((item, done) => {
    control.checkpoint('Simulating prospects', done, items.length);
    const line = openLine(ledger, `pipeline:${item.id}`);
    const flows = uncertainFlows(ledger);
    const random = randomOf(ledger.seed, `pipeline:${item.id}`);
    const plannedDay = toEpochDay(item.expectedDate) - ledger.asOfEpochDay - 1;
    for (let n = 0; n < ledger.pathCount; n++) {
      const [won, when] = [random(), random()];
      if (won >= item.probability) continue;
      const day = notBeforeTomorrow(plannedDay + roundMinor(item.dateSdDays * normalFromUniform(when)));
      if (day >= ledger.horizonDays) continue;
      const cell = day * ledger.pathCount + n;
      flows[cell] = (flows[cell] ?? 0) + item.amountMinor;
      addToLine(line, day, item.amountMinor);
    }
  });
}
