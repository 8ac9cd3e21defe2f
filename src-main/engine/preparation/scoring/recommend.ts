import { must } from '../../../../src-shared/result/assert.ts';
import type { Recommendation } from '../build-action.ts';
import type { ActionOption } from '../types.ts';

/** Among options of equal right: lowest risk, then lowest cost, then the agent's own order. */
function gentlest(options: readonly ActionOption[]): ActionOption {
  return must(options.toSorted((a, b) => a.risk.compositeScore - b.risk.compositeScore || a.costMinor - b.costMinor)[0], 'an option');
}

/**
 * The option to recommend where cash is short: of those that keep the buffer the one with the lowest risk, then the lowest cost; if none does, the
 * one that lifts the lowest day most. Without a forecast, or when no option moves the lowest day, the one with the lowest risk.
 */
export function recommendByCash(options: readonly ActionOption[]): Recommendation {
  const holding = options.filter((option) => option.lowPoint?.holdsBuffer === true);
  if (holding.length > 0) {
    const best = gentlest(holding);
    const alone = holding.length === 1 ? 'The only option that keeps the buffer' : 'Keeps the buffer at the lowest risk';
    return { optionId: best.optionId, reason: `${alone}.` };
  }
  const most = Math.max(...options.map((option) => option.lowPoint?.changeMinor ?? 0));
  const helping = options.filter((option) => most > 0 && option.lowPoint?.changeMinor === most);
  if (helping.length > 0)
    return { optionId: gentlest(helping).optionId, reason: 'Lifts the lowest day most, though the buffer is still not reached.' };
  return { optionId: gentlest(options).optionId, reason: 'The lowest risk; no option changes the lowest day.' };
}
