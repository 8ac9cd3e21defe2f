/** Expansion, contraction and shrinkage as Nelder and Mead (1965) set them. */
const EXPANSION = 2;
const CONTRACTION = 0.5;
const SHRINKAGE = 0.5;

export type SearchSpace = {
  readonly start: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Largest number of times the loss is computed, give or take one round: a fit that is nearly as good is worth more than a slow one. */
  readonly evaluations: number;
};

type Point = readonly number[];
type Vertex = { readonly point: Point; readonly loss: number };

/** The search ends once the losses of the simplex differ by less than this share: parameters matter far less than what they are fitted to. */
const TOLERANCE = 1e-4;

/** A corner of the simplex; a loss that is no number counts as the worst. */
function measure(loss: (point: Point) => number, point: Point): Vertex {
  const value = loss(point);
  return { point, loss: Number.isFinite(value) ? value : Number.MAX_VALUE };
}

/** The point `factor` times as far from `centre` as `from` is, held inside the box. */
function pointAlong(centre: Point, from: Point, move: { factor: number; space: SearchSpace }): Point {
  const { lower, upper } = move.space;
  return centre.map((c, i) => Math.min(upper[i] ?? c, Math.max(lower[i] ?? c, c + move.factor * ((from[i] ?? c) - c))));
}

function firstSimplex(loss: (point: Point) => number, space: SearchSpace): Vertex[] {
  const { start, lower, upper } = space;
  const first = pointAlong(start, start, { factor: 0, space });
  const simplex = [measure(loss, first)];
  first.forEach((at, i) => {
    const [low, high] = [lower[i] ?? at, upper[i] ?? at];
    const point = [...first];
    point[i] = at + ((at < (low + high) / 2 ? 1 : -1) * (high - low)) / 8;
    simplex.push(measure(loss, point));
  });
  return simplex;
}

function centroid(simplex: readonly Vertex[], dimensions: number): Point {
  const sums = Array.from({ length: dimensions }, () => 0);
  for (let k = 0; k < dimensions; k++) for (let i = 0; i < dimensions; i++) sums[i] = (sums[i] ?? 0) + (simplex[k]?.point[i] ?? 0);
  return sums.map((sum) => sum / dimensions);
}

/**
 * The point of a box with the least loss found by the downhill simplex of Nelder and Mead (1965); a step out of the box is held at its border.
 * Deterministic. The first simplex steps an eighth of the box in each direction, away from the nearer border.
 */
export function minimise(loss: (point: Point) => number, space: SearchSpace): Point {
  const dimensions = space.start.length;
  const simplex = firstSimplex(loss, space);
  let used = simplex.length;
  for (;;) {
    simplex.sort((a, b) => a.loss - b.loss);
    const best = simplex[0] ?? measure(loss, space.start);
    const worst = simplex[dimensions] ?? best;
    if (used >= space.evaluations || worst.loss - best.loss <= TOLERANCE * Math.abs(best.loss)) return best.point;
    const centre = centroid(simplex, dimensions);
    const along = (factor: number): Vertex => measure(loss, pointAlong(centre, worst.point, { factor, space }));
    const reflected = along(-1);
    used++;
    if (reflected.loss >= best.loss && reflected.loss < (simplex[dimensions - 1] ?? best).loss) {
      simplex[dimensions] = reflected;
      continue;
    }
    const isBetter = reflected.loss < best.loss;
    const further = along(isBetter ? -EXPANSION : reflected.loss < worst.loss ? -CONTRACTION : CONTRACTION);
    used++;
    if (isBetter) {
      simplex[dimensions] = further.loss < reflected.loss ? further : reflected;
    } else if (further.loss < Math.min(reflected.loss, worst.loss)) {
      simplex[dimensions] = further;
    } else {
      for (let k = 1; k <= dimensions; k++) {
        const { point } = simplex[k] ?? best;
        simplex[k] = measure(loss, pointAlong(best.point, point, { factor: SHRINKAGE, space }));
      }
      used += dimensions;
    }
  }
}
