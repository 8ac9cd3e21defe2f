import { type MinorUnits, minorUnits, sumMinor } from '../../../src-shared/domain/money/minor-units.ts';
import type { ForecastLine } from '../forecast/types.ts';

/** Why a balance came out other than expected. `pipeline` deals count as new items: they too were not yet in the books. */
export const MISS_CAUSES = ['schedule', 'invoice', 'new_item', 'residual'] as const;
export type MissCause = (typeof MISS_CAUSES)[number];

/** What a line was expected to move over the period; `kind` and `id` as in the forecast's evidence. */
export type ExpectedLine = { readonly kind: ForecastLine['kind']; readonly id: string; readonly expectedMinor: MinorUnits };

/** A movement of the period. `lineId` names the schedule or open item of the forecast that it settles; null for documents that came later, and for none. */
export type ActualMovement = { readonly lineId: string | null; readonly settlesDocument: boolean; readonly amountMinor: MinorUnits };

export type LineMiss = {
  readonly cause: MissCause;
  /** Null for what no single line of the forecast stands for. */
  readonly lineId: string | null;
  readonly expectedMinor: MinorUnits;
  readonly actualMinor: MinorUnits;
  /** Actual minus expected. */
  readonly missMinor: MinorUnits;
};

export type MissAttribution = {
  readonly totalMinor: MinorUnits;
  readonly byCause: readonly {
    readonly cause: MissCause;
    readonly expectedMinor: MinorUnits;
    readonly actualMinor: MinorUnits;
    readonly missMinor: MinorUnits;
  }[];
  /** Lines off, the largest miss first; lines that came as expected are left out. */
  readonly lines: readonly LineMiss[];
};

const CAUSE_OF: Readonly<Record<ForecastLine['kind'], MissCause>> = {
  schedule: 'schedule',
  open_item: 'invoice',
  pipeline: 'new_item',
  new_items: 'new_item',
  residual: 'residual',
};

/**
 * Splits the miss of a period (actual minus expected net movement) into what schedules, known invoices and bills, documents that came later, and the rest of the
 * bank lines contributed. The parts add up to the whole exactly. Movements that settle a line unknown to the forecast count as new items when they settle a
 * document, otherwise as residual.
 */
export function attributeMiss(expected: readonly ExpectedLine[], actual: readonly ActualMovement[]): MissAttribution {
  const single = new Map<string, { cause: MissCause; expectedMinor: number; actualMinor: number }>();
  const pooled = new Map<MissCause, { expectedMinor: number; actualMinor: number }>(
    (['new_item', 'residual'] as const).map((cause) => [cause, { expectedMinor: 0, actualMinor: 0 }]),
  );
  for (const { kind, id, expectedMinor } of expected) {
    const cause = CAUSE_OF[kind];
    const pool = pooled.get(cause);
    if (pool === undefined) single.set(id, { cause, expectedMinor: (single.get(id)?.expectedMinor ?? 0) + expectedMinor, actualMinor: 0 });
    else pool.expectedMinor += expectedMinor;
  }
  for (const { lineId, settlesDocument, amountMinor } of actual) {
    const line = (lineId === null ? undefined : single.get(lineId)) ?? pooled.get(settlesDocument ? 'new_item' : 'residual');
    if (line !== undefined) line.actualMinor += amountMinor;
  }
  const all: LineMiss[] = [
    ...[...single].map(([lineId, line]) => ({ lineId, ...line })),
    ...[...pooled].map(([cause, line]) => ({ cause, lineId: null, ...line })),
  ].map(({ cause, lineId, expectedMinor, actualMinor }) => ({
    cause,
    lineId,
    expectedMinor: minorUnits(expectedMinor),
    actualMinor: minorUnits(actualMinor),
    missMinor: minorUnits(actualMinor - expectedMinor),
  }));
  return {
    totalMinor: sumMinor(all.map(({ missMinor }) => missMinor)),
    byCause: MISS_CAUSES.map((cause) => {
      const own = all.filter((line) => line.cause === cause);
      return {
        cause,
        expectedMinor: sumMinor(own.map((line) => line.expectedMinor)),
        actualMinor: sumMinor(own.map((line) => line.actualMinor)),
        missMinor: sumMinor(own.map((line) => line.missMinor)),
      };
    }),
    lines: all.filter(({ missMinor }) => missMinor !== 0).toSorted((a, b) => Math.abs(b.missMinor) - Math.abs(a.missMinor)),
  };
}
