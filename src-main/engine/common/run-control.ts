/**
 * How a long engine run reports and stops. An engine is synchronous and pure, so the caller hands it this: `checkpoint` is called every few
 * thousand rows or paths, tells how far the run is, and throws an AppError `CANCELLED` when the person has pressed Cancel.
 */
export type RunControl = {
  /** `done` and `total` in the run's own units (rows, bytes, paths); `label` is what a progress line shows. Throws to cancel. */
  readonly checkpoint: (label: string, done: number, total: number) => void;
};

/** For tests and short runs: never reports, never cancels. */
export const UNCONTROLLED: RunControl = { checkpoint: () => undefined };
