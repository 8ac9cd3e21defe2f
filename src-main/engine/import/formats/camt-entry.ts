import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { type IsoDate, isIsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { StatementRow } from '../types.ts';
import { parseFigure } from './figures.ts';
import { ibanOrNull, joinWords } from './words.ts';
import { currencyOrNull } from './written-currency.ts';
import { attributeOf, childrenOf, nodeAt, ownText, textAt, type XmlNode } from './xml-tree.ts';

/** What an entry inherits from its statement. */
export type CamtContext = {
  readonly account: string | null;
  readonly currency: CurrencyCode | null;
  /** Day of the report, for entries without a date of their own. */
  readonly reportDate: IsoDate | null;
};

/** The printed day of a `Dt`/`DtTm` choice (or plain date text); a time zone never moves it. */
export function camtDate(node: XmlNode | null): IsoDate | null {
  const day = (textAt(node, 'Dt') ?? textAt(node, 'DtTm') ?? ownText(node) ?? '').slice(0, 10);
  return isIsoDate(day) ? day : null;
}

export type SignedAmount = { readonly amountMinor: MinorUnits; readonly currency: CurrencyCode };

/** Amount with its indicator: CRDT is money in, DBIT money out. A reason in words where it cannot be read. */
export function camtAmount(node: XmlNode, fallback: CurrencyCode | null): SignedAmount | string {
  const amount = nodeAt(node, 'Amt');
  const written = ownText(amount);
  const named = attributeOf(amount, 'Ccy');
  const currency = named === null ? fallback : currencyOrNull(named);
  if (written === null) return 'The entry has no amount.';
  if (currency === null) return named === null ? 'The amount names no currency.' : `The amount is in "${named.slice(0, 10)}", which is no currency.`;
  const figure = parseFigure(written, currency, 'standard');
  if (figure === null) return `The amount "${written.slice(0, 40)}" cannot be read.`;
  if (figure.amountMinor < 0) return `The amount "${written.slice(0, 40)}" is negative, though its direction is stated beside it.`;
  const indicator = textAt(node, 'CdtDbtInd')?.toUpperCase();
  if (indicator !== 'CRDT' && indicator !== 'DBIT') return 'The entry does not say whether it is a credit or a debit.';
  return { amountMinor: indicator === 'DBIT' ? minorUnits(-figure.amountMinor) : figure.amountMinor, currency };
}

type Party = { readonly name: string | null; readonly iban: string | null; readonly account: string | null };

function party(parties: XmlNode | null, role: 'Dbtr' | 'Cdtr'): Party {
  const named = (node: XmlNode | null): string | null => textAt(node, 'Nm') ?? textAt(node, 'Pty', 'Nm') ?? textAt(node, 'Agt', 'FinInstnId', 'Nm');
  const id = nodeAt(parties, `${role}Acct`, 'Id');
  const account = textAt(id, 'IBAN') ?? textAt(id, 'Othr', 'Id') ?? textAt(id, 'PrtryAcct', 'Id');
  return { name: named(nodeAt(parties, role)) ?? named(nodeAt(parties, `Ultmt${role}`)), iban: ibanOrNull(account), account };
}

/**
 * The other side of a payment: the debtor of a credit, the creditor of a debit, and the reverse where the entry reverses an earlier one. Where
 * that side is missing or is the account itself, the other one, unless it too is the account itself.
 */
function counterpartyOf(details: XmlNode, isCredit: boolean, context: CamtContext): Party | null {
  const parties = nodeAt(details, 'RltdPties');
  const order = isCredit ? (['Dbtr', 'Cdtr'] as const) : (['Cdtr', 'Dbtr'] as const);
  const own = context.account?.replace(/\s+/g, '') ?? null;
  const sides = order.map((role) => party(parties, role)).filter((side) => side.name !== null || side.account !== null);
  return sides.find((side) => side.account === null || side.account.replace(/\s+/g, '') !== own) ?? null;
}

const meant = (id: string | null): string | null => (id === null || /^(?:NOT ?PROVIDED|NONREF|NONE)$/i.test(id) ? null : id);

function remittanceOf(details: XmlNode): { words: string | null; reference: string | null } {
  const remittance = nodeAt(details, 'RmtInf');
  const structured = childrenOf(remittance, 'Strd');
  const reference = structured.map((item) => textAt(item, 'CdtrRefInf', 'Ref')).find((ref) => ref !== null) ?? null;
  const unstructured = childrenOf(remittance, 'Ustrd').map(ownText);
  const documents = structured.flatMap((item) => [
    textAt(item, 'CdtrRefInf', 'Ref'),
    ...childrenOf(item, 'RfrdDocInf').map((document) => textAt(document, 'Nb')),
    ...childrenOf(item, 'AddtlRmtInf').map(ownText),
  ]);
  const words = joinWords([...unstructured, ...documents]);
  return { words: words === '' ? null : words, reference };
}

function feeOf(entry: XmlNode, currency: CurrencyCode): MinorUnits | null {
  let total = 0;
  for (const charges of childrenOf(entry, 'Chrgs')) {
    const records = childrenOf(charges, 'Rcrd');
    for (const record of records.length > 0 ? records : [charges]) {
      const figure = parseFigure(textAt(record, 'Amt') ?? '', currency, 'standard');
      const named = attributeOf(nodeAt(record, 'Amt'), 'Ccy');
      const isIncluded = textAt(record, 'ChrgInclInd')?.toLowerCase() === 'true' && textAt(record, 'CdtDbtInd') !== 'CRDT';
      if (figure !== null && isIncluded && (named === null || named === currency)) total += figure.amountMinor;
    }
  }
  return total > 0 && Number.isSafeInteger(total) ? minorUnits(-total) : null;
}

function bookingCode(entry: XmlNode): string | null {
  const code = nodeAt(entry, 'BkTxCd');
  const family = nodeAt(code, 'Domn', 'Fmly');
  return joinWords([textAt(code, 'Prtry', 'Cd'), textAt(code, 'Domn', 'Cd'), textAt(family, 'Cd'), textAt(family, 'SubFmlyCd')]) || null;
}

function datesOf(entry: XmlNode, details: readonly XmlNode[], context: CamtContext): { booking: IsoDate | null; value: IsoDate | null } {
  const value = camtDate(nodeAt(entry, 'ValDt'));
  let booking = camtDate(nodeAt(entry, 'BookgDt')) ?? value;
  for (const name of ['IntrBkSttlmDt', 'TxDtTm', 'AccptncDtTm']) booking ??= camtDate(nodeAt(details[0] ?? null, 'RltdDts', name));
  return { booking: booking ?? context.reportDate, value };
}

/** Details of a batch beyond these are not spelled out in the words of its one bank line. */
const MOST_DETAILS = 50;

/**
 * One entry as one bank line; the payments of a batch only add their words. The amount's sign is the entry's own indicator, also for a reversal
 * (ISO 20022: RvslInd says why, not which way). A reason in words where the entry cannot be read.
 */
export function readEntry(entry: XmlNode, ordinal: number, context: CamtContext): StatementRow | string {
  const amount = camtAmount(entry, context.currency);
  if (typeof amount === 'string') return amount;
  const details = childrenOf(entry, 'NtryDtls').flatMap((group) => childrenOf(group, 'TxDtls'));
  const { booking, value } = datesOf(entry, details, context);
  if (booking === null) return 'The entry has no date.';
  const isReversal = textAt(entry, 'RvslInd')?.toLowerCase() === 'true';
  const isEntryCredit = amount.amountMinor === 0 ? textAt(entry, 'CdtDbtInd') === 'CRDT' : amount.amountMinor > 0;
  const read = details.slice(0, MOST_DETAILS).map((detail) => {
    const indicator = textAt(detail, 'CdtDbtInd');
    const isCredit = indicator === null ? isEntryCredit : indicator === 'CRDT';
    return { detail, party: counterpartyOf(detail, isCredit !== isReversal, context), ...remittanceOf(detail) };
  });
  const only = details.length === 1 ? (read[0] ?? null) : null;
  const status = (textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts', 'Prtry') ?? textAt(entry, 'Sts') ?? 'BOOK').toUpperCase();
  const spoken = read.flatMap(({ party: side, words, detail }) => [side?.name ?? null, words, textAt(detail, 'AddtlTxInf')]);
  const bankReference = meant(
    textAt(entry, 'AcctSvcrRef') ?? textAt(only?.detail ?? null, 'Refs', 'AcctSvcrRef') ?? textAt(only?.detail ?? null, 'Refs', 'UETR'),
  );
  const words = joinWords([...spoken, textAt(entry, 'AddtlNtryInf')]) || joinWords([bookingCode(entry), textAt(entry, 'NtryRef')]);
  return {
    line: ordinal,
    bookingDate: booking,
    valueDate: value,
    amountMinor: amount.amountMinor,
    currency: amount.currency,
    description: words || (bankReference ?? ''),
    counterparty: only?.party?.name ?? null,
    counterpartyIban: only?.party?.iban ?? null,
    reference: only?.reference ?? textAt(entry, 'NtryRef'),
    endToEndId: meant(textAt(only?.detail ?? null, 'Refs', 'EndToEndId')),
    bankReference,
    balanceMinor: null,
    feeMinor: feeOf(entry, amount.currency),
    isPending: status !== 'BOOK',
    statementAccount: null,
  };
}
