import { isSepaIban } from '../../../src-shared/domain/banking/iban.ts';
import { type IsoDate, isIsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { type MinorUnits, minorUnits, scaleMinor } from '../../../src-shared/domain/money/minor-units.ts';
import { possibleExecutionDate } from '../../engine/execution/payment/execution-date.ts';
import type { BatchPayment, NachaOriginator, PaymentAccount, PaymentFileOptions, Submission } from '../../engine/execution/payment/types.ts';
import { writePaymentFile } from '../../engine/execution/payment/write-payment-file.ts';
import { type AccountRow, listAccounts } from '../../features/accounts/store.ts';
import type { OpenItem } from '../../features/obligations/open-item.ts';
import { listBankAccounts } from '../../features/parties/bank-account-store.ts';
import { readSetting } from '../../features/settings/settings-store.ts';
import { NACHA_SETTING, nachaSchema } from './nacha-originator.ts';
import { actedItem, type ExecutionPlan, moneyText, type PlannedFile, type Undertaking } from './execution-plan.ts';

/** Minute of the day until which banks take files for the same day; fifteen o'clock is what most of them say. */
const CUT_OFF_MINUTE = 15 * 60;
const MINUTES = 60;

type Payee = { readonly name: string; readonly account: PaymentAccount } | { readonly problem: string };
type Line = { readonly item: OpenItem; readonly amountMinor: MinorUnits; readonly date: IsoDate };

/** The account money goes to. Details that nobody has confirmed are no account yet: changed details are how payments are stolen. */
function payeeOf({ read, business }: Undertaking, { schedule }: OpenItem): Payee {
  const name = schedule.counterpartyName ?? schedule.agreementName;
  if (schedule.expenseBucketId === null) return { problem: `${name}: nobody is recorded whom to pay; name the vendor of the agreement.` };
  const account = listBankAccounts(read, business.businessId, { kind: 'vendor', id: schedule.expenseBucketId })[0];
  if (account === undefined) return { problem: `${name}: no bank account is recorded.` };
  if (account.confirmedAt === null)
    return {
      problem: `${name}: the bank account ${account.iban ?? account.accountNumber ?? ''} is new and nobody has confirmed it; compare it with the bill and confirm it.`,
    };
  const holder = account.holderName ?? name;
  if (account.iban !== null) return { name: holder, account: { kind: 'iban', iban: account.iban, bic: account.bic } };
  const { accountNumber, routingNumber } = account;
  return { name: holder, account: { kind: 'us', accountNumber: accountNumber ?? '', routingNumber: routingNumber ?? '', accountType: 'checking' } };
}

/** The own account a payment leaves: the one chosen, else the first bank account in its currency that has a number. */
function debtorOf({ read, business, edits }: Undertaking, currency: string): AccountRow | null {
  const chosen = edits.get('debtorAccountId');
  const own = listAccounts(read, business.businessId).filter(
    (account) => !account.isArchived && account.currency === currency && (account.iban !== null || account.accountNumber !== null),
  );
  if (chosen !== undefined) return own.find(({ id }) => id === Number(chosen)) ?? null;
  return (
    own.find(({ accountType, iban }) => accountType === 'bank' && iban !== null) ?? own.find(({ accountType }) => accountType === 'bank') ?? null
  );
}

function originatorOf({ read, business, edits }: Undertaking): NachaOriginator | null {
  const stored = readSetting(read, business.businessId, NACHA_SETTING);
  const given = Object.fromEntries([...edits].flatMap(([field, value]) => (field.startsWith('nacha.') ? [[field.slice(6), value]] : [])));
  const parsed = nachaSchema.safeParse({ ...(typeof stored === 'object' && stored !== null ? stored : {}), ...given });
  return parsed.success ? parsed.data : null;
}

/** The format the own bank takes: SEPA from an IBAN in euros, NACHA in the US, else a list to upload. */
function optionsOf(undertaking: Undertaking, debtor: AccountRow, submission: Submission): PaymentFileOptions | string {
  if (debtor.iban !== null && debtor.currency === 'EUR' && isSepaIban(debtor.iban)) return { format: 'sepa', submission };
  if (debtor.iban !== null || debtor.currency !== 'USD' || undertaking.business.country !== 'US') return { format: 'csv', submission };
  const originator = originatorOf(undertaking);
  return originator === null
    ? 'Your bank needs to know who sends a US payment file: give nacha.destinationRouting, nacha.destinationName, nacha.originId and nacha.companyId once.'
    : { format: 'nacha', submission, originator };
}

function debtorAccount(debtor: AccountRow, options: PaymentFileOptions): PaymentAccount {
  if (debtor.iban !== null) return { kind: 'iban', iban: debtor.iban, bic: null };
  const routingNumber = options.format === 'nacha' ? options.originator.destinationRouting : '';
  return { kind: 'us', accountNumber: debtor.accountNumber ?? '', routingNumber, accountType: 'checking' };
}

/** The day an item is meant to be paid on by the option, before the bank's calendar has its say. */
function wantedDate({ business, edits, option }: Undertaking, { schedule }: OpenItem): IsoDate {
  const typed = edits.get('executionDate');
  if (typed !== undefined && isIsoDate(typed)) return typed;
  if (option.kind === 'pay_now') return business.today;
  const { discountUntil, dueDate } = schedule;
  return option.kind === 'pay_early_for_discount' && discountUntil !== null && discountUntil >= business.today ? discountUntil : dueDate;
}

/** What is paid on a day: the open amount, less the discount while it can be had. */
function amountOn({ openMinor, schedule }: OpenItem, date: IsoDate): MinorUnits {
  const { discountBps, discountUntil } = schedule;
  const open = minorUnits(Math.abs(openMinor));
  if (discountBps === null || discountUntil === null || date > discountUntil) return open;
  return minorUnits(open - scaleMinor(open, BigInt(discountBps), 10_000n, 'half-away-from-zero'));
}

type Group = { readonly lines: readonly Line[]; readonly debtor: AccountRow; readonly options: PaymentFileOptions; readonly number: number };

/** `T1A12N1S345`: short enough for every bank, and found again in the statement. */
const endToEnd = ({ action, business }: Undertaking, { schedule }: OpenItem): string =>
  `T${business.businessId}A${action.id}N${action.state.approvalNumber + 1}S${schedule.id}`;

function writeGroup(
  undertaking: Undertaking,
  { lines, debtor, options, number }: Group,
): { file: PlannedFile | null; problems: string[]; findings: string[] } {
  const { action, business, nowInstant } = undertaking;
  const problems: string[] = [];
  const payments = lines.flatMap(({ item, amountMinor }, index): BatchPayment[] => {
    const { schedule } = item;
    const payee = payeeOf(undertaking, item);
    if ('problem' in payee) {
      problems.push(`Line ${index + 1}, ${payee.problem}`);
      return [];
    }
    return [
      {
        id: String(schedule.id),
        creditorName: payee.name,
        creditorKind: schedule.obligationType === 'payroll' ? 'person' : 'company',
        account: payee.account,
        amountMinor,
        currency: schedule.currency,
        remittance: schedule.paymentReference ?? schedule.documentNumber ?? schedule.description ?? schedule.agreementName,
        endToEndId: endToEnd(undertaking, item),
        isPayroll: schedule.obligationType === 'payroll',
        lineLabel: `Line ${index + 1}`,
      },
    ];
  });
  const [first] = lines;
  if (first === undefined || payments.length < lines.length) return { file: null, problems, findings: [] };
  const outcome = writePaymentFile(
    {
      id: `T${business.businessId}A${action.id}N${action.state.approvalNumber + 1}F${number}`,
      createdAt: nowInstant,
      executionDate: first.date,
      urgency: 'normal',
      debtor: { name: business.name, account: debtorAccount(debtor, options) },
      currency: debtor.currency,
      payments,
    },
    options,
  );
  const say = (severity: 'error' | 'warning'): string[] =>
    outcome.findings.filter((finding) => finding.severity === severity).map(({ sentence }) => sentence);
  if (outcome.kind === 'refused') return { file: null, problems: say('error'), findings: say('warning') };
  const { file } = outcome;
  const count = `${file.paymentCount} ${file.paymentCount === 1 ? 'payment' : 'payments'}`;
  const planned: PlannedFile = {
    fileName: file.fileName,
    mediaType: file.mediaType,
    text: file.text,
    sentence: `A ${file.format.toUpperCase()} payment file from ${debtor.name}: ${count}, ${moneyText(file.totalMinor, file.currency)} on ${first.date}.`,
    mailtoUrl: null,
    items: lines.map(({ item }) => actedItem(item, endToEnd(undertaking, item))),
  };
  return { file: planned, problems: [], findings: say('warning') };
}

/** The action's open items as payment files: one a day and currency, since a bank executes a file on one day from one account. */
export function planPayments(undertaking: Undertaking): ExecutionPlan {
  const { business, hour, items } = undertaking;
  const outgoing = items.filter(({ openMinor }) => openMinor < 0);
  if (outgoing.length === 0) return { files: [], changes: [], findings: [], problems: ['Nothing is open any more: there is nothing to pay.'] };
  const submission: Submission = { localDate: business.today, minuteOfDay: hour * MINUTES, cutOffMinute: CUT_OFF_MINUTE };
  const problems: string[] = [];
  const groups = new Map<string, { lines: Line[]; debtor: AccountRow; options: PaymentFileOptions }>();
  for (const [currency, own] of Map.groupBy(outgoing, ({ schedule }) => schedule.currency)) {
    const debtor = debtorOf(undertaking, currency);
    const options =
      debtor === null
        ? `None of your accounts in ${currency} has an IBAN or an account number; add it to the account that pays.`
        : optionsOf(undertaking, debtor, submission);
    if (debtor === null || typeof options === 'string') {
      problems.push(typeof options === 'string' ? options : '');
      continue;
    }
    for (const item of own) {
      const date = possibleExecutionDate(wantedDate(undertaking, item), options, 'normal');
      const key = `${date}|${currency}`;
      const group = groups.get(key) ?? { lines: [], debtor, options };
      group.lines.push({ item, date, amountMinor: amountOn(item, date) });
      groups.set(key, group);
    }
  }
  const written = [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group], index) => writeGroup(undertaking, { ...group, number: index + 1 }));
  const approvals = outgoing
    .filter(({ schedule }) => schedule.approvedAt === null && (schedule.isDocumentBook || schedule.documentNumber !== null))
    .map(
      (item) =>
        ({
          kind: 'approve_bill',
          scheduleId: item.schedule.id,
          label: `${item.schedule.counterpartyName ?? ''} ${item.schedule.documentNumber ?? item.schedule.dueDate}`.trim(),
        }) as const,
    );
  return {
    files: written.flatMap(({ file }) => (file === null ? [] : [file])),
    changes: approvals,
    findings: written.flatMap(({ findings }) => findings),
    problems: [...problems, ...written.flatMap((one) => one.problems)],
  };
}
