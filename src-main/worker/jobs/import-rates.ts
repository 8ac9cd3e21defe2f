import { createHash } from 'node:crypto';
import type { RateFile } from '../../../src-shared/contract/currency.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../src-shared/result/assert.ts';
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

/** Rates kept in one transaction: a quarter of a second in which the interface's own writes wait. The whole history since 1999 has ten times as many. */
const RATES_PER_TRANSACTION = 20_000;

type ChangedRate = { readonly id: number; readonly before: string; readonly rate: Rate };
type Comparison = { readonly added: readonly Rate[]; readonly changed: readonly ChangedRate[]; readonly sameCount: number };

function compare(read: ReadHandle, rates: readonly Rate[], range: { from: IsoDate; through: IsoDate }): Comparison {
  const known = ecbRatesByDay(read, range);
  const added: Rate[] = [];
  const changed: ChangedRate[] = [];
  for (const rate of rates) {
    const stored = known.get(rate.to + rate.rateDate);
    if (stored === undefined) added.push(rate);
    else if (stored.rate !== rate.rate) changed.push({ id: stored.id, before: stored.rate, rate });
  }
  return { added, changed, sameCount: rates.length - added.length - changed.length };
}

function countsOf({ added, changed, sameCount }: Comparison): RateFile['counts'] {
  return { new: added.length, same: sameCount, changed: changed.length };
}

/** Keeps some days' rates with the entry that tells of them. Compared under the write lock: another process may import the same file. */
function keep(
  tx: WriteHandle,
  work: { input: ImportRatesJobInput; sha256: string; rates: readonly Rate[] },
  context: JobContext,
): RateFile['counts'] {
  const { input, sha256, rates } = work;
  const dates = rates.map((rate) => rate.rateDate).toSorted();
  const range = { from: must(dates[0], 'a first day'), through: must(dates.at(-1), 'a last day') };
  const comparison = compare(tx, rates, range);
  const { added, changed } = comparison;
  const counts = countsOf(comparison);
  if (added.length + changed.length === 0) return counts;
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
      after: { fileName: input.fileName, newCount: added.length, changedCount: changed.length, firstDate: range.from, lastDate: range.through },
      details: { fileSha256: sha256, counts, changes: told },
    },
    { businessId: chainId, userId: actor.userId, userName: actor.userName, source: actor.source, nowInstant, auditKey: context.auditKey },
  );
  return counts;
}

async function keepAll(input: ImportRatesJobInput, parsed: EcbRates, sha256: string, context: JobContext): Promise<RateFile['counts']> {
  const total = { new: 0, same: 0, changed: 0 };
  for (let start = 0; start < parsed.rates.length; start += RATES_PER_TRANSACTION) {
    const rates = parsed.rates.slice(start, start + RATES_PER_TRANSACTION);
    const counts = await context.database.write((tx) => keep(tx, { input, sha256, rates }, context));
    total.new += counts.new;
    total.same += counts.same;
    total.changed += counts.changed;
  }
  return total;
}

/** Reads a file of the ECB's reference rates and keeps what is new or corrected in it. The same file again changes nothing. */
export async function importRates(input: ImportRatesJobInput, context: JobContext): Promise<RateFile> {
  const parsed = parseEcbRates(input.bytes);
  const { rates, firstDate, lastDate } = parsed;
  const sha256 = createHash('sha256').update(input.bytes).digest('hex');
  context.control.checkpoint('Comparing rates', 0, rates.length);
  const counts =
    input.mode === 'preview'
      ? countsOf(compare(context.database.read, rates, { from: firstDate, through: lastDate }))
      : await keepAll(input, parsed, sha256, context);
  return {
    file: { name: input.fileName, sizeBytes: input.bytes.byteLength, sha256 },
    counts,
    firstDate,
    lastDate,
    currencies: [...parsed.currencies],
    unknownCurrencies: [...parsed.unknownCurrencies],
  };
}
