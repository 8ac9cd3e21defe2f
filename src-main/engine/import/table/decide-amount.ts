import type { ImportAnswers } from '../types.ts';
import type { AmountPlan } from './amount-plan.ts';
import type { TableRoles } from './assign-roles.ts';
import { chainShare, scoreChain, type ChainLink, type ChainScore } from './balance-chain.ts';
import { settled, type Decision } from './decision.ts';
import { judgeSign } from './judge-sign.ts';
import type { Figures } from './figures.ts';
import type { TableFacts } from './gather-facts.ts';
import type { KeptRecord } from './header/find-header.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { alternatesOf, flagColumn, proposePlans, type Proposal } from './propose-plans.ts';

type AmountInput = {
  readonly rows: readonly KeptRecord[];
  readonly columns: readonly ColumnProfile[];
  readonly roles: TableRoles;
  readonly facts: TableFacts;
  readonly figures: Figures;
  readonly answers: ImportAnswers;
};

/** How the figures become amounts. */
type AmountDecision = Decision<Proposal> & {
  /** All rows share one running balance, whatever account or card a column names. */
  readonly isOneChain: boolean;
};

/** A balance that bears out this share of the steps tells the reading; single broken steps are gaps of the file. */
const TELLING_SHARE = 0.5;

/** One step may agree by chance with small round figures; a reading against the usual sense needs a second one. */
const STEPS_AGAINST_TITLES = 2;

/** Chooses the reading that the running balance proves; without one, the titles, the direction column or the signs; and asks where these say nothing. */
export function decideAmount(input: AmountInput): AmountDecision {
  const proposals = proposePlans(input.roles, input.columns);
  const scored = proposals.map((proposal) => ({ proposal, chain: chainOf(proposal, input) }));
  // Between a plain reading and a turned one that hold equally (a column of opening balances fits both) the plain one is meant.
  const weight = (one: { proposal: Proposal; chain: ProposalScore }): number =>
    chainShare(one.chain) - (isAgainstTitles(one.proposal.plan, input.roles) ? 0.001 : 0);
  const best = scored.reduce((top, one) => (weight(one) > weight(top) ? one : top), scored[0] ?? noProposal(input.roles));
  const rivals = scored.filter((one) => one !== best && !isSameReading(one.proposal, best.proposal, input) && weight(one) >= weight(best));
  const held = Math.max(best.chain.forward, best.chain.backward);
  if (
    chainShare(best.chain) >= TELLING_SHARE &&
    rivals.length === 0 &&
    held >= (isAgainstTitles(best.proposal.plan, input.roles) ? STEPS_AGAINST_TITLES : 1)
  ) {
    const evidence = `The running balance agrees with ${held} of ${best.chain.steps} steps from row to row.`;
    return {
      ...settled(best.proposal, {
        property: 'sign',
        value: conventionOf(best.proposal.plan),
        confidence: held === best.chain.steps ? 1 : 0.9,
        evidence,
      }),
      isOneChain: best.chain.isOneChain,
    };
  }
  const byTitle = withoutProof(input, proposals);
  return { ...byTitle, isOneChain: chainOf(byTitle.value, input).isOneChain };
}

/** Whether a reading takes the titles of the columns, or the plain meaning of a sign, the other way round. */
function isAgainstTitles(plan: AmountPlan, roles: TableRoles): boolean {
  if (plan.kind === 'pair') return plan.out !== roles.debit;
  return plan.kind !== 'worded' && plan.isTurned;
}

const NO_SCORE: ProposalScore = { steps: 0, forward: 0, backward: 0, isOneChain: false };

function noProposal(roles: TableRoles): { proposal: Proposal; chain: ProposalScore } {
  const plan: AmountPlan = { kind: 'signed', column: roles.amounts[0] ?? 0, isTurned: false, unsigned: 'in', alternates: [] };
  return { proposal: { plan, balance: null, fee: null }, chain: NO_SCORE };
}

/** The name of a convention in findings and in the layout. */
export function conventionOf(plan: AmountPlan): string {
  if (plan.kind === 'signed')
    return plan.isTurned ? 'signed, positive is money out' : plan.unsigned === 'out' ? 'receipts are marked' : 'signed, positive is money in';
  if (plan.kind === 'pair') return 'separate columns for money out and money in';
  return plan.kind === 'flagged' ? 'direction in a column of its own' : 'direction in the words of the text';
}

type ProposalScore = ChainScore & { readonly isOneChain: boolean };

/** The arithmetic of a reading, each account by itself or all rows in one chain: cards of one account share its balance. */
function chainOf(proposal: Proposal, { rows, figures, roles }: AmountInput): ProposalScore {
  const { plan, balance, fee } = proposal;
  if (balance === null) return NO_SCORE;
  const links: ChainLink[] = [];
  const joined: ChainLink[] = [];
  // A row with a balance and no amount under this reading speaks against the reading.
  let uncovered = 0;
  for (const { cells } of rows) {
    const amount = figures.amount(cells, plan);
    const currency = figures.currency();
    const after = figures.figure(cells, balance);
    if (after === null) continue;
    if (typeof amount !== 'number' || (amount === 0 && leavesFigure(cells, proposal, { figures, roles }))) {
      uncovered += 1;
      continue;
    }
    const charged = fee === null ? 0 : Math.abs(figures.figure(cells, fee) ?? 0);
    const account = roles.ownAccount === null ? '' : (cells[roles.ownAccount] ?? '');
    links.push({ group: `${account}|${currency}`, amount: amount - charged, balance: after });
    joined.push({ group: currency, amount: amount - charged, balance: after });
  }
  const [apart, together] = [scoreChain(links), scoreChain(joined)];
  const isOneChain = chainShare(together) > chainShare(apart);
  const score = isOneChain ? together : apart;
  return { ...score, steps: score.steps + uncovered, isOneChain };
}

/** Whether a reading finds nothing in a row in which another column of money holds a figure. */
function leavesFigure(cells: readonly string[], { plan, balance }: Proposal, { figures, roles }: Pick<AmountInput, 'figures' | 'roles'>): boolean {
  if (plan.kind !== 'signed') return false;
  return roles.amounts.some((column) => column !== plan.column && column !== balance && (figures.figure(cells, column) ?? 0) !== 0);
}

function isSameReading(one: Proposal, other: Proposal, { rows, figures }: AmountInput): boolean {
  return rows.every(({ cells }) => figures.amount(cells, one.plan) === figures.amount(cells, other.plan)) && one.fee === other.fee;
}

function withoutProof(input: AmountInput, proposals: readonly Proposal[]): Decision<Proposal> {
  const { roles, columns, answers } = input;
  const balanceFor = (plan: AmountPlan): number | null => proposals.find((one) => one.plan.kind === plan.kind)?.balance ?? roles.balances[0] ?? null;
  const finding = (plan: AmountPlan, confidence: number, evidence: string) => ({ property: 'sign', value: conventionOf(plan), confidence, evidence });
  const decide = (plan: AmountPlan, confidence: number, evidence: string): Decision<Proposal> =>
    settled({ plan, balance: titledBalance(input, balanceFor(plan)), fee: null }, finding(plan, confidence, evidence));
  if (roles.debit !== null && roles.credit !== null) {
    const plan: AmountPlan = { kind: 'pair', out: roles.debit, into: roles.credit, reading: hasReversals(input) ? 'net' : 'magnitude' };
    return decide(plan, 0.95, `${nameOf(columns[roles.debit])} and ${nameOf(columns[roles.credit])} say it.`);
  }
  const flag = flagColumn(roles, columns);
  const column = roles.amounts[0];
  if (column === undefined) {
    const plan: AmountPlan = { kind: 'pair', out: roles.debit, into: roles.credit, reading: 'magnitude' };
    return decide(plan, 0.8, `${nameOf(columns[roles.debit ?? roles.credit ?? 0])} says it.`);
  }
  const hasMinus = (input.facts.numbers.get(column)?.negative ?? 0) > 0;
  if (flag !== null && (flag.isStrict ? isFlagConsistent(input, column, flag.column) : !hasMinus)) {
    const plan: AmountPlan = { kind: 'flagged', column, flag: flag.column, isSignKept: false, isTurned: false };
    return decide(plan, flag.isStrict ? 0.95 : 0.88, `${nameOf(columns[flag.column])} names the direction of every row.`);
  }
  if (
    roles.fee !== null &&
    hasMinus &&
    /(^| )net( |$)/.test(columns[column]?.meaning?.word ?? '') &&
    (roles.gross ?? roles.amounts[1]) !== undefined
  ) {
    const plan: AmountPlan = { kind: 'signed', column, isTurned: false, unsigned: 'in', alternates: [] };
    return decide(plan, 0.9, 'The amount is what remains of a gross figure after fees, as a payment service credits it.');
  }
  const pair = proposals.find(({ plan }) => plan.kind === 'pair');
  const judged = judgeSign({
    ...input,
    column,
    alternates: alternatesOf(column, roles, columns),
    pair: pair?.plan.kind === 'pair' ? pair.plan : null,
    answer: answers.sign,
  });
  const proposal: Proposal = { plan: judged.plan, balance: titledBalance(input, balanceFor(judged.plan)), fee: null };
  return { value: proposal, finding: finding(judged.plan, judged.confidence, judged.evidence), question: judged.question };
}

function nameOf(column: ColumnProfile | undefined): string {
  if (column === undefined) return 'The column';
  return column.title === '' ? `Column ${column.index + 1}` : `The column "${column.title}"`;
}

/** Without proof only a column that says so is a balance. */
function titledBalance({ roles }: AmountInput, balance: number | null): number | null {
  return balance !== null && roles.balances.includes(balance) ? balance : (roles.balances[0] ?? null);
}

/** Positive and negative figures in one column of a pair: the negative ones take something back. */
function hasReversals({ facts, roles }: AmountInput): boolean {
  return [roles.debit, roles.credit].some((column) => {
    const shown = column === null ? undefined : facts.numbers.get(column);
    return shown !== undefined && shown.negative > 0 && shown.positive > shown.negative;
  });
}

/** A direction column is believed unless the written signs contradict it on both sides. */
function isFlagConsistent({ rows, figures }: AmountInput, column: number, flag: number): boolean {
  let agree = 0;
  let disagree = 0;
  for (const { cells } of rows) {
    const written = figures.amount(cells, { kind: 'signed', column, isTurned: false, unsigned: 'in', alternates: [] });
    const flagged = figures.amount(cells, { kind: 'flagged', column, flag, isSignKept: false, isTurned: false });
    if (typeof written !== 'number' || typeof flagged !== 'number' || written >= 0) continue;
    if (Math.sign(written) === Math.sign(flagged)) agree += 1;
    else disagree += 1;
  }
  return agree === 0 || disagree === 0 || agree > disagree * 4;
}
