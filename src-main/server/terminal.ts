/** What a terminal sends to end a program. Windows knows only the first, and sends the last when its window is closed. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls `stop` at the first signal; a second one ends the process at once, as impatient people expect. Returns how to stop listening. */
export function onStopSignal(stop: () => void): () => void {
  const listener = (): void => {
    process.once('SIGINT', () => process.exit(130));
    stop();
  };
  for (const signal of STOP_SIGNALS) process.once(signal, listener);
  return () => {
    for (const signal of STOP_SIGNALS) process.removeListener(signal, listener);
  };
}

/** Enter prints a fresh address where a person sits at the terminal; nothing is read from a pipe. Returns how to stop. */
export function offerFreshAddresses(printAddress: () => void): () => void {
  if (!process.stdin.isTTY) return () => undefined;
  process.stdin.on('data', printAddress);
  return () => {
    process.stdin.removeListener('data', printAddress);
    process.stdin.pause();
  };
}
