import { addDays, type IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type { IncomeLine, PayrollLine } from '../../engine/detection/facts.ts';
import type { ExpenseLine } from '../../engine/detection/types.ts';
import { payeeKey, payeeName } from '../../engine/payee/payee-key.ts';
import { type CashLine, listCashLines } from '../../features/alerts/cash-line-store.ts';
import { type KnownParty, type LineSettlement, listLineSettlements, listPayees } from '../../features/alerts/settlement-store.ts';
import type { ReadHandle } from '../../database/database.ts';
import type { JobBusiness } from '../job-subject.ts';

/** Two years hold every payee's yearly rhythm twice; wages are looked at over one. */
const LINE_DAYS = 730;
const PAYROLL_DAYS = 365;
/** Money of these categories is no revenue, and no cost of the business: the owner's own, and what only moves. */
const NOT_OF_THE_BUSINESS: readonly (string | null)[] = ['Owner', 'Transfers'];

const PAYROLL_CATEGORY = 'Payroll';
/** Payees remembered between runs; a book of a million lines has fewer different memos than this. */
const REMEMBERED = 200_000;

type Payee = { readonly key: string; readonly name: string };

const payees = new Map<string, Payee>();

/** The payee of a line, remembered by what the line says: working it out is the slowest part of loading a year of lines. */
function payeeOf({ counterparty, description }: CashLine): Payee {
  const text = counterparty === null ? description : `${counterparty}\u0000${description}`;
  const known = payees.get(text);
  if (known !== undefined) return known;
  const made = { key: payeeKey(counterparty, description), name: payeeName(counterparty, description) };
  if (payees.size >= REMEMBERED) payees.clear();
  payees.set(text, made);
  return made;
}

export type DetectionLines = {
  readonly expenseLines: readonly ExpenseLine[];
  readonly incomeLines: readonly IncomeLine[];
  readonly payrollLines: readonly PayrollLine[];
  /** What the owner took out, by month (`YYYY-MM`): negative. */
  readonly ownerDraws: ReadonlyMap<string, number>;
};

export const NO_LINES: DetectionLines = { expenseLines: [], incomeLines: [], payrollLines: [], ownerDraws: new Map() };

/** Whether a line of the category is income or an expense of the business: neither the owner's money nor a transfer. */
export const isOfTheBusiness = (category: string | null): boolean => !NOT_OF_THE_BUSINESS.includes(category);

function toExpense(line: CashLine, payee: Payee, known: { party: KnownParty | undefined; settled: LineSettlement | undefined }): ExpenseLine {
  const agreed = known.settled?.agreedMinor ?? null;
  return {
    transactionId: String(line.id),
    date: line.bookingDate,
    amountMinor: minorUnits(line.baseAmountMinor),
    // A vendor's own number, where the name is known to be its: every line of a name gets the same key, matched or not.
    payeeKey: known.party?.vendorId === null || known.party === undefined ? payee.key : String(known.party.vendorId),
    payeeName: payee.name,
    category: line.category,
    isPlanned: known.settled !== undefined,
    agreedMinor: agreed === null || agreed >= 0 ? null : minorUnits(agreed),
  };
}

function toIncome(line: CashLine, payee: Payee, known: { party: KnownParty | undefined; settled: LineSettlement | undefined }): IncomeLine {
  const { party, settled } = known;
  const clientId = settled?.clientId ?? party?.clientId ?? null;
  return {
    transactionId: String(line.id),
    date: line.bookingDate,
    amountMinor: minorUnits(settled === undefined ? line.baseAmountMinor : Math.max(line.baseAmountMinor, settled.grossMinor)),
    payerKey: payee.key,
    payerName: payee.name,
    clientId: clientId === null ? null : String(clientId),
    category: line.category,
    expectedMinor: settled === undefined || settled.expectedMinor <= 0 ? null : minorUnits(settled.expectedMinor),
  };
}

/** The bank lines of two years as the detectors look at them: who was paid or paid, what had been expected, and which of them are wages. */
export function loadDetectionLines(read: ReadHandle, { businessId, asOf }: JobBusiness): DetectionLines {
  const range = { from: addDays(asOf, -LINE_DAYS), through: asOf };
  const settlements = listLineSettlements(read, businessId, range);
  const parties = listPayees(read, businessId);
  const wagesFrom: IsoDate = addDays(asOf, -PAYROLL_DAYS);
  const found = {
    expenseLines: new Array<ExpenseLine>(),
    incomeLines: new Array<IncomeLine>(),
    payrollLines: new Array<PayrollLine>(),
    ownerDraws: new Map<string, number>(),
  };
  for (const line of listCashLines(read, businessId, range)) {
    const payee = payeeOf(line);
    const settled = settlements.get(line.id);
    const known = { party: parties.get(payee.key), settled };
    const isForeign = !isOfTheBusiness(line.category);
    if (line.baseAmountMinor > 0) {
      if (!isForeign) found.incomeLines.push(toIncome(line, payee, known));
      continue;
    }
    found.expenseLines.push(toExpense(line, payee, known));
    if (isForeign) {
      const month = line.bookingDate.slice(0, 7);
      found.ownerDraws.set(month, (found.ownerDraws.get(month) ?? 0) + line.baseAmountMinor);
    }
    const isWage = settled?.obligationType === 'payroll' || line.category === PAYROLL_CATEGORY;
    if (isWage && line.bookingDate > wagesFrom)
      found.payrollLines.push({
        transactionId: String(line.id),
        date: line.bookingDate,
        amountMinor: minorUnits(line.baseAmountMinor),
        payeeKey: payee.key,
        payeeName: payee.name,
      });
  }
  return found;
}
