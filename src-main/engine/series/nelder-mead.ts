/** Reflection, expansion, contraction and shrinkage as Nelder and Mead (1965) set them. */
const EXPANSION = 2;
const CONTRACTION = 0.5;
const SHRINKAGE = 0.5;

export type SearchSpace = {
  readonly start: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Largest number of times the loss is computed; a fit that is nearly as good is worth more than a slow one. */
  readonly evaluations: number;
  /** Ends the search once the losses of the simplex differ by less than this share. */
  readonly tolerance: number;
};

/**
 * The point of a box with the least loss found by the downhill simplex of Nelder and Mead (1965); a step out of the box is clamped to its border.
 * Deterministic. The first simplex steps an eighth of the box in each direction, away from the nearer border.
 */
export function minimise(loss: (point: Float64Array) => number, space: SearchSpace): Float64Array {
  const { lower, upper } = space;
  const dimensions = space.start.length;
  const clampAt = (point: Float64Array): Float64Array => {
    for (let i = 0; i < dimensions; i++) point[i] = Math.min(upper[i] ?? 0, Math.max(lower[i] ?? 0, point[i] ?? 0));
    return point;
  };
  const measured = (point: Float64Array): Vertex => {
    const value = loss(point);
    return { point, loss: Number.isFinite(value) ? value : Number.MAX_VALUE };
  };
  const first = clampAt(Float64Array.from(space.start));
  const simplex = [measured(first)];
  for (let i = 0; i < dimensions; i++) {
    const point = Float64Array.from(first);
    const [low, high] = [lower[i] ?? 0, upper[i] ?? 0];
    const at = point[i] ?? 0;
    point[i] = at + ((at < (low + high) / 2 ? 1 : -1) * (high - low)) / 8;
    simplex.push(measured(point));
  }
  const sort = (): void => void simplex.sort((a, b) => a.loss - b.loss);
  sort();
  const best = (): Vertex => simplex[0] ?? measured(first);
  for (let used = dimensions + 1; used < space.evaluations; used++) {
    const worst = simplex[dimensions] ?? best();
    if (worst.loss - best().loss <= space.tolerance * Math.abs(best().loss)) break;
    const centre = centroid(simplex, dimensions);
    const along = (factor: number): Vertex => measured(clampAt(centre.map((c, i) => c + factor * ((worst.point[i] ?? 0) - c))));
    const reflected = along(-1);
    const second = simplex[dimensions - 1] ?? best();
    if (reflected.loss < best().loss) {
      const expanded = along(-EXPANSION);
      used++;
      simplex[dimensions] = expanded.loss < reflected.loss ? expanded : reflected;
    } else if (reflected.loss < second.loss) {
      simplex[dimensions] = reflected;
    } else {
      const contracted = along(reflected.loss < worst.loss ? -CONTRACTION : CONTRACTION);
      used++;
      if (contracted.loss < Math.min(reflected.loss, worst.loss)) {
        simplex[dimensions] = contracted;
      } else {
        const anchor = best().point;
        for (let k = 1; k <= dimensions; k++) {
          const old = simplex[k]?.point ?? anchor;
          simplex[k] = measured(anchor.map((a, i) => a + SHRINKAGE * ((old[i] ?? 0) - a)));
        }
        used += dimensions;
      }
    }
    sort();
  }
  return best().point;
}

type Vertex = { readonly point: Float64Array; readonly loss: number };

function centroid(simplex: readonly Vertex[], dimensions: number): Float64Array {
  const centre = new Float64Array(dimensions);
  for (let k = 0; k < dimensions; k++) {
    simplex[k]?.point.forEach((value, i) => {
      centre[i] = (centre[i] ?? 0) + value / dimensions;
    });
  }
  return centre;
}
