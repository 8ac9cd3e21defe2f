import { sumMinor } from '../../../../src-shared/domain/money/minor-units.ts';
import { assert } from '../../../../src-shared/result/assert.ts';
import { fittedText } from './plain-text.ts';
import type { BatchPayment, NachaOriginator, PaymentAccount, PaymentBatch, Submission, UsAccount } from './types.ts';

/** Length of a record and records of a block (NACHA operating rules, appendix three). */
const RECORD_LENGTH = 94;
const BLOCKING_FACTOR = 10;
/** Credits only. */
const SERVICE_CLASS = '220';
/** Credit to a checking and to a savings account. */
const TRANSACTION_CODE = { checking: '22', savings: '32' } as const;
/** The entry hash keeps its last ten digits. */
const HASH_MODULUS = 10_000_000_000;

type EntryClass = 'PPD' | 'CCD';
type Group = { readonly entryClass: EntryClass; readonly payments: readonly BatchPayment[] };
/** Counts and sums of a batch, as its control record and the file's repeat them. */
type Totals = { readonly entryCount: number; readonly hash: number; readonly creditMinor: number };

function usAccount(account: PaymentAccount): UsAccount {
  assert(account.kind === 'us', 'a validated US batch, whose accounts have routing numbers');
  return account;
}

/** Alphanumeric field: capital letters, left-justified, cut and filled with spaces. */
function text(value: string, width: number): string {
  return fittedText(value, width).toUpperCase().padEnd(width);
}

/** Numeric field: right-justified, filled with zeros. */
function digits(value: number, width: number): string {
  const written = String(value);
  assert(written.length <= width, `a number of at most ${width} digits`);
  return written.padStart(width, '0');
}

function record(...fields: readonly string[]): string {
  const line = fields.join('');
  assert(line.length === RECORD_LENGTH, `a record of ${RECORD_LENGTH} characters, got ${line.length}`);
  return line;
}

const shortDate = (date: string): string => `${date.slice(2, 4)}${date.slice(5, 7)}${date.slice(8, 10)}`;

function clockTime(minuteOfDay: number): string {
  return `${digits(Math.floor(minuteOfDay / 60), 2)}${digits(minuteOfDay % 60, 2)}`;
}

function fileHeader(batch: PaymentBatch, { originator, submission }: NachaSettings): string {
  return record(
    '101',
    ` ${originator.destinationRouting}`,
    originator.originId.toUpperCase().padStart(10),
    `${shortDate(submission.localDate)}${clockTime(submission.minuteOfDay)}`,
    originator.fileIdModifier,
    '094101',
    text(originator.destinationName, 23),
    text(batch.debtor.name, 23),
    text('', 8),
  );
}

function batchHeader(batch: PaymentBatch, group: Group, { originator, number }: { originator: NachaOriginator; number: number }): string {
  return record(
    `5${SERVICE_CLASS}`,
    text(batch.debtor.name, 16),
    text('', 20),
    originator.companyId.toUpperCase().padEnd(10),
    group.entryClass,
    text(originator.entryDescription, 10),
    shortDate(batch.executionDate),
    shortDate(batch.executionDate),
    '   1',
    originatingBank(batch),
    digits(number, 7),
  );
}

function entryRecords(batch: PaymentBatch, payment: BatchPayment, sequence: number): string[] {
  const { accountNumber, accountType, routingNumber } = usAccount(payment.account);
  const hasAddenda = fittedText(payment.remittance, 80) !== '';
  const entry = record(
    `6${TRANSACTION_CODE[accountType]}`,
    routingNumber,
    accountNumber.replace(/ /g, '').padEnd(17),
    digits(payment.amountMinor, 10),
    text(payment.endToEndId, 15),
    text(payment.creditorName, 22),
    '  ',
    hasAddenda ? '1' : '0',
    originatingBank(batch),
    digits(sequence, 7),
  );
  return hasAddenda ? [entry, record('705', text(payment.remittance, 80), '0001', digits(sequence, 7))] : [entry];
}

function totalsOf(payments: readonly BatchPayment[], recordCount: number): Totals {
  const hash = payments.reduce((sum, { account }) => (sum + Number(usAccount(account).routingNumber.slice(0, 8))) % HASH_MODULUS, 0);
  return { entryCount: recordCount, hash, creditMinor: sumMinor(payments.map((payment) => payment.amountMinor)) };
}

const originatingBank = (batch: PaymentBatch): string => usAccount(batch.debtor.account).routingNumber.slice(0, 8);

const totalFields = ({ hash, creditMinor }: Totals): string => `${digits(hash, 10)}${digits(0, 12)}${digits(creditMinor, 12)}`;

function batchControl(batch: PaymentBatch, totals: Totals, { originator, number }: { originator: NachaOriginator; number: number }): string {
  return record(
    `8${SERVICE_CLASS}`,
    digits(totals.entryCount, 6),
    totalFields(totals),
    originator.companyId.toUpperCase().padEnd(10),
    text('', 25),
    originatingBank(batch),
    digits(number, 7),
  );
}

/** People and companies travel in batches of their own: PPD and CCD. */
function groupsOf(batch: PaymentBatch): Group[] {
  const of = (kind: BatchPayment['creditorKind']): readonly BatchPayment[] => batch.payments.filter((payment) => payment.creditorKind === kind);
  const groups: Group[] = [
    { entryClass: 'PPD', payments: of('person') },
    { entryClass: 'CCD', payments: of('company') },
  ];
  return groups.filter((group) => group.payments.length > 0);
}

type NachaSettings = { readonly originator: NachaOriginator; readonly submission: Submission };

/**
 * A validated batch as NACHA file of credits: file header, a batch of PPD entries for people and one of CCD entries for companies, each with its
 * control record, the remittance text as addenda, trace numbers counted through the file, filled with nines to blocks of ten records. The entry hash
 * is the sum of the first eight digits of the receiving routing numbers, its last ten digits kept.
 */
export function nachaFile(batch: PaymentBatch, settings: NachaSettings): string {
  const { originator } = settings;
  const lines = [fileHeader(batch, settings)];
  const groups = groupsOf(batch);
  let sequence = 0;
  let entryCount = 0;
  for (const [index, group] of groups.entries()) {
    const place = { originator, number: index + 1 };
    const entries = group.payments.flatMap((payment) => {
      sequence += 1;
      return entryRecords(batch, payment, sequence);
    });
    entryCount += entries.length;
    lines.push(batchHeader(batch, group, place), ...entries, batchControl(batch, totalsOf(group.payments, entries.length), place));
  }
  const totals = totalsOf(batch.payments, entryCount);
  const blockCount = Math.ceil((lines.length + 1) / BLOCKING_FACTOR);
  lines.push(record('9', digits(groups.length, 6), digits(blockCount, 6), digits(totals.entryCount, 8), totalFields(totals), text('', 39)));
  while (lines.length < blockCount * BLOCKING_FACTOR) lines.push('9'.repeat(RECORD_LENGTH));
  return `${lines.join('\r\n')}\r\n`;
}
