/** What Bayesian regression needs of p regressors X and a response y: X'X as p × p rows (lower triangle), X'y, y'y and the number of observations. */
export type Products = {
  readonly gram: Float64Array;
  readonly cross: Float64Array;
  readonly square: number;
  readonly observations: number;
};

export type Posterior = { readonly coefficients: Float64Array; readonly logEvidence: number };

/** Least response sum of squares: a constant series has evidence too. */
const LEAST_SQUARE = 1e-12;

/** A triangular factor in place: A = L·Lᵀ (Cholesky). False when A is not positive definite to working accuracy. */
function factorise(matrix: Float64Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let sum = matrix[row + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (matrix[row + k] ?? 0) * (matrix[other + k] ?? 0);
      if (i !== j) matrix[row + j] = sum / (matrix[other + j] ?? 1);
      else if (sum > 0) matrix[row + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/**
 * Bayesian linear regression with independent normal priors b_j ~ N(0, σ²·v_j) and a flat prior on log σ: the posterior mean and the log of the
 * marginal likelihood up to a constant, −n/2·log(y'y − w'w) − ½·log det(X'X + V⁻¹) − ½·Σ log v_j with L·w = X'y (MacKay 1992; Bishop 2006, 3.5).
 * Null when the matrix cannot be factorised.
 */
export function regress(products: Products, variances: Float64Array): Posterior | null {
  const { gram, cross, square, observations } = products;
  const size = cross.length;
  const factor = gram.slice();
  let logPrior = 0;
  for (let i = 0; i < size; i++) {
    const variance = variances[i] ?? 1;
    factor[i * size + i] = (factor[i * size + i] ?? 0) + 1 / variance;
    logPrior -= Math.log(variance);
  }
  if (!factorise(factor, size)) return null;
  const solution = new Float64Array(size);
  let logDeterminant = 0;
  let explained = 0;
  for (let i = 0; i < size; i++) {
    let sum = cross[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (factor[i * size + k] ?? 0) * (solution[k] ?? 0);
    const pivot = factor[i * size + i] ?? 1;
    const w = sum / pivot;
    solution[i] = w;
    explained += w * w;
    logDeterminant += 2 * Math.log(pivot);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = solution[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (factor[k * size + i] ?? 0) * (solution[k] ?? 0);
    solution[i] = sum / (factor[i * size + i] ?? 1);
  }
  const unexplained = Math.max(LEAST_SQUARE, square - explained);
  return { coefficients: solution, logEvidence: (logPrior - logDeterminant - observations * Math.log(unexplained)) / 2 };
}
