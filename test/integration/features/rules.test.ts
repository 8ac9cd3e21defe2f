import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleDraft } from '../../../src-shared/contract/rules.ts';
import { categoryId, fileLines, filedLines, importAndCategorise, lastRun, lineIds, ruleDraft } from '../../support/rules.ts';
import { createEuroBusiness, failureOf, importRows, openTestApp, type TestApp } from '../../support/test-app.ts';

const JANUARY = `
  2026-01-05   -62.10  Shell Station Hamburg
  2026-01-12   -58.40  Shell Station Hamburg
  2026-01-19   -71.00  Nordlicht Bakery
  2026-01-26  900.00   Example Customer`;
const FEBRUARY = `
  2026-02-02   -64.90  Shell Station Hamburg
  2026-02-09   -12.00  Nordlicht Bakery
  2026-02-16  -33.33  Something else`;

async function openWithBusiness(): Promise<TestApp> {
  const app = await openTestApp();
  await createEuroBusiness(app);
  return app;
}

describe('what a person files', () => {
  it('teaches: the next import of the payee is filed alike, with its reason in one audit entry', async () => {
    const app = await openWithBusiness();
    await importAndCategorise(app, JANUARY);
    expect(await filedLines(app)).toEqual([
      '2026-01-05 Shell Station Hamburg → –',
      '2026-01-12 Shell Station Hamburg → –',
      '2026-01-19 Nordlicht Bakery → –',
      '2026-01-26 Example Customer → –',
    ]);
    await fileLines(app, 'Shell', 'Travel');
    await fileLines(app, 'Nordlicht', 'Office and supplies');
    await importAndCategorise(app, FEBRUARY);
    expect((await filedLines(app)).slice(4)).toEqual([
      '2026-02-02 Shell Station Hamburg → Travel',
      // one line is no habit yet
      '2026-02-09 Nordlicht Bakery → –',
      '2026-02-16 Something else → –',
    ]);
    const { details } = await lastRun(app);
    expect(details).toMatchObject({
      filedCount: 1,
      lookedAtCount: 3,
      reasons: [{ reason: 'because you filed 2 lines of Shell Station Hamburg under Travel', category: 'Travel', count: 1 }],
    });
    const { learned } = await app.client.rules.list({});
    expect(learned).toMatchObject([{ payeeName: 'Shell Station Hamburg', categoryName: 'Travel', agreeingCount: 2, filedCount: 1, isEnabled: true }]);
    expect(learned[0]?.taughtBy).toEqual((await lineIds(app, 'Shell')).slice(1));
  });

  it('is never overwritten, and a correction unlearns', async () => {
    const app = await openWithBusiness();
    await importAndCategorise(app, JANUARY);
    await fileLines(app, 'Shell', 'Travel');
    await app.client.rules.create({ rule: ruleDraft(await categoryId(app, 'Marketing'), { contains: 'shell' }) });
    const applied = await app.client.rules.apply({});
    expect(applied).toMatchObject({ filedCount: 0, runId: null });
    expect(await filedLines(app)).toContain('2026-01-05 Shell Station Hamburg → Travel');
    const { rules } = await app.client.rules.list({});
    await app.client.rules.delete({ ruleId: rules[0]?.id ?? 0 });
    const [latest] = await lineIds(app, 'Shell');
    await app.client.transactions.setCategory({ transactionIds: [latest ?? 0], categoryId: await categoryId(app, 'Rent') });
    await importAndCategorise(app, FEBRUARY);
    expect(await filedLines(app)).toContain('2026-02-02 Shell Station Hamburg → –');
  });

  it('can be switched off as a learned rule, and confirmed as one of its own', async () => {
    const app = await openWithBusiness();
    await importAndCategorise(app, JANUARY);
    await fileLines(app, 'Shell', 'Travel');
    const payeeKey = 'shell station hamburg';
    await app.client.rules.setLearned({ payeeKey, isEnabled: false });
    await importAndCategorise(app, FEBRUARY);
    expect(await filedLines(app)).toContain('2026-02-02 Shell Station Hamburg → –');
    expect((await app.client.rules.list({})).learned).toMatchObject([{ payeeKey, isEnabled: false }]);
    const rule = await app.client.rules.confirmLearned({ payeeKey, direction: 'out' });
    expect(rule).toMatchObject({ source: 'learned', contains: payeeKey, categoryName: 'Travel', direction: 'out' });
    expect(rule.taughtBy).toHaveLength(2);
    expect(await app.client.rules.apply({})).toMatchObject({ filedCount: 1, byRule: 1 });
    expect(await filedLines(app)).toContain('2026-02-02 Shell Station Hamburg → Travel');
  });
});

describe('a rule', () => {
  it('shows what it would change, changes exactly that, and the run can be taken back', async () => {
    const app = await openWithBusiness();
    await importAndCategorise(app, JANUARY + FEBRUARY);
    await app.client.transactions.setCategory({
      transactionIds: (await lineIds(app, 'Nordlicht')).slice(0, 1),
      categoryId: await categoryId(app, 'Rent'),
    });
    const rule = ruleDraft(await categoryId(app, 'Travel'), { pattern: '^(shell|nordlicht)\\b', direction: 'out' });
    const before = await filedLines(app);
    const preview = await app.client.rules.preview({ rule });
    expect(preview).toMatchObject({ fittingCount: 5, changingCount: 4, keptByPersonCount: 1, earlierRuleCount: 0, alreadySoCount: 0 });
    expect(preview.changing.map((line) => line.bookingDate)).toEqual(['2026-02-02', '2026-01-19', '2026-01-12', '2026-01-05']);
    expect(await filedLines(app)).toEqual(before);
    const created = await app.client.rules.create({ rule });
    const run = await app.client.rules.apply({});
    expect(run).toMatchObject({ filedCount: 4, byRule: 4 });
    expect((await app.client.rules.list({})).rules).toMatchObject([{ id: created.id, filedCount: 4, correctedCount: 0 }]);
    expect(await app.client.rules.preview({ rule, ruleId: created.id })).toMatchObject({ changingCount: 0, alreadySoCount: 4 });
    await fileLines(app, 'Shell', 'Marketing');
    expect((await app.client.rules.list({})).rules).toMatchObject([{ filedCount: 1, correctedCount: 3 }]);
    expect(await app.client.rules.undoRun({ runId: run.runId ?? 0 })).toEqual({ restoredCount: 1 });
    expect(await filedLines(app)).toContain('2026-01-19 Nordlicht Bakery → –');
    expect(await filedLines(app)).toContain('2026-01-05 Shell Station Hamburg → Marketing');
    expect(await failureOf(app.client.rules.undoRun({ runId: run.runId ?? 0 }))).toMatchObject({ code: 'CONFLICT' });
  });

  it('yields to those before it; the order is the person’s, and a re-filing is taken back to what stood before', async () => {
    const app = await openWithBusiness();
    await importAndCategorise(app, JANUARY);
    const travel = await app.client.rules.create({ rule: ruleDraft(await categoryId(app, 'Travel'), { contains: 'shell' }) });
    const cheap = await app.client.rules.create({ rule: ruleDraft(await categoryId(app, 'Refunds'), { amountMaxMinor: 6000, direction: 'out' }) });
    await app.client.rules.apply({});
    expect(await filedLines(app)).toContain('2026-01-12 Shell Station Hamburg → Travel');
    await app.client.rules.reorder({ ruleIds: [cheap.id, travel.id] });
    const second = await app.client.rules.apply({});
    expect(second.filedCount).toBe(1);
    expect(await filedLines(app)).toContain('2026-01-12 Shell Station Hamburg → Refunds');
    await app.client.rules.undoRun({ runId: second.runId ?? 0 });
    expect(await filedLines(app)).toContain('2026-01-12 Shell Station Hamburg → Travel');
    expect(await failureOf(app.client.rules.reorder({ ruleIds: [cheap.id] }))).toMatchObject({ code: 'CONFLICT' });
  });

  it('for imports only leaves the book alone and files what an import brings', async () => {
    const app = await openWithBusiness();
    await importAndCategorise(app, JANUARY);
    await app.client.rules.create({ rule: ruleDraft(await categoryId(app, 'Travel'), { contains: 'SHELL', isImportOnly: true }) });
    expect((await app.client.rules.apply({})).filedCount).toBe(0);
    await importAndCategorise(app, FEBRUARY);
    expect(await filedLines(app)).toContain('2026-01-05 Shell Station Hamburg → –');
    expect(await filedLines(app)).toContain('2026-02-02 Shell Station Hamburg → Travel');
  });

  it.each([
    ['without conditions', {}],
    ['with a pattern that looks behind', { pattern: '(?<=a)b' }],
    ['with a pattern that fits everything', { pattern: 'a*' }],
    ['with amounts the wrong way round', { amountMinMinor: 10, amountMaxMinor: 5 }],
  ])('%s is refused', async (_name, conditions) => {
    const app = await openWithBusiness();
    const rule = ruleDraft(await categoryId(app, 'Travel'), conditions);
    expect(await failureOf(app.client.rules.create({ rule }))).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('can be deleted and restored where it stood', async () => {
    const app = await openWithBusiness();
    const travel = await app.client.rules.create({ rule: ruleDraft(await categoryId(app, 'Travel'), { contains: 'a' }) });
    const rent = await app.client.rules.create({ rule: ruleDraft(await categoryId(app, 'Rent'), { contains: 'b' }) });
    await app.client.rules.delete({ ruleId: travel.id });
    expect((await app.client.rules.list({})).rules.map((rule) => rule.id)).toEqual([rent.id]);
    await app.client.rules.restore({ ruleId: travel.id });
    expect((await app.client.rules.list({})).rules.map((rule) => rule.id)).toEqual([travel.id, rent.id]);
  });
});

describe('suggestions', () => {
  it('are accepted as the person’s own, declined for good, or accepted from a confidence on as a run', async () => {
    const app = await openWithBusiness();
    await importAndCategorise(app, JANUARY + FEBRUARY);
    const shells = await lineIds(app, 'Shell');
    await app.client.transactions.setCategory({ transactionIds: shells.slice(1), categoryId: await categoryId(app, 'Travel') });
    const suggestions = await app.client.rules.suggest({});
    expect(suggestions.uncategorisedCount).toBe(5);
    expect(suggestions.rows[0]).toMatchObject({ transactionId: shells[0], suggestedCategoryName: 'Travel', method: 'payee' });
    const line = { transactionId: shells[0] ?? 0, categoryId: await categoryId(app, 'Travel') };
    await app.client.rules.declineSuggestions({ lines: [line] });
    expect((await app.client.rules.suggest({})).rows.map((row) => row.transactionId)).not.toContain(shells[0]);
    await app.client.rules.declineSuggestions({ lines: [line], isDeclined: false });
    const run = await app.client.rules.acceptSuggestions({ accepted: { minConfidence: 0.9 } });
    expect(run).toMatchObject({ filedCount: 1, byPayee: 1 });
    expect((await app.client.rules.list({})).learned).toMatchObject([{ agreeingCount: 2 }]);
    await app.client.rules.undoRun({ runId: run.runId ?? 0 });
    await app.client.rules.acceptSuggestions({ accepted: { lines: [line] } });
    expect((await app.client.rules.list({})).learned).toMatchObject([{ agreeingCount: 3 }]);
    expect(await failureOf(app.client.rules.acceptSuggestions({ accepted: { lines: [line] } }))).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('automatic categorisation', () => {
  it('does nothing when switched off', async () => {
    const app = await openWithBusiness();
    await app.client.rules.create({ rule: ruleDraft(await categoryId(app, 'Travel'), { contains: 'shell' }) });
    expect(await app.client.rules.settings({})).toMatchObject({ isEnabled: true, confidenceThreshold: 0.9, appliesModel: false });
    await app.client.rules.updateSettings({ isEnabled: false });
    await importAndCategorise(app, JANUARY);
    expect((await filedLines(app)).filter((line) => !line.endsWith('–'))).toEqual([]);
  });

  it('goes with its import: undone, nothing of it is left', async () => {
    const app = await openWithBusiness();
    await importAndCategorise(app, JANUARY);
    await fileLines(app, 'Shell', 'Travel');
    const history = { except: ['audit_logs', 'import_batches', 'import_files'] };
    const before = await app.dump(history);
    const batchId = await importAndCategorise(app, FEBRUARY);
    expect(await app.dump(history)).not.toEqual(before);
    await app.client.imports.undo({ batchId });
    expect(await app.dump(history)).toEqual(before);
  });

  it('answers the same after a restart', async () => {
    const app = await openWithBusiness();
    await importAndCategorise(app, JANUARY);
    await fileLines(app, 'Shell', 'Travel');
    await fileLines(app, 'Nordlicht', 'Office and supplies');
    await importRows(app, FEBRUARY);
    const before = await app.client.rules.suggest({});
    const again = await app.reopen();
    expect(await again.client.rules.suggest({})).toEqual(before);
  });

  it('stays inside its business', async () => {
    const app = await openWithBusiness();
    const other = await createEuroBusiness(app, 'Second Ltd');
    const first = (await app.client.businesses.list()).find((business) => business.id !== other)?.id ?? 0;
    await importAndCategorise(app, JANUARY, { businessId: first });
    await importAndCategorise(app, JANUARY, { businessId: other });
    const { rows } = await app.client.transactions.list({ businessId: first });
    const transactionIds = rows.filter((row) => row.description.startsWith('Shell')).map((row) => row.id);
    await app.client.transactions.setCategory({ businessId: first, transactionIds, categoryId: await categoryId(app, 'Travel', first) });
    expect((await app.client.rules.list({ businessId: other })).learned).toEqual([]);
    expect((await app.client.rules.suggest({ businessId: other })).rows).toEqual([]);
    const rule = ruleDraft(await categoryId(app, 'Travel', first), { contains: 'shell' });
    expect(await failureOf(app.client.rules.create({ businessId: other, rule }))).toMatchObject({ code: 'NOT_FOUND' });
    const made = await app.client.rules.create({ businessId: first, rule });
    expect(await failureOf(app.client.rules.update({ businessId: other, ruleId: made.id, rule }))).toMatchObject({ code: 'NOT_FOUND' });
    await app.client.rules.apply({ businessId: first });
    expect((await filedLines(app, other)).filter((line) => !line.endsWith('–'))).toEqual([]);
  });
});

describe('whatever the rules', () => {
  it('a line that a person has filed keeps its category', async () => {
    const app = await openWithBusiness();
    await importAndCategorise(app, JANUARY + FEBRUARY);
    const { rows } = await app.client.transactions.list({});
    const names = ['Travel', 'Rent', 'Marketing'];
    const ids = await Promise.all(names.map((name) => categoryId(app, name)));
    const conditions = fc.constantFrom<Partial<RuleDraft>[]>({ contains: 'a' }, { direction: 'out' }, { pattern: '\\w+' }, { amountMinMinor: 1 });
    const rule = fc.record({ files: fc.constantFrom(...ids), asks: conditions });
    const choice = fc.record({ index: fc.nat({ max: rows.length - 1 }), category: fc.constantFrom(...ids) });
    await fc.assert(
      fc.asyncProperty(fc.array(rule, { minLength: 1, maxLength: 3 }), fc.array(choice, { maxLength: 4 }), async (rules, choices) => {
        const chosen = new Map(choices.map(({ index, category }) => [rows[index]?.id ?? 0, category]));
        for (const [id, category] of chosen) await app.client.transactions.setCategory({ transactionIds: [id], categoryId: category });
        const person = await filedByPerson(app);
        for (const { files, asks } of rules) await app.client.rules.create({ rule: ruleDraft(files, asks) });
        await app.client.rules.apply({});
        await app.client.rules.acceptSuggestions({ accepted: { minConfidence: 0.5 } });
        const after = new Map((await app.client.transactions.list({})).rows.map((row) => [row.id, row.categoryId]));
        for (const [id, category] of person) expect(after.get(id)).toBe(category);
      }),
      { numRuns: 8 },
    );
  });
});

async function filedByPerson(app: TestApp): Promise<Map<number, number>> {
  const { transaction_categories: rows = [] } = await app.dump();
  return new Map(rows.filter((row) => row['source'] === 'person').map((row) => [Number(row['transaction_id']), Number(row['category_id'])]));
}
