/** What the work throws, for comparing code and data at once; null when it does not throw. */
export function caught(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
}
