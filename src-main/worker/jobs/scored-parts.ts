import { minorUnits, ZERO } from '../../../src-shared/domain/money/minor-units.ts';
import type { ForecastComponent } from '../../../src-shared/domain/vocabulary/forecast.ts';
import type { LoggedPart } from '../../features/forecast/accuracy-parts-store.ts';
import type { KeptSnapshot } from '../../features/forecast/accuracy-store.ts';
import type { SettledAmount } from '../../features/forecast/settled-store.ts';
import { componentOf } from './load-obligations.ts';

type ScoredPart = Omit<LoggedPart, 'forecastDate'>;
type Span = { readonly days: number; readonly netMinor: number; readonly settled: readonly SettledAmount[] };

/** What came by component: what bank lines settled, and for the residual what nothing explains. They add up to the change of the balance. */
function actualByComponent({ lines }: KeptSnapshot, { netMinor, settled }: Span): Map<ForecastComponent, number> {
  const prospects = new Set(lines.filter(({ kind }) => kind === 'pipeline').map(({ id }) => id));
  const actual = new Map<ForecastComponent, number>();
  let rest = netMinor;
  for (const item of settled) {
    // A deal won since counts where it was expected.
    const component = prospects.has(String(item.scheduleId)) ? 'pipeline' : componentOf(item);
    actual.set(component, (actual.get(component) ?? 0) + item.amountMinor);
    rest -= item.amountMinor;
  }
  return actual.set('other', (actual.get('other') ?? 0) + rest);
}

/**
 * The parts of a kept forecast beside what came by the end of a span, those of which nothing was expected and nothing came left out. Of a customer only the
 * invoices known at the time count: what was invoiced later says nothing of how the customer pays. Empty where no parts were kept for such a span.
 */
export function scoredParts(snapshot: KeptSnapshot, span: Span): ScoredPart[] {
  if (!snapshot.parts.some(({ ranges }) => ranges.some(({ days }) => days === span.days))) return [];
  const actual = actualByComponent(snapshot, span);
  const kept = snapshot.parts.flatMap(({ component, clientId, itemIds, ranges }): ScoredPart[] => {
    const range = ranges.find(({ days }) => days === span.days);
    if (range === undefined) return [];
    const own = new Set(itemIds);
    const came =
      clientId === null
        ? (actual.get(component) ?? 0)
        : span.settled.reduce((sum, item) => (own.has(String(item.scheduleId)) ? sum + item.amountMinor : sum), 0);
    const { expectedMinor, p10Minor, p50Minor, p90Minor } = range;
    return [{ component, clientId, expectedMinor, p10Minor, p50Minor, p90Minor, actualMinor: minorUnits(came) }];
  });
  const known = new Set(kept.filter(({ clientId }) => clientId === null).map(({ component }) => component));
  const unexpected = [...actual]
    .filter(([component]) => !known.has(component))
    .map(([component, came]): ScoredPart => ({
      component,
      clientId: null,
      expectedMinor: ZERO,
      p10Minor: ZERO,
      p50Minor: ZERO,
      p90Minor: ZERO,
      actualMinor: minorUnits(came),
    }));
  const isSilent = ({ expectedMinor, p10Minor, p90Minor, actualMinor }: ScoredPart): boolean =>
    expectedMinor === 0 && p10Minor === 0 && p90Minor === 0 && actualMinor === 0;
  return [...kept, ...unexpected].filter((part) => !isSilent(part));
}
