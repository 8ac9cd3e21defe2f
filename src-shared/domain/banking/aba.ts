/** First two digits in use: 00 the US government, 01–12 the Federal Reserve districts, 21–32 thrifts, 61–72 electronic, 80 traveller's cheques. */
function isKnownPrefix(prefix: number): boolean {
  return prefix <= 12 || (prefix >= 21 && prefix <= 32) || (prefix >= 61 && prefix <= 72) || prefix === 80;
}

const WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7, 1] as const;

/** What is wrong with an ABA routing number, the first thing found. */
export type RoutingProblem = 'malformed' | 'unknown_prefix' | 'wrong_checksum';

/**
 * What is wrong with a US bank's routing number, or null when it is right: nine digits, a prefix in use, digits weighted 3, 7, 1 add up to a
 * multiple of ten (ABA routing number policy). One changed digit is always found, because the weights have no divisor in common with ten.
 */
export function routingProblem(text: string): RoutingProblem | null {
  if (!/^\d{9}$/.test(text) || text === '000000000') return 'malformed';
  if (!isKnownPrefix(Number(text.slice(0, 2)))) return 'unknown_prefix';
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return sum % 10 === 0 ? null : 'wrong_checksum';
}
