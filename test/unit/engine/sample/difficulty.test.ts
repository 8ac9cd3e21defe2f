import { describe, expect, it } from 'vitest';
import { generateCompany } from '../../../../src-main/engine/sample/generate-company.ts';
import { ARCHETYPES, type Archetype } from '../../../../src-main/engine/sample/types.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { betweenSd, measureCompany, total, withinSd, type CompanyMeasure } from './measure-difficulty.ts';

/**
 * The promises of the generator, measured on finished books. All 40 seeds of all archetypes with TAMIO_FULL=1; every fifth seed otherwise.
 * A bound may be tightened, never loosened: every accuracy figure of the product refers to books at least this hard.
 */
const isFull = process.env['TAMIO_FULL'] === '1';
const endDate = isoDate('2026-09-30');
const seeds = Array.from({ length: 40 }, (_, index) => index + 1).filter((seed) => isFull || seed % 5 === 1);
const startedAt = performance.now();
const measuresOf = (archetype: Archetype): CompanyMeasure[] =>
  seeds.map((seed) => measureCompany(generateCompany({ archetype, seed, months: 36, endDate })));
const measures = new Map(ARCHETYPES.map((archetype) => [archetype, measuresOf(archetype)]));
const meanDurationMs = (performance.now() - startedAt) / (seeds.length * ARCHETYPES.length);
const all = [...measures.values()].flat();
const share = (part: Parameters<typeof total>[1], whole: Parameters<typeof total>[1]): number => total(all, part) / total(all, whole);

describe('the books are as hard as promised', () => {
  // The sample of eight seeds is within a few per cent of the whole grid; the whole grid must reach the promise itself.
  const slack = isFull ? 1 : 0.94;

  it('customers differ by 12 days, payments of one customer by 7', () => {
    expect(betweenSd(all)).toBeGreaterThanOrEqual(12 * slack);
    expect(betweenSd(all)).toBeLessThan(13.5);
    expect(withinSd(all)).toBeGreaterThanOrEqual(7 * slack);
    expect(withinSd(all)).toBeLessThan(8);
  });

  it('8 % of invoices come 30 days later still, 1 % never', () => {
    expect(share('late', 'invoices')).toBeGreaterThanOrEqual(0.08 * slack);
    expect(share('late', 'invoices')).toBeLessThan(0.095);
    expect(share('badDebts', 'invoices')).toBeGreaterThan(0.005);
    expect(share('badDebts', 'invoices')).toBeLessThan(0.02);
  });

  it('at least 25 % of the lines of every company lie outside any obligation', () => {
    for (const measure of all) expect(measure.outside / measure.externalLines).toBeGreaterThanOrEqual(0.25);
  });

  it('at least 10 % of the recurring movements of every company are missed or shifted, weekends on top', () => {
    for (const measure of all) expect((measure.missed + measure.shifted) / measure.strictOccurrences).toBeGreaterThanOrEqual(0.1);
    expect(share('missed', 'strictOccurrences')).toBeGreaterThan(0.02);
    expect(share('weekendShifted', 'strictOccurrences')).toBeGreaterThan(0.1);
  });

  it('deposits are grouped, reduced by fees, split and unnamed as often as in the field', () => {
    expect(share('groupDeposits', 'deposits')).toBeGreaterThanOrEqual(0.2);
    expect(share('feeDeposits', 'deposits')).toBeGreaterThanOrEqual(0.08);
    expect(share('partial', 'invoices')).toBeGreaterThanOrEqual(0.04);
    expect(share('referenceMissing', 'deposits')).toBeGreaterThanOrEqual(0.09);
  });
});

describe('the companies are believable', () => {
  it.each([
    ['agency', 60, 125],
    ['contractor', 80, 160],
    ['saas', 100, 200],
    ['restaurant', 190, 400],
    ['shop', 190, 400],
  ] as const)('a %s has %i to %i bank lines a month', (archetype, low, high) => {
    for (const measure of measures.get(archetype) ?? []) {
      expect(measure.lines / 36).toBeGreaterThanOrEqual(low);
      expect(measure.lines / 36).toBeLessThanOrEqual(high);
    }
  });

  it('most never run out of money, some do', () => {
    const short = all.filter((measure) => measure.negativeDays > 0).length;
    expect(short).toBeGreaterThan(0);
    expect(short / all.length).toBeLessThan(0.35);
    expect(share('negativeDays', 'days')).toBeLessThan(0.02);
  });

  it('no company sinks deeper than a month of outflow', () => {
    for (const measure of all) expect(measure.lowestInMonths).toBeGreaterThan(-1);
  });

  it('each is made in well under 300 ms', () => {
    expect(meanDurationMs).toBeLessThan(300);
  });
});
