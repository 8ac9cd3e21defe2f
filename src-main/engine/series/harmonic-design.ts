import type { Cycle } from './seasons.ts';

/** Smoothing constants tried for the level around which a pattern moves: from nearly fixed to nearly a random walk. */
const ALPHAS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8] as const;

/** What simple smoothing with `alpha` from a first level of 0 does not foresee of a column: e_t = x_t − l, l ← l + α·e_t. */
export function surprises(column: Float64Array, length: number, alpha: number): Float64Array {
  const filtered = new Float64Array(length);
  let level = 0;
  for (let t = 0; t < length; t++) {
    const surprise = (column[t] ?? 0) - level;
    level += alpha * surprise;
    filtered[t] = surprise;
  }
  return filtered;
}

export function dot(a: Float64Array, b: Float64Array, length: number): number {
  let sum = 0;
  for (let t = 0; t < length; t++) sum += (a[t] ?? 0) * (b[t] ?? 0);
  return sum;
}

/** Sine and cosine of each harmonic; the sine of half an even period is 0 everywhere and is left out. */
function harmonicColumns(cycle: Cycle, length: number): Float64Array[] {
  const columns: Float64Array[] = [];
  for (let k = 1; k <= cycle.harmonics; k++) {
    const angle = (2 * Math.PI * k) / cycle.period;
    const cosine = new Float64Array(length);
    const sine = new Float64Array(length);
    for (let t = 0; t < length; t++) {
      cosine[t] = Math.cos(angle * t);
      sine[t] = Math.sin(angle * t);
    }
    columns.push(cosine);
    if (2 * k !== cycle.period) columns.push(sine);
  }
  return columns;
}

export type FilteredDesign = { readonly alpha: number; readonly firstLevel: Float64Array; readonly gram: Float64Array };

/** All of a harmonic regression that does not depend on the series. */
export type Design = {
  readonly columns: readonly Float64Array[];
  /** Share of each column in the expected variance of the pattern; they add to 1. */
  readonly shares: readonly number[];
  /** For each smoothing constant: the effect of the first level on the surprises, and the products of it and all filtered columns. */
  readonly filtered: readonly FilteredDesign[];
};

/** A cycle over `length` steps of which the first `fitLength` are known. */
export type DesignSpan = { readonly cycle: Cycle; readonly fitLength: number; readonly length: number };

function makeDesign({ cycle, fitLength, length }: DesignSpan): Design {
  const columns = harmonicColumns(cycle, length);
  const raw = columns.map((_, j) => Math.pow(Math.floor(j / 2) + 1, -cycle.roughness));
  const total = raw.reduce((sum, share) => sum + share, 0);
  const size = columns.length + 1;
  const filtered = ALPHAS.map((alpha): FilteredDesign => {
    const firstLevel = new Float64Array(fitLength);
    for (let t = 0; t < fitLength; t++) firstLevel[t] = Math.pow(1 - alpha, t);
    const all = [firstLevel, ...columns.map((column) => surprises(column, fitLength, alpha))];
    const gram = new Float64Array(size * size);
    all.forEach((a, i) => {
      for (let j = 0; j <= i; j++) gram[i * size + j] = dot(a, all[j] ?? a, fitLength);
    });
    return { alpha, firstLevel, gram };
  });
  return { columns, shares: raw.map((share) => share / total), filtered };
}

export type Designs = (span: DesignSpan) => Design;

/** Designs kept at once; a set of series of one length needs about five. */
const DESIGNS_KEPT = 64;

/** Designs by span, each computed once: series of the same length share theirs. Made for one run and dropped with it. */
export function createDesigns(): Designs {
  const known = new Map<string, Design>();
  return (span) => {
    const key = `${span.cycle.period}|${span.fitLength}|${span.length}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= DESIGNS_KEPT) known.clear();
    const made = makeDesign(span);
    known.set(key, made);
    return made;
  };
}
