import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { BalanceEvidence, BalanceProof, StatedBalance, StatementRow } from '../types.ts';

type Break = { readonly line: number; readonly expected: number; readonly found: number };

/** One account and currency of the file: its running balance followed in both orders at once. */
type Chain = {
  readonly account: string | null;
  readonly currency: CurrencyCode;
  rows: number;
  steps: number;
  first: { amount: number; balance: number };
  previous: { amount: number; balance: number; date: IsoDate };
  /** Amounts of rows without a balance since the previous one. */
  pendingAmount: number;
  forwardHeld: number;
  backwardHeld: number;
  forwardBreak: Break | null;
  backwardBreak: Break | null;
  isRising: boolean;
  /** Every row states the same balance: that of the export, not a running one. */
  isConstant: boolean;
  isFalling: boolean;
  readonly firstOfDay: Map<IsoDate, number>;
  readonly lastOfDay: Map<IsoDate, number>;
};

type BalanceProver = {
  add(row: StatementRow): void;
  evidence(): BalanceEvidence;
  /** The same of each account, where the rows name several. */
  byAccount(): Map<string, BalanceEvidence>;
};

/** Follows the running balance row by row: oldest first or newest first, each account and currency by itself. Pending rows are not in it yet. */
export function createBalanceProver(hasBalanceColumn: boolean): BalanceProver {
  const chains = new Map<string, Chain>();
  let lastCurrency: CurrencyCode | null = null;
  let lastAccount: string | null = null;
  let lastKey = '';

  function add(row: StatementRow): void {
    if (row.isPending) return;
    if (row.currency !== lastCurrency || row.statementAccount !== lastAccount) {
      lastCurrency = row.currency;
      lastAccount = row.statementAccount;
      lastKey = `${row.statementAccount ?? ''}|${row.currency}`;
    }
    const chain = chains.get(lastKey);
    const balance = row.balanceMinor;
    if (balance === null) {
      if (chain !== undefined) chain.pendingAmount += row.amountMinor;
      return;
    }
    if (chain === undefined) {
      chains.set(lastKey, newChain(row, balance));
      return;
    }
    follow(chain, row, balance);
  }

  const evidenceIn = (all: readonly Chain[]): BalanceEvidence => {
    const proof = hasBalanceColumn ? proofIn(all) : ({ status: 'not_provable', reason: 'The file has no running balance' } as const);
    return { proof, statedBalances: proof.status === 'proved' ? statedIn(all) : [] };
  };

  return {
    add,
    evidence: () => evidenceIn([...chains.values()]),
    byAccount: () => {
      const own = Map.groupBy(chains.values(), (chain) => chain.account);
      return new Map(own.size < 2 ? [] : [...own].flatMap(([account, all]) => (account === null ? [] : [[account, evidenceIn(all)] as const])));
    },
  };
}

function proofIn(all: readonly Chain[]): BalanceProof {
  if (all.every((chain) => chain.steps === 0)) return { status: 'not_provable', reason: 'A single row with a balance proves nothing' };
  if (all.every((chain) => chain.isConstant)) return { status: 'not_provable', reason: 'The balance column repeats one balance in every row' };
  const isBackward = sum(all, (chain) => chain.backwardHeld) > sum(all, (chain) => chain.forwardHeld);
  const held = sum(all, (chain) => (isBackward ? chain.backwardHeld : chain.forwardHeld));
  if (held * 2 < sum(all, (chain) => chain.steps)) return { status: 'not_provable', reason: 'The balances do not follow the order of the rows' };
  const broken = all.map((chain) => (isBackward ? chain.backwardBreak : chain.forwardBreak)).filter((one) => one !== null);
  const first = broken.toSorted((a, b) => a.line - b.line)[0];
  if (first !== undefined) {
    return { status: 'contradicted', line: first.line, expectedMinor: minorUnits(first.expected), foundMinor: minorUnits(first.found) };
  }
  const main = all.toSorted((a, b) => b.rows - a.rows)[0];
  const [oldest, newest] = isBackward ? [main?.previous, main?.first] : [main?.first, main?.previous];
  return {
    status: 'proved',
    method: 'running_balance',
    openingMinor: minorUnits((oldest?.balance ?? 0) - (oldest?.amount ?? 0)),
    closingMinor: minorUnits(newest?.balance ?? 0),
  };
}

/** The balance at the end of each day, where a proved running balance tells the order of the rows. */
function statedIn([chain, ...others]: readonly Chain[]): StatedBalance[] {
  if (chain === undefined || others.length > 0) return [];
  const isForward = chain.forwardBreak === null && (chain.backwardBreak !== null || chain.isRising);
  const isBackward = !isForward && chain.backwardBreak === null;
  const isOrderKnown = chain.forwardBreak !== null || chain.backwardBreak !== null || chain.isRising !== chain.isFalling;
  if (!isOrderKnown || (isForward && !chain.isRising) || (isBackward && !chain.isFalling)) return [];
  const ends = isForward ? chain.lastOfDay : chain.firstOfDay;
  return [...ends]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([balanceDate, balance]) => ({ balanceDate, balanceMinor: minorUnits(balance), currency: chain.currency, source: 'running' }));
}

function newChain(row: StatementRow, balance: number): Chain {
  const start = { amount: row.amountMinor, balance, date: row.bookingDate };
  return {
    account: row.statementAccount,
    currency: row.currency,
    rows: 1,
    steps: 0,
    first: start,
    previous: { ...start },
    pendingAmount: 0,
    forwardHeld: 0,
    backwardHeld: 0,
    forwardBreak: null,
    backwardBreak: null,
    isRising: true,
    isConstant: true,
    isFalling: true,
    firstOfDay: new Map([[row.bookingDate, balance]]),
    lastOfDay: new Map([[row.bookingDate, balance]]),
  };
}

function follow(chain: Chain, row: StatementRow, balance: number): void {
  const { previous, pendingAmount } = chain;
  const expectedForward = previous.balance + pendingAmount + row.amountMinor;
  const expectedBackward = previous.balance - previous.amount - pendingAmount;
  chain.rows += 1;
  if (balance !== previous.balance) chain.isConstant = false;
  chain.steps += 1;
  if (expectedForward === balance) chain.forwardHeld += 1;
  else chain.forwardBreak ??= { line: row.line, expected: expectedForward, found: balance };
  if (expectedBackward === balance) chain.backwardHeld += 1;
  else chain.backwardBreak ??= { line: row.line, expected: expectedBackward, found: balance };
  if (row.bookingDate < previous.date) chain.isRising = false;
  if (row.bookingDate > previous.date) chain.isFalling = false;
  if (row.bookingDate !== previous.date && !chain.firstOfDay.has(row.bookingDate)) chain.firstOfDay.set(row.bookingDate, balance);
  chain.lastOfDay.set(row.bookingDate, balance);
  previous.amount = row.amountMinor;
  previous.balance = balance;
  previous.date = row.bookingDate;
  chain.pendingAmount = 0;
}

function sum(chains: readonly Chain[], pick: (chain: Chain) => number): number {
  return chains.reduce((total, chain) => total + pick(chain), 0);
}
