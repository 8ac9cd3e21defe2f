import { addDays } from '../../../src-shared/domain/calendar/iso-date.ts';
import { createIdentityCounts, IDENTITY_LENGTH, type IdentityCounts } from '../../engine/identity/count-identities.ts';
import { findReplacements, type Replacement } from '../../engine/identity/find-replacements.ts';
import { createVerdictBook } from '../../engine/identity/identify-rows.ts';
import { countLines, forEachBookedIdentity, listLinesByIdentity } from '../../features/imports/line-store.ts';
import type { JobContext } from '../job-context.ts';
import { type Comparison, type ImportJobInput, type ScannedRows, type TargetAccount, VERDICT_CODE } from './import-work.ts';
import type { StatementReader } from './statement-reader.ts';
import type { ScannedFile } from './walk-statement.ts';

/** How far before the statement a pending line may lie that it shows as booked. */
const PENDING_DAYS = 7;

/** Calls `visit` with the identity of each row, in file order. */
function forEachIdentity(identities: Uint8Array, visit: (identity: string, index: number) => void): void {
  const packed = Buffer.from(identities.buffer, identities.byteOffset, identities.byteLength);
  for (let index = 0, at = 0; at < packed.length; index += 1, at += IDENTITY_LENGTH)
    visit(packed.toString('latin1', at, at + IDENTITY_LENGTH), index);
}

/** What the person ticked and unticked beats what the comparison found. */
function applyChoices(verdicts: Uint8Array, scanned: ScannedRows, input: ImportJobInput): void {
  if (input.leaveOut.length === 0 && input.takeAnyway.length === 0) return;
  const leaveOut = new Set(input.leaveOut);
  const takeAnyway = new Set(input.takeAnyway);
  for (const [index, line] of scanned.lines.entries()) {
    if (leaveOut.has(line)) verdicts[index] = VERDICT_CODE.skipped;
    else if (verdicts[index] === VERDICT_CODE.same && takeAnyway.has(line)) verdicts[index] = VERDICT_CODE.twin;
  }
}

/** Identities of which the book holds more lines than the statement that covers their days. */
function unclaimedIdentities(inBook: IdentityCounts, identities: Uint8Array): string[] {
  const inFile = createIdentityCounts(identities.length / IDENTITY_LENGTH);
  forEachIdentity(identities, (identity) => inFile.add(identity));
  const unclaimed: string[] = [];
  for (const [identity, count] of inBook.entries()) if (count > inFile.get(identity)) unclaimed.push(identity);
  return unclaimed;
}

async function findChanged(
  reader: StatementReader,
  verdicts: Uint8Array,
  lines: ReturnType<typeof listLinesByIdentity>,
): Promise<Map<number, Replacement>> {
  const isNew = verdicts.map((verdict) => (verdict === VERDICT_CODE.new ? 1 : 0));
  const unknown = await reader.pick(isNew, new Set(lines.map((line) => line.amountMinor)));
  return new Map(findReplacements(unknown, lines).map((replacement) => [replacement.index, replacement]));
}

/** Compares a scanned file with the book: count-aware by identity, then lines the bank has written anew, then the person's own ticks. */
export async function compareWithBook(
  work: { reader: StatementReader; file: ScannedFile; target: TargetAccount; input: ImportJobInput },
  context: JobContext,
): Promise<Comparison> {
  const { reader, file, target, input } = work;
  const { scanned, identities } = file;
  const isKnown = target.id !== null && scanned.firstDate !== null && scanned.lastDate !== null;
  const range = isKnown
    ? { businessId: input.business.businessId, accountId: target.id, from: addDays(scanned.firstDate, -PENDING_DAYS), to: scanned.lastDate }
    : null;
  // Made as large as they become: growing a table of a million identities costs as much as filling it.
  const inBook = createIdentityCounts(range === null ? 0 : countLines(context.database.read, range));
  if (range !== null) forEachBookedIdentity(context.database.read, range, (identity) => inBook.add(identity));
  const book = createVerdictBook(inBook, scanned.lines.length);
  const verdicts = new Uint8Array(scanned.lines.length);
  forEachIdentity(identities, (identity, index) => {
    verdicts[index] = VERDICT_CODE[book.classify(identity)];
  });
  let replacements = new Map<number, Replacement>();
  if (range !== null && verdicts.includes(VERDICT_CODE.new)) {
    const unclaimed = unclaimedIdentities(inBook, identities);
    // A line before the statement's first day counts only while it is pending: the statement does not speak of other lines there.
    const lines = listLinesByIdentity(context.database.read, range, unclaimed).filter(
      (line) => line.isPending || line.bookingDate >= (scanned.firstDate ?? line.bookingDate),
    );
    if (lines.length > 0) replacements = await findChanged(reader, verdicts, lines);
    for (const index of replacements.keys()) verdicts[index] = VERDICT_CODE.changed;
  }
  applyChoices(verdicts, scanned, input);
  for (const index of replacements.keys()) if (verdicts[index] !== VERDICT_CODE.changed) replacements.delete(index);
  return { verdicts, replacements };
}
