import type { ConfirmedMatch, FeeProfile } from './types.ts';

/** Payments that must agree before a fee is expected. */
const AGREEING_MIN = 3;
/** Minor units a fee may be off its formula: processors round each part on their own. */
const ROUNDING_MINOR = 2;
/** Share of a channel's payments that must agree; where fewer do, there is no rule. */
const AGREEING_SHARE = 0.6;
/** The latest payments are enough, and pairs of them grow with the square. */
const SAMPLE_MAX = 40;

type Point = { readonly gross: number; readonly fee: number };

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Fixed part and share by the Theil–Sen estimator (Sen 1968): median of the slopes of all pairs, then median of what is left. Robust to 29 % outliers. */
function fitFee(points: readonly Point[]): { readonly fixedMinor: number; readonly share: number; readonly count: number } {
  const slopes = points.flatMap((a, index) =>
    points.slice(index + 1).flatMap((b) => (a.gross === b.gross ? [] : [(a.fee - b.fee) / (a.gross - b.gross)])),
  );
  const share = slopes.length === 0 ? 0 : Math.max(0, median(slopes));
  const fixedMinor = Math.max(0, median(points.map(({ gross, fee }) => fee - share * gross)));
  const count = points.filter(({ gross, fee }) => Math.abs(fee - fixedMinor - share * gross) <= ROUNDING_MINOR).length;
  return { fixedMinor, share, count };
}

/**
 * What each channel keeps, learned from confirmed payments: `fee = fixed + share × gross`, fitted robustly, once by the name on the lines and once by
 * counterparty. A channel counts with three payments that agree to two minor units and are three fifths of all its latest forty. Order of the
 * history does not matter beyond its dates.
 */
export function learnFeeProfiles(history: readonly ConfirmedMatch[]): FeeProfile[] {
  const byChannel = new Map<string, ConfirmedMatch[]>();
  const add = (key: string, match: ConfirmedMatch): void => {
    const list = byChannel.get(key);
    if (list === undefined) byChannel.set(key, [match]);
    else list.push(match);
  };
  for (const match of history) {
    add(`payee ${match.payeeKey}`, match);
    add(`counterparty ${match.counterpartyId}`, match);
  }
  const profiles: FeeProfile[] = [];
  for (const [key, matches] of byChannel) {
    const latest = matches.toSorted((a, b) => (a.bookingDate < b.bookingDate ? 1 : -1)).slice(0, SAMPLE_MAX);
    const first = latest[0];
    if (first === undefined || latest.filter((match) => match.feeMinor !== 0).length < AGREEING_MIN) continue;
    const fit = fitFee(latest.map(({ grossMinor, discountMinor, feeMinor }) => ({ gross: Math.abs(grossMinor + discountMinor), fee: -feeMinor })));
    if (fit.count < AGREEING_MIN || fit.count < AGREEING_SHARE * latest.length) continue;
    const isPayee = key.startsWith('payee ');
    profiles.push({ payeeKey: isPayee ? first.payeeKey : null, counterpartyId: isPayee ? null : first.counterpartyId, ...fit });
  }
  return profiles;
}

/** The fee of a payment by a profile, as a positive figure in whole minor units, half up. */
export function expectedFee(profile: FeeProfile, grossMinor: number): number {
  return Math.floor(profile.fixedMinor + profile.share * Math.abs(grossMinor) + 0.5);
}

/** What a payment was before a profile's fee was kept, in cash sign and whole minor units, half up: the inverse of `expectedFee`. */
export function grossBeforeFee({ fixedMinor, share }: FeeProfile, netMinor: number): number {
  return Math.floor((netMinor + fixedMinor) / (netMinor > 0 ? 1 - share : 1 + share) + 0.5);
}
