import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { FieldValues } from '../types.ts';
import { saysSettled } from '../words/value-words.ts';
import { type Built, nameOf, numberOf, rejected, type RowCells, type RowContext, type RowDraft, said, skipped, textOf } from './row-draft.ts';
import { daysOfTerms } from '../read-cell.ts';

/** The amounts of a row in cash sign: what is still open where the table says it, else the whole. */
function amountsOf(
  read: FieldValues,
  context: RowContext,
): { readonly open: number | null; readonly amount: number | null; readonly tax: number | null } {
  const turn = context.sign === 'flip' ? -1 : 1;
  const signed = (value: number | null): number | null => (value === null ? null : value * turn + 0);
  const tax = numberOf(read, 'taxAmount');
  const net = numberOf(read, 'netAmount');
  const whole = numberOf(read, 'amount') ?? (net === null ? null : net + (tax === null ? 0 : Math.abs(tax) * (net < 0 ? -1 : 1)));
  const amount = signed(whole);
  const open = signed(numberOf(read, 'openAmount'));
  const base = open ?? amount;
  return { open, amount, tax: tax === null || base === null ? null : Math.abs(tax) * (base < 0 ? -1 : 1) };
}

function problemOf(name: string, values: FieldValues, amounts: ReturnType<typeof amountsOf>): RowDraft['leftOut'] {
  const amount = amounts.open ?? amounts.amount;
  const [issueDate, dueDate] = [textOf(values, 'issueDate'), textOf(values, 'dueDate')];
  if (name === '') return rejected('It says nobody who owes or is owed it.');
  if (amount === null) return rejected('It has no amount.');
  if (amount === 0) return skipped('Nothing is open on it.');
  if (dueDate === '' && issueDate === '') return rejected('It has no date.');
  if (dueDate !== '' && issueDate > dueDate) return rejected(`It is due on ${dueDate}, before its date ${issueDate}.`);
  const isTaxTooMuch = amounts.open === null && amounts.tax !== null && Math.abs(amounts.tax) > Math.abs(amount);
  return isTaxTooMuch ? rejected('The tax is more than the whole amount.') : null;
}

/** A row of a list of open invoices or bills. */
export function buildDocument({ read, raw, currency }: RowCells, context: RowContext): Built {
  const name = nameOf(read, 'party');
  const amounts = amountsOf(read, context);
  const termsDays = numberOf(read, 'paymentTermsDays') ?? daysOfTerms(textOf(read, 'paymentTerms'));
  const issueDate = textOf(read, 'issueDate');
  const ownDue = textOf(read, 'dueDate');
  const dueDate = ownDue === '' && issueDate !== '' && termsDays !== null ? addDays(issueDate as IsoDate, termsDays) : ownDue;
  // The tax of the whole says nothing about the part that is open.
  const isPart = amounts.open !== null && amounts.amount !== null && amounts.open !== amounts.amount;
  const tax = isPart || Math.abs(amounts.tax ?? 0) > Math.abs(amounts.open ?? amounts.amount ?? 0) ? null : amounts.tax;
  const { documentNumber, paymentReference, description, promisedDate, discountUntil, discountBps } = read;
  const values = said({
    documentNumber: documentNumber ?? null,
    issueDate: issueDate === '' ? null : issueDate,
    dueDate: dueDate === '' ? null : dueDate,
    amount: amounts.amount,
    openAmount: amounts.open,
    taxAmount: tax,
    currency,
    paymentReference: paymentReference ?? null,
    description: description ?? null,
    promisedDate: promisedDate ?? null,
    discountUntil: discountUntil ?? null,
    discountBps: discountBps === 0 ? null : (discountBps ?? null),
  });
  const state = raw.get('documentStatus') ?? '';
  const number = textOf(read, 'documentNumber');
  return {
    values,
    leftOut: saysSettled(state) ? skipped(`It is not open: “${state}”.`) : problemOf(name, values, amounts),
    party: { kind: context.kind === 'invoices' ? 'customer' : 'vendor', name, taxId: textOf(read, 'taxId') === '' ? null : textOf(read, 'taxId') },
    label: [number, name].filter((text) => text !== '').join(' · '),
    termsDays,
  };
}
