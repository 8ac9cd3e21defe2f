import type { RecurringStreamView } from '../../../src-shared/contract/matching.ts';
import type { ReadHandle } from '../../database/database.ts';
import { listPartyAliases } from '../../features/matching/match-store.ts';
import { listParties } from '../../features/parties/party-store.ts';
import type { JobContext } from '../job-context.ts';
import type { JobBusiness } from '../job-subject.ts';
import { describeStream, type KnownPayee } from './describe-stream.ts';
import { loadStreams } from './load-streams.ts';

export type SuggestStreamsInput = { readonly business: JobBusiness };
export type SuggestStreamsOutput = { readonly streams: RecurringStreamView[]; readonly refusedCount: number };

/** Finds a payee among customers (money in) or vendors (money out): by a name confirmed on bank lines, else by the very name. */
export function knownPayees(read: ReadHandle, businessId: number): KnownPayee {
  const customers = new Map(listParties(read, businessId, 'customer').map(({ id, name }) => [name.toLowerCase(), id]));
  const vendors = new Map(listParties(read, businessId, 'vendor').map(({ id, name }) => [name.toLowerCase(), id]));
  for (const [party, { payeeKeys }] of listPartyAliases(read, businessId)) {
    const byName = party % 2 === 0 ? customers : vendors;
    for (const key of payeeKeys) if (!byName.has(key)) byName.set(key, Math.floor(party / 2));
  }
  return ({ direction, payeeKey, payeeName }) => {
    const byName = direction === 'in' ? customers : vendors;
    const id = byName.get(payeeKey) ?? byName.get(payeeName.toLowerCase()) ?? null;
    return direction === 'in' ? { clientId: id, expenseBucketId: null } : { clientId: null, expenseBucketId: id };
  };
}

export function suggestStreams(input: SuggestStreamsInput, context: JobContext): SuggestStreamsOutput {
  const { open, refusedCount } = loadStreams(context, input.business);
  const known = knownPayees(context.database.read, input.business.businessId);
  return { streams: open.map((stream) => describeStream(stream, known)), refusedCount };
}
