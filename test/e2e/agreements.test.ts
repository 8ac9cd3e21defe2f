import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { lookAround, lookOnce } from '../support/browser/looks.ts';
import { obligationBooks } from '../support/browser/obligation-books.ts';
import { call, serve } from '../support/browser/serving.ts';
import { takePicture, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

type Agreement = { id: number; name: string; obligationType: string; status: string; version: number };
type Detail = Agreement & { dueItems: { dueDate: string; estimatedAmountMinor: number; status: string }[] };

const drawer = (page: Page) => page.getByRole('dialog');
const toastUndo = (page: Page) => page.getByRole('button', { name: 'Undo' }).last();

/** What does not fit or cannot be used by everybody; empty when all is well. */
it('offers what recurs in the bank lines, shows its lines, and makes it an agreement with the person’s corrections', async () => {
  const { folder } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/agreements' });
  const found = page.getByRole('region', { name: 'Found in your bank lines' });
  const card = found.getByRole('listitem').filter({ hasText: 'Old Mill Properties' }).first();
  await card.getByText(/every month on the 1st/).waitFor();
  await card.getByText('12 bank lines').click();
  await card.getByRole('button', { name: '1 Mar 2026' }).click();
  await drawer(page).getByText('Where it comes from').waitFor();
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'detached' });

  await card.getByRole('button', { name: 'Accept Old Mill Properties' }).click();
  await drawer(page).getByLabel('Name').fill('Rent of the workshop');
  await drawer(page).getByRole('combobox', { name: 'What it is' }).click();
  await page.getByRole('option', { name: 'Rent', exact: true }).click();
  await drawer(page).getByRole('region', { name: 'The next due dates' }).getByText('Wed 1 Apr 2026').waitFor();
  expect(await lookOnce(page)).toEqual([]);
  await drawer(page).getByRole('button', { name: 'Make it an agreement' }).click();
  await page.getByText('Rent of the workshop is an agreement, with its past payments').waitFor();
  await card.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Money out', exact: true }).getByRole('link', { name: 'Rent of the workshop' }).click();
  await page.getByRole('heading', { name: 'Rent of the workshop', level: 1 }).waitFor();
  await page.getByRole('region', { name: 'Past', exact: true }).getByText('12 settled or closed').waitFor();
  const [rent] = await call<Agreement[]>(folder, 'agreements.list');
  expect(rent).toMatchObject({ name: 'Rent of the workshop', obligationType: 'rent', status: 'active' });
});

it('refuses a rhythm, offers it again on Undo', async () => {
  const { folder } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/agreements' });
  const refuse = page.getByRole('button', { name: 'Not an agreement: Old Mill Properties' });
  await refuse.click();
  await page.getByText('Old Mill Properties is no agreement').waitFor();
  await refuse.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Offer the refused one again' }).waitFor();
  await toastUndo(page).click();
  await refuse.waitFor();
  expect(await call(folder, 'recurring.suggestions')).toMatchObject({ refusedCount: 0 });
});

const TERMS = { frequency: 'monthly', startDate: '2026-01-01', shift: 'next', baseAmountMinor: -1200_00, currency: 'EUR' };

it('changes a price from a day on, after showing which dates change, and takes it back', async () => {
  const { folder } = await obligationBooks();
  const { id } = await call<Agreement>(folder, 'agreements.create', { name: 'Storage', obligationType: 'rent', terms: TERMS });
  const { page } = await visit(browser(), await serve(folder), { path: `/agreements/${id}` });
  await page.getByText('Every month on the 1st, next business day').first().waitFor();
  await page.getByRole('button', { name: 'Change the terms' }).click();
  await drawer(page).getByLabel('New terms apply from').fill('2026-05-01');
  await drawer(page).getByLabel('Why').fill('new lease');
  await drawer(page).getByLabel('Amount that goes out').fill('1200*1.1');
  const preview = drawer(page).getByRole('region', { name: 'What changes' });
  await preview.getByText('−€1,320.00').first().waitFor();
  await preview.getByText('1 May 2026').waitFor();
  expect(await preview.getByText('1 Apr 2026').count()).toBe(0);
  expect(await lookOnce(page)).toEqual([]);
  await takePicture(page, 'agreement-change');
  await drawer(page).getByRole('button', { name: 'Change from 1 May 2026' }).click();
  await page.getByText('New terms from 1 May 2026').waitFor();
  await drawer(page).waitFor({ state: 'detached' });
  const versions = page.getByRole('region', { name: 'Versions' });
  await versions.getByText('Until 30 April').waitFor();
  await versions.getByText('From 1 May, new lease').waitFor();
  const amounts = async (): Promise<number[]> => {
    const { dueItems } = await call<Detail>(folder, 'agreements.get', { agreementId: id });
    return ['2026-04-01', '2026-05-01', '2026-06-02'].map((day) => dueItems.find(({ dueDate }) => dueDate === day)?.estimatedAmountMinor ?? 0);
  };
  expect(await amounts()).toEqual([-1200_00, -1320_00, -1320_00]);
  await toastUndo(page).click();
  await page.getByText('Undone: New terms from 1 May 2026').waitFor();
  expect(await amounts()).toEqual([-1200_00, -1200_00, -1200_00]);
});

it('skips one date, pauses and continues, and wins a prospect', async () => {
  const { folder } = await obligationBooks();
  const { id } = await call<Agreement>(folder, 'agreements.create', { name: 'Storage', obligationType: 'rent', terms: TERMS });
  const prospect = { name: 'Big deal', obligationType: 'revenue', isProspect: true, probability: 0.4, expectedDate: '2026-04-10' };
  await call(folder, 'agreements.create', { ...prospect, terms: { ...TERMS, startDate: '2026-04-10', baseAmountMinor: 5000_00 } });
  const { page } = await visit(browser(), await serve(folder), { path: `/agreements/${id}` });
  await page.getByRole('button', { name: /^Skip 1 Apr 2026/ }).click();
  await page.getByRole('button', { name: 'Bring back 1 Apr 2026' }).waitFor();
  await toastUndo(page).click();
  await page.getByRole('button', { name: /^Skip 1 Apr 2026/ }).waitFor();

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Pause: no further due dates' }).click();
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  expect(await call<Detail>(folder, 'agreements.get', { agreementId: id })).toMatchObject({ status: 'paused' });
  await toastUndo(page).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();

  await page.getByRole('link', { name: 'Agreements' }).first().click();
  const prospects = page.getByRole('region', { name: 'Prospects' }).first();
  await prospects.getByText('40%').waitFor();
  await prospects.getByRole('link', { name: 'Big deal' }).click();
  await page.getByRole('button', { name: 'Won' }).click();
  await page.getByRole('button', { name: 'It is won' }).click();
  await page.getByText('Big deal is won').waitFor();
  await page.getByRole('button', { name: 'Won' }).waitFor({ state: 'detached' });
});

it('enters an agreement by hand from the empty page’s one button on', async () => {
  const { folder } = await obligationBooks();
  const { page } = await visit(browser(), await serve(folder), { path: '/agreements' });
  await page.getByRole('button', { name: 'Enter the first agreement' }).click();
  await drawer(page).getByRole('button', { name: 'Create the agreement' }).click();
  await drawer(page).getByText('Give the agreement a name.').waitFor();
  await drawer(page).getByLabel('Name').fill('Insurance');
  await drawer(page).getByLabel('Amount that goes out').fill('80');
  await drawer(page).getByRole('combobox', { name: 'Currency' }).fill('USD');
  await page.getByRole('option', { name: 'USD', exact: true }).click();
  await drawer(page).getByRole('region', { name: 'The next due dates' }).getByText('80.00').first().waitFor();
  expect(await lookOnce(page)).toEqual([]);
  await takePicture(page, 'agreement-new');
  await drawer(page).getByRole('button', { name: 'Create the agreement' }).click();
  await page.getByRole('heading', { name: 'Insurance', level: 1 }).waitFor();
  expect(await call<Agreement[]>(folder, 'agreements.list')).toMatchObject([
    { name: 'Insurance', version: 1, terms: { currency: 'USD', baseAmountMinor: -80_00 } },
  ]);
  await takePicture(page, 'agreement-usd');
});

it('fits and can be read in every theme and size', async () => {
  const { folder } = await obligationBooks();
  const { id } = await call<Agreement>(folder, 'agreements.create', { name: 'Storage', obligationType: 'rent', terms: TERMS });
  await call(folder, 'agreements.update', {
    agreementId: id,
    terms: { ...TERMS, baseAmountMinor: -1300_00 },
    effectiveFrom: '2026-05-01',
    reason: 'new lease',
  });
  const { page } = await visit(browser(), await serve(folder), { path: '/agreements' });
  await page.getByRole('link', { name: 'Storage' }).waitFor();
  await page.getByRole('button', { name: 'Accept Old Mill Properties' }).waitFor();
  const problems = await lookAround(page, 'agreements');
  await page.getByRole('link', { name: 'Storage' }).click();
  await page.getByRole('region', { name: 'Versions' }).waitFor();
  problems.push(...(await lookAround(page, 'agreement')));
  expect(problems).toEqual([]);
});
