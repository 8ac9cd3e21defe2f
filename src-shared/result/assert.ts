/** A programmer's mistake: throws with what was expected. Never used for what a person or a file can get wrong. */
export function assert(condition: unknown, expectation: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${expectation}`);
}

/** The value, or a thrown assertion when an index or a lookup that must hit does not. */
export function must<T>(value: T | undefined | null, expectation: string): T {
  assert(value !== undefined && value !== null, expectation);
  return value;
}

/** Exhaustiveness: a switch over a closed union that forgets a member does not compile. */
export function unreachable(value: never): never {
  throw new Error(`Assertion failed: unexpected value ${String(value)}`);
}
