import { openFeeder } from '../bad-inputs/feed-bad-inputs.ts';
import type { Range } from '../bad-inputs/soak-run.ts';

/** A process of its own that feeds the ranges it is sent, and answers each with what it found. Ends when its parent lets go of it. */
const feeder = await openFeeder();
process.on('message', ({ first, end }: Range) => {
  const indices = Array.from({ length: end - first }, (_, offset) => first + offset);
  void feeder.feed(indices).then((found) => process.send?.(found));
});
// The parent may be gone in the middle of a range: then nobody waits for the rest of it.
process.once('disconnect', () => void feeder.close().finally(() => process.exit()));
process.send?.('ready');
