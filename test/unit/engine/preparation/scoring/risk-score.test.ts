import { describe, expect, it } from 'vitest';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';
import { scoreRisk, type RiskFacts } from '../../../../../src-main/engine/preparation/scoring/risk-score.ts';
import { HOSTING, inDays, POWER, SHOP, STRATEGIC, TODAY } from '../build-context.ts';

const facts = (changes: Partial<RiskFacts> = {}): RiskFacts => ({
  exposure: { kind: 'nobody' },
  reversibility: 'reversible',
  complexity: 'simple',
  asOf: TODAY,
  deadlineDate: inDays(30),
  amountAtRiskMinor: minorUnits(0),
  cashMinor: minorUnits(1_000_000),
  ...changes,
});

describe('risk of an option', () => {
  it('is nothing where nobody feels it, it can be undone and nothing is at stake', () => {
    expect(scoreRisk(facts())).toMatchObject({ compositeScore: 0, level: 'low' });
  });

  it('is 0.4 relationship, 0.3 operational, 0.3 financial, with every factor shown', () => {
    const risk = scoreRisk(
      facts({
        exposure: { kind: 'client', client: STRATEGIC, strain: 'heavy' },
        reversibility: 'irreversible',
        complexity: 'needs_consent',
        deadlineDate: inDays(2),
        amountAtRiskMinor: minorUnits(339_999),
      }),
    );
    expect(risk.relationship).toEqual({
      score: 100,
      factors: [
        { label: 'Heavy strain', points: 40 },
        { label: 'Customer is strategic', points: 30 },
        { label: '35 % of revenue', points: 30 },
        { label: 'Usually pays on time', points: 10 },
      ],
    });
    expect(risk.operational).toEqual({
      score: 100,
      factors: [
        { label: 'Cannot be undone', points: 40 },
        { label: 'Needs the consent of others', points: 30 },
        { label: '2 days left', points: 30 },
      ],
    });
    expect(risk.financial).toEqual({ score: 33, factors: [{ label: '33 % of the cash', points: 33 }] });
    expect(risk.compositeScore).toBe(79.9);
    expect(risk.level).toBe('critical');
  });

  it('weighs vendors by what stands still without them and how often they were asked', () => {
    const of = (vendor: typeof HOSTING) => scoreRisk(facts({ exposure: { kind: 'vendor', vendor, strain: 'light' } })).relationship.score;
    expect(of(HOSTING)).toBe(10 + 15 + 15 + 10);
    expect(of(POWER)).toBe(10 + 30 + 30);
    expect(of({ ...HOSTING, delaysThisYear: 9 })).toBe(10 + 15 + 15 + 20);
  });

  it('rises as the deadline comes nearer', () => {
    const left = [0, 2, 3, 7, 8].map((days) => scoreRisk(facts({ deadlineDate: inDays(days) })).operational.score);
    expect(left).toEqual([30, 30, 15, 15, 0]);
  });

  it('is highest without cash, and in the middle when cash is not known', () => {
    const financial = (cash: number | null) =>
      scoreRisk(facts({ amountAtRiskMinor: minorUnits(1), cashMinor: cash === null ? null : minorUnits(cash) })).financial.score;
    expect([financial(0), financial(-5), financial(null), financial(1_000), financial(1)]).toEqual([100, 100, 50, 0, 100]);
  });

  it('is called by its level', () => {
    const level = (amount: number, strained: boolean) =>
      scoreRisk(
        facts({ amountAtRiskMinor: minorUnits(amount), exposure: strained ? { kind: 'client', client: SHOP, strain: 'heavy' } : { kind: 'nobody' } }),
      );
    expect(level(0, false).level).toBe('low');
    expect(level(1_000_000, false)).toMatchObject({ compositeScore: 30, level: 'medium' });
    expect(level(1_000_000, true)).toMatchObject({ compositeScore: 51.6, level: 'high' });
  });
});
