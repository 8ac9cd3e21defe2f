function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

async function* until(stream: AsyncIterable<unknown>, signal: AbortSignal): AsyncGenerator {
  const iterator = stream[Symbol.asyncIterator]();
  const over = new Promise<{ done: true; value: undefined }>((resolve) => {
    signal.addEventListener('abort', () => resolve({ done: true, value: undefined }), { once: true });
  });
  try {
    while (!signal.aborted) {
      const next = await Promise.race([iterator.next(), over]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a source that is waiting for its next value ends with it.
    void iterator.return?.();
  }
}

/** A stream that ends with the signal: who has locked, or left to somebody else, hears nothing more. Anything else is left as it is. */
export function endsWith<T>(output: T, signal: AbortSignal): T {
  return isStream(output) ? (until(output, signal) as unknown as T) : output;
}
