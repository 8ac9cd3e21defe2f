import type { Measure } from '../../scripts/support/measure.ts';
import { UNCONTROLLED } from '../../src-main/engine/common/run-control.ts';
import { generateCompany } from '../../src-main/engine/sample/generate-company.ts';
import { generateLedger } from '../../src-main/engine/sample/generate-ledger.ts';
import { ARCHETYPES, type GeneratedCompany, type SampleBankLine } from '../../src-main/engine/sample/types.ts';
import { findTransfers } from '../../src-main/engine/transfers/find-transfers.ts';
import type { FoundTransfer, OwnAccount, TransferLine } from '../../src-main/engine/transfers/types.ts';
import { isoDate, toEpochDay } from '../../src-shared/domain/calendar/iso-date.ts';

const END_DATE = isoDate('2026-02-28');
const SEEDS = [21, 22, 23];
const LEDGER_LINES = 100_000;

const accountIdOf = (line: SampleBankLine): number => (line.accountKey === 'operating' ? 1 : 2);

/** `hidesNumbers` looks at the books as banks write them that give no number of the other side. */
function toLine(line: SampleBankLine, transactionId: number, hidesNumbers: boolean): TransferLine {
  const { bookingDate, amountMinor, currency, description, counterparty, reference, counterpartyIban } = line;
  const text = [description, counterparty, reference].filter((part) => part !== null).join(' ');
  const counterpartyAccount = hidesNumbers ? null : counterpartyIban;
  return { transactionId, accountId: accountIdOf(line), epochDay: toEpochDay(bookingDate), amountMinor, currency, counterpartyAccount, text };
}

type Score = { right: number; paired: number; suggestedRight: number; suggested: number; real: number };

function score(company: GeneratedCompany, found: readonly FoundTransfer[], total: Score): void {
  const { lines } = company.truth;
  const isRight = ({ outId, inId }: FoundTransfer): boolean => lines[outId]?.kind === 'transfer' && lines[outId]?.relatedLine === inId;
  total.real += lines.filter((line, index) => line.kind === 'transfer' && (company.bankLines[index]?.amountMinor ?? 0) < 0).length;
  for (const pair of found) {
    const which = pair.status === 'paired' ? (['paired', 'right'] as const) : (['suggested', 'suggestedRight'] as const);
    total[which[0]]++;
    if (isRight(pair)) total[which[1]]++;
  }
}

function scoreCompanies(hidesNumbers: boolean): Score {
  const total: Score = { right: 0, paired: 0, suggestedRight: 0, suggested: 0, real: 0 };
  for (const archetype of ARCHETYPES) {
    for (const seed of SEEDS) {
      const company = generateCompany({ archetype, seed, months: 36, endDate: END_DATE });
      const accounts = company.accounts.map(({ key, name, iban, accountNumber }): OwnAccount => ({
        accountId: key === 'operating' ? 1 : 2,
        name,
        iban,
        accountNumber,
      }));
      const lines = company.bankLines.map((line, index) => toLine(line, index, hidesNumbers));
      score(company, findTransfers({ accounts, lines, confirmed: [], broken: [] }, UNCONTROLLED), total);
    }
  }
  return total;
}

function scoreRows(name: string, { right, paired, suggestedRight, suggested, real }: Score) {
  const precision = paired === 0 ? 1 : right / paired;
  return [
    { name: `${name}: paired and right`, value: (precision * 100).toFixed(2), unit: `% of ${paired}`, limit: 99.5, isOk: precision >= 0.995 },
    { name: `${name}: found, paired or suggested`, value: (((right + suggestedRight) / real) * 100).toFixed(1), unit: `% of ${real}` },
    { name: `${name}: suggested and right`, value: suggestedRight, unit: `of ${suggested}` },
  ];
}

/** Two accounts of 50,000 lines each. */
function speedRow() {
  const lines = [...generateLedger({ seed: 6, rows: LEDGER_LINES, endDate: END_DATE })].map((line, index) => ({
    ...toLine(line, index, true),
    accountId: 1 + (index % 2),
  }));
  const accounts = [1, 2].map((accountId): OwnAccount => ({
    accountId,
    name: `Account ${accountId}`,
    iban: null,
    accountNumber: `9900000${accountId}`,
  }));
  const startedMs = performance.now();
  findTransfers({ accounts, lines, confirmed: [], broken: [] }, UNCONTROLLED);
  const durationMs = performance.now() - startedMs;
  return { name: `search ${LEDGER_LINES.toLocaleString('en')} lines`, value: durationMs.toFixed(0), unit: 'ms', limit: 500, isOk: durationMs < 500 };
}

/** How surely transfers between own accounts are found on generated companies, and how fast. */
const measure: Measure = () =>
  Promise.resolve({
    title: `Transfers between own accounts: ${ARCHETYPES.length * SEEDS.length} generated companies`,
    rows: [...scoreRows('with account numbers', scoreCompanies(false)), ...scoreRows('without account numbers', scoreCompanies(true)), speedRow()],
  });

export default measure;
