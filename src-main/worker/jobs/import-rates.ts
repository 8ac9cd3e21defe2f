import { createHash } from 'node:crypto';
import type { RateFile } from '../../../src-shared/contract/currency.ts';
import type { EcbRates } from '../../engine/currency/ecb-rates.ts';
import { parseEcbRates } from '../../engine/currency/parse-ecb-rates.ts';
import { pairName } from '../../engine/currency/rate-missing.ts';
import type { Rate } from '../../engine/currency/types.ts';
import { appendAudit } from '../../features/audit/append-entry.ts';
import { changeRate, ecbRatesByDay, insertRates } from '../../features/currency/rate-store.ts';
import type { ReadHandle, WriteHandle } from '../../database/database.ts';
import type { JobContext } from '../job-context.ts';
import type { JobActor } from '../job-subject.ts';

export type ImportRatesJobInput = {
  /** The audit chain that tells of it: the business of the call, or 0 for the file's own. */
  readonly chainId: number;
  readonly actor: JobActor;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mode: 'preview' | 'keep';
};

/** Changed rates told one by one in the entry; the ECB corrects a handful in a year. */
const CHANGES_TOLD = 100;

type ChangedRate = { readonly id: number; readonly before: string; readonly rate: Rate };
type Comparison = { readonly added: readonly Rate[]; readonly changed: readonly ChangedRate[]; readonly sameCount: number };

function compare(read: ReadHandle, parsed: EcbRates): Comparison {
  const known = ecbRatesByDay(read, { from: parsed.firstDate, through: parsed.lastDate });
  const added: Rate[] = [];
  const changed: ChangedRate[] = [];
  for (const rate of parsed.rates) {
    const stored = known.get(rate.to + rate.rateDate);
    if (stored === undefined) added.push(rate);
    else if (stored.rate !== rate.rate) changed.push({ id: stored.id, before: stored.rate, rate });
  }
  return { added, changed, sameCount: parsed.rates.length - added.length - changed.length };
}

function describe(input: ImportRatesJobInput, parsed: EcbRates, { added, changed, sameCount }: Comparison): RateFile {
  const sha256 = createHash('sha256').update(input.bytes).digest('hex');
  return {
    file: { name: input.fileName, sizeBytes: input.bytes.byteLength, sha256 },
    counts: { new: added.length, same: sameCount, changed: changed.length },
    firstDate: parsed.firstDate,
    lastDate: parsed.lastDate,
    currencies: [...parsed.currencies],
    unknownCurrencies: [...parsed.unknownCurrencies],
  };
}

function keep(tx: WriteHandle, input: ImportRatesJobInput, parsed: EcbRates, context: JobContext): RateFile {
  const comparison = compare(tx, parsed);
  const result = describe(input, parsed, comparison);
  const { added, changed } = comparison;
  if (added.length + changed.length === 0) return result;
  const nowInstant = context.clock.nowInstant();
  insertRates(tx, added, nowInstant);
  for (const { id, rate } of changed) changeRate(tx, id, rate.rate);
  const told = changed.slice(0, CHANGES_TOLD).map(({ before, rate }) => [pairName(rate.from, rate.to), rate.rateDate, before, rate.rate]);
  const { actor, chainId } = input;
  appendAudit(
    tx,
    {
      action: 'import_rates',
      entityType: 'exchange_rate',
      after: { fileName: input.fileName, newCount: added.length, changedCount: changed.length, firstDate: parsed.firstDate, lastDate: parsed.lastDate },
      details: { fileSha256: result.file.sha256, counts: result.counts, currencies: result.currencies, changes: told },
    },
    { businessId: chainId, userId: actor.userId, userName: actor.userName, source: actor.source, nowInstant, auditKey: context.auditKey },
  );
  return result;
}

/** Reads a file of the ECB's reference rates and keeps what is new or corrected in it, in one transaction. The same file again changes nothing. */
export async function importRates(input: ImportRatesJobInput, context: JobContext): Promise<RateFile> {
  const parsed = parseEcbRates(input.bytes);
  context.control.checkpoint('Comparing rates', 0, parsed.rates.length);
  if (input.mode === 'preview') return describe(input, parsed, compare(context.database.read, parsed));
  return context.database.write((tx) => keep(tx, input, parsed, context));
}
