import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { type MinorUnits, minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { BalanceEvidence, BalanceProof, StatedBalance, StatementRow } from '../types.ts';

export type SectionBalance = { readonly balanceDate: IsoDate; readonly balanceMinor: MinorUnits; readonly currency: CurrencyCode };

/** One statement inside a file: its account, its lines and the balances it states about itself. */
export type StatementSection = {
  readonly account: string | null;
  /** Line (or ordinal) to name when the section does not add up: that of its closing balance. */
  readonly closingLine: number;
  readonly opening: SectionBalance | null;
  readonly closing: SectionBalance | null;
  /** A balance stated for a moment, without a counterpart to prove it against. */
  readonly ledger: SectionBalance | null;
  readonly rows: readonly StatementRow[];
};

/** Accounts named in the file, in the order of their first section. */
export function accountsOf(sections: readonly StatementSection[]): string[] {
  return [...new Set(sections.flatMap((section) => (section.account === null ? [] : [section.account])))];
}

/** An opening balance holds at the end of the day before the section's first line, whatever day the bank prints beside it. */
function openingDate(section: StatementSection, opening: SectionBalance): IsoDate {
  let date = opening.balanceDate;
  for (const row of section.rows) {
    if (!row.isPending && row.bookingDate <= date) date = addDays(row.bookingDate, -1);
  }
  return date;
}

/**
 * Balances stated by the sections, at most one for each day and source (a later section replaces an earlier one), in date order. A file of
 * several accounts states none here, since a balance carries no account and would be taken for that of another.
 */
export function statedBalancesOf(sections: readonly StatementSection[]): StatedBalance[] {
  if (accountsOf(sections).length > 1) return [];
  const byKey = new Map<string, StatedBalance>();
  const state = (balance: SectionBalance, balanceDate: IsoDate, source: StatedBalance['source']): void => {
    byKey.set(`${balanceDate} ${source}`, { balanceDate, balanceMinor: balance.balanceMinor, currency: balance.currency, source });
  };
  for (const section of sections) {
    if (section.opening !== null) state(section.opening, openingDate(section, section.opening), 'opening');
    if (section.closing !== null) state(section.closing, section.closing.balanceDate, 'closing');
    if (section.ledger !== null) state(section.ledger, section.ledger.balanceDate, 'ledger');
  }
  return [...byKey.values()].toSorted((a, b) => (a.balanceDate < b.balanceDate ? -1 : a.balanceDate > b.balanceDate ? 1 : 0));
}

type SectionProof = { readonly opening: SectionBalance; readonly closing: SectionBalance; readonly expected: number };

function provable(section: StatementSection): SectionProof | string {
  const { opening, closing } = section;
  if (opening === null || closing === null) return 'The file does not state both an opening and a closing balance.';
  if (opening.currency !== closing.currency) return 'The opening and the closing balance are in different currencies.';
  let expected: number = opening.balanceMinor;
  for (const row of section.rows) {
    if (row.isPending) continue;
    if (row.currency !== opening.currency) return 'Some lines are in another currency than the balances.';
    expected += row.amountMinor;
  }
  return Number.isSafeInteger(expected) ? { opening, closing, expected } : 'The amounts are too large to add up.';
}

/**
 * Proof that opening balance + booked lines = closing balance in every section. Balances of several accounts are added up when they share a
 * currency; sections that are not provable make the whole not provable, a section that does not add up contradicts it.
 */
export function proofOf(sections: readonly StatementSection[]): BalanceProof {
  let reason: string | null = sections.length === 0 ? 'The file states no balance.' : null;
  const ends = new Map<string, { opening: SectionBalance; closing: SectionBalance }>();
  for (const section of sections) {
    const proof = provable(section);
    if (typeof proof === 'string') {
      if (section.rows.length > 0 || section.opening !== null) reason ??= proof;
      continue;
    }
    const foundMinor = proof.closing.balanceMinor;
    if (proof.expected !== foundMinor) {
      return { status: 'contradicted', line: section.closingLine, expectedMinor: minorUnits(proof.expected), foundMinor };
    }
    const key = section.account ?? '';
    ends.set(key, { opening: ends.get(key)?.opening ?? proof.opening, closing: proof.closing });
  }
  const all = [...ends.values()];
  if (new Set(all.map((end) => end.opening.currency)).size > 1) reason ??= 'Every statement adds up, but they are in several currencies.';
  if (reason !== null || all.length === 0) return { status: 'not_provable', reason: reason ?? 'The file states no balance.' };
  let [openingSum, closingSum] = [0, 0];
  for (const end of all) {
    openingSum += end.opening.balanceMinor;
    closingSum += end.closing.balanceMinor;
  }
  return { status: 'proved', method: 'opening_and_closing', openingMinor: minorUnits(openingSum), closingMinor: minorUnits(closingSum) };
}

/** What the sections of one account say of its balances. */
export function evidenceOf(account: string, sections: readonly StatementSection[]): BalanceEvidence {
  const own = sections.filter((section) => section.account === account);
  return { proof: proofOf(own), statedBalances: statedBalancesOf(own) };
}
