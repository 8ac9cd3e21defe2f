import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AppFolder } from '../support/app-folder.ts';
import { seriousViolations } from '../support/browser/accessibility.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { layoutProblems, settled } from '../support/browser/layout.ts';
import { call, serve, testBooks } from '../support/browser/serving.ts';
import { goTo, takePicture, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

const STATEMENT = `Date,Description,Amount,Currency,Balance
2026-01-02,Example Customer,900.00,EUR,1900.00
2026-01-05,Shell Station Hamburg,-62.10,EUR,1837.90
2026-01-12,Shell Station Hamburg,-58.40,EUR,1779.50
2026-01-19,Nordlicht Bakery,-7.10,EUR,1772.40
2026-01-26,Shell Station Hamburg,-64.90,EUR,1707.50
2026-02-02,Thank you,-500.00,EUR,1207.50
`;
const SAVINGS = `Date,Description,Amount,Currency,Balance
2026-02-03,Deposit,500.00,EUR,600.00
`;

type Lines = { rows: { id: number; description: string; categoryName: string | null }[] };

async function prepare(folder: AppFolder): Promise<void> {
  await call(folder, 'businesses.create', { name: 'Example Ltd', baseCurrency: 'EUR', country: 'IE' });
  for (const [name, text] of [
    ['Main', STATEMENT],
    ['Savings', SAVINGS],
  ] as const) {
    const path = join(folder.files, `${name}.csv`);
    writeFileSync(path, text);
    await call(folder, 'imports.book', { source: { path }, accountName: name });
  }
  await call(folder, 'transfers.find');
  const { rows } = await call<Lines>(folder, 'transactions.list', { text: 'Shell' });
  const categories = await call<{ id: number; name: string }[]>(folder, 'categories.list');
  const travel = categories.find((category) => category.name === 'Travel');
  await call(folder, 'transactions.setCategory', { transactionIds: rows.slice(1).map((row) => row.id), categoryId: travel?.id });
}

async function filed(folder: AppFolder): Promise<(string | null)[]> {
  const { rows } = await call<Lines>(folder, 'transactions.list');
  return rows.map((row) => row.categoryName);
}

it('shows what was learned, previews a rule before it is saved, applies it, and takes all back', async () => {
  const folder = testBooks();
  await prepare(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/rules' });
  await page.getByText('Because you filed 2 lines so.').waitFor();
  await page.getByText('What taught it: 2 lines you filed').waitFor();
  await settled(page);
  expect(await layoutProblems(page)).toEqual([]);
  expect(await seriousViolations(page)).toEqual([]);

  await page.getByRole('button', { name: 'New rule' }).click();
  const form = page.getByRole('dialog', { name: 'New rule' });
  await form.getByLabel('and fits the pattern').fill('(bakery');
  await form.getByText('An opening bracket is never closed.').waitFor();
  await form.getByLabel('and fits the pattern').fill('bakery$|^shell');
  await form.getByRole('combobox', { name: 'belongs to' }).fill('Market');
  await page.getByRole('option', { name: 'Marketing' }).click();
  await form.getByText('Fits 4 lines').waitFor();
  await form.getByText('would change 2; 2 filed by you.').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'rules-form');
  await form.getByRole('button', { name: 'Create the rule' }).click();
  await form.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Apply to all lines' }).click();
  await page.getByText('2 lines filed').first().waitFor();
  expect(await filed(folder)).toEqual([null, null, 'Marketing', 'Marketing', 'Travel', 'Travel', null]);
  await page.getByText('Filed 2 lines.').waitFor();
  await takePicture(page, 'rules');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText('Has not filed a line yet.').first().waitFor();
  expect(await filed(folder)).toEqual([null, null, null, null, 'Travel', 'Travel', null]);
});

it('moves a rule by the keyboard and keeps the focus on it', async () => {
  const folder = testBooks();
  await prepare(folder);
  const categories = await call<{ id: number; name: string }[]>(folder, 'categories.list');
  const none = { pattern: null, amountMinMinor: null, amountMaxMinor: null, direction: null, accountId: null };
  for (const contains of ['first', 'second']) await call(folder, 'rules.create', { rule: { ...none, contains, categoryId: categories[0]?.id } });
  const { page } = await visit(browser(), await serve(folder), { path: '/rules' });
  await page.getByRole('button', { name: 'text contains “second”' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.waitForFunction(
    () => document.activeElement?.textContent.includes('second') === true && document.querySelector('ol li')?.textContent.includes('second') === true,
  );
  const { rules } = await call<{ rules: { contains: string }[] }>(folder, 'rules.list');
  expect(rules.map((rule) => rule.contains)).toEqual(['second', 'first']);
});

it('accepts and declines suggestions, and says what moved between own accounts', async () => {
  const folder = testBooks();
  await prepare(folder);
  const { page } = await visit(browser(), await serve(folder), { path: '/rules?show=suggestions' });
  const suggestion = page.getByRole('row', { name: /Shell Station Hamburg/ });
  await suggestion.getByText('because you filed 2 lines of Shell Station Hamburg under Travel').waitFor();
  await settled(page);
  expect(await layoutProblems(page)).toEqual([]);
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'rules-suggestions');
  await suggestion.getByRole('button', { name: 'Not this: Travel' }).click();
  await suggestion.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await suggestion.getByRole('button', { name: 'Accept Travel' }).click();
  await suggestion.waitFor({ state: 'detached' });
  expect((await filed(folder)).filter((name) => name === 'Travel')).toHaveLength(3);

  await goTo(page, '/rules?show=transfers');
  await page.getByText('Perhaps a transfer').waitFor();
  await settled(page);
  expect(await layoutProblems(page)).toEqual([]);
  await takePicture(page, 'rules-transfers');
  await page.getByRole('button', { name: 'One transfer' }).click();
  await page.getByRole('button', { name: 'Forget what I said' }).waitFor();

  await goTo(page, '/rules?show=automatic');
  await page.getByRole('switch', { name: 'The words of all your lines file by themselves' }).click();
  await page.getByText('Automatic categories changed').first().waitFor();
  expect(await call(folder, 'rules.settings')).toMatchObject({ appliesModel: true });
  await takePicture(page, 'rules-automatic');
});
