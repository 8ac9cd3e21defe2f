import type { ForecastView } from '../../../src-shared/contract/forecast.ts';
import type { ScenarioComparisonView } from '../../../src-shared/contract/scenarios.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { type Arguments, readArguments } from '../options.ts';
import { money, printResult, table } from '../print.ts';
import { inSession } from '../session.ts';
import { UsageError } from '../usage.ts';

/** How likely cash falls short, by how far one looks; nothing where no balance is known. */
function describeChances({ chances, currency }: ForecastView): string[] {
  if (chances.length === 0) return [];
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const head = ['chance within', 'below zero', 'below buffer', 'needed to be 90 % safe'];
  const rows = chances.map((one) => [
    `${one.days} days`,
    percent(one.probabilityBelowZero),
    percent(one.probabilityBelowBuffer),
    money(one.cashNeededMinor, currency),
  ]);
  return [table([head, ...rows], [1, 2, 3])];
}

function describe(view: ForecastView): string {
  const amount = (value: number): string => money(value, view.currency);
  const head = ['week', 'P10', 'P50', 'P90', 'net'];
  const rows = view.weeks.map((week) => [week.weekStart, amount(week.p10Minor), amount(week.p50Minor), amount(week.p90Minor), amount(week.netMinor)]);
  const low = view.lowestPoint;
  return [
    view.anchored
      ? `Cash on ${view.asOf}: ${amount(view.openingBalanceMinor)}`
      : `No bank balance is known as of ${view.asOf}: the figures show change from zero.`,
    table([head, ...rows], [1, 2, 3, 4]),
    `Lowest point: ${amount(low.p50Minor)} on ${low.date}, range ${amount(low.p10Minor)} to ${amount(low.p90Minor)}.`,
    `Runway: ${view.runway.firstDayP50BelowBuffer === null ? 'the expected balance stays above your buffer' : `below your buffer from ${view.runway.firstDayP50BelowBuffer}`}. ${view.runway.reason}`,
    ...describeChances(view),
    `Range: ${view.calibration.status}. ${view.calibration.reason}`,
  ].join('\n');
}

function describeComparison({ base, scenarios, currency }: ScenarioComparisonView): string {
  const amount = (value: number): string => money(value, currency);
  const row = (name: string, { lowestPoint, firstDayBelowBuffer, endMinor }: ScenarioComparisonView['base']): string[] => [
    name,
    amount(lowestPoint.p50Minor),
    lowestPoint.date,
    firstDayBelowBuffer ?? 'never',
    amount(endMinor),
  ];
  const head = ['', 'lowest point', 'on', 'below buffer from', 'at the end'];
  return table([head, row('as it is', base), ...scenarios.map((scenario) => row(scenario.name, scenario))], [1, 4]);
}

/** The forecast beside a scenario that was kept under a name. */
async function compareWith(args: Arguments, { name, weeks }: { readonly name: string; readonly weeks: number }): Promise<void> {
  const comparison = await inSession(args.global, { whenEmpty: 'vanish', business: { currency: 'EUR' } }, async (session) => {
    const known = await session.client.scenarios.list(session.where);
    const wanted = known.find((scenario) => scenario.name.toLowerCase() === name.toLowerCase());
    if (wanted === undefined) {
      const names = known.map((scenario) => scenario.name).join(', ');
      throw new AppError('NOT_FOUND', `There is no scenario called ${name}. ${names === '' ? 'There is none yet.' : `Known: ${names}.`}`);
    }
    return session.client.scenarios.compare({ ...session.where, scenarioIds: [wanted.id], weeks }, { signal: session.signal });
  });
  await printResult(args.global.isJson ? JSON.stringify(comparison) : describeComparison(comparison));
}

export async function runForecast(argv: readonly string[]): Promise<void> {
  const args = readArguments(argv, ['weeks', 'scenario']);
  if (args.words.length > 0) throw new UsageError(`forecast takes no words, got "${args.words.join(' ')}"`);
  const weeks = Number(args.text('weeks') ?? '13');
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > 104) throw new UsageError('--weeks takes a whole number from 1 to 104');
  const scenario = args.text('scenario');
  if (scenario !== undefined) {
    await compareWith(args, { name: scenario, weeks });
    return;
  }
  const view = await inSession(args.global, { whenEmpty: 'vanish', business: { currency: 'EUR' } }, (session) =>
    session.client.forecast.get({ ...session.where, weeks }, { signal: session.signal }),
  );
  await printResult(args.global.isJson ? JSON.stringify(view) : describe(view));
}
