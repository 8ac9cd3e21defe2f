import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { TEST_NOW } from '../support/app-folder.ts';
import { seriousViolations } from '../support/browser/accessibility.ts';
import { sharedBrowser } from '../support/browser/chromium.ts';
import { settled } from '../support/browser/layout.ts';
import { call, createSample, serve, testBooks } from '../support/browser/serving.ts';
import { goTo, takePicture, visit } from '../support/browser/visit.ts';

const browser = sharedBrowser();

const OWNERS = 'four unrelated words here';

/** The sample with a viewer beside its owner, who has a passphrase. */
async function protectedBooks() {
  const folder = testBooks();
  await createSample(folder);
  await call(folder, 'users.create', { displayName: 'Ben', email: 'ben@example.com', roles: [{ businessId: 1, role: 'viewer' }] });
  await call(folder, 'users.setPassphrase', { passphrase: OWNERS });
  return serve(folder);
}

async function enterAsOwner(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Owner/ }).click();
  await page.getByLabel('Passphrase of Owner').fill(OWNERS);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

it('asks who it is, refuses a wrong passphrase with a sentence, and stays open over a reload', async () => {
  const { page } = await visit(browser(), await protectedBooks());
  await page.getByRole('heading', { name: 'Who is it?' }).waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'users-who-is-it');
  await page.getByRole('button', { name: /^Owner/ }).click();
  await page.getByLabel('Passphrase of Owner').fill('a guess');
  await page.getByRole('button', { name: 'Continue as Owner' }).click();
  await page.getByRole('alert').getByText('The passphrase is wrong', { exact: false }).waitFor();
  await page.getByLabel('Passphrase of Owner').fill(OWNERS);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await page.reload();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await page.getByRole('button', { name: /^Owner\s*, signed in/ }).waitFor();
});

it('locks by key, in every window of the browser, shows nothing of the books and comes back where one was', async () => {
  const { page, context } = await visit(browser(), await protectedBooks());
  await enterAsOwner(page);
  await goTo(page, '/transactions');
  await page.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();

  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'Tamio is locked' }).waitFor();
  await second.getByRole('heading', { name: 'Tamio is locked' }).waitFor();
  expect(await page.title()).toBe('Tamio — locked');
  expect(await page.locator('body').innerText()).not.toMatch(/Transactions|€/);
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'users-locked-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await takePicture(page, 'users-locked-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
  await page.getByLabel('Passphrase of Owner').fill(OWNERS);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();
  await second.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();
});

it('locks by itself when nobody is there', async () => {
  const { page } = await visit(browser(), await protectedBooks());
  await enterAsOwner(page);
  await page.clock.setFixedTime(new Date(Date.parse(TEST_NOW) + 14 * 60_000));
  await page.mouse.move(300, 300);
  await page.clock.setFixedTime(new Date(Date.parse(TEST_NOW) + 28 * 60_000));
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await page.clock.setFixedTime(new Date(Date.parse(TEST_NOW) + 30 * 60_000));
  await page.getByRole('heading', { name: 'Tamio is locked' }).waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
});

it('shows a viewer everything and offers nothing that would be refused, with the reason', async () => {
  const { page } = await visit(browser(), await protectedBooks());
  await page.getByRole('button', { name: /^Ben/ }).click();
  await page.getByRole('button', { name: 'Continue as Ben' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await page.getByRole('button', { name: /^Ben\s*Viewer/ }).waitFor();
  await settled(page);
  await takePicture(page, 'users-viewer-dashboard');
  await goTo(page, '/users');
  const add = page.getByRole('button', { name: 'Add a person' });
  await add.waitFor();
  expect(await add.getAttribute('aria-disabled')).toBe('true');
  await add.hover();
  await page.getByRole('tooltip', { name: /Only owners/ }).waitFor();
  await add.click({ force: true });
  expect(await page.getByRole('region', { name: 'Add a person' }).count()).toBe(0);
  await takePicture(page, 'users-viewer-users');
  const offered = [
    ['/alerts', 'Check now'],
    ['/rules', 'New rule'],
    ['/accounts', 'New account'],
    ['/reports', 'Make the report'],
    ['/settings', 'Back up now'],
  ] as const;
  for (const [path, name] of offered) {
    await goTo(page, path);
    const button = page.getByRole('button', { name }).first();
    await button.waitFor();
    expect([path, await button.getAttribute('aria-disabled')]).toEqual([path, 'true']);
  }
});

it('adds, gives a role, archives and brings back, each undone by one key', async () => {
  const { page } = await visit(browser(), await protectedBooks());
  await enterAsOwner(page);
  await goTo(page, '/users');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const form = page.getByRole('region', { name: 'Add a person' });
  await form.getByLabel('Name').fill('Carla');
  await form.getByRole('button', { name: 'Add Carla' }).click();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  await row('Carla').waitFor();
  await settled(page);
  expect(await seriousViolations(page)).toEqual([]);
  await takePicture(page, 'users-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await takePicture(page, 'users-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await row('Ben').getByRole('combobox').click();
  await page.getByRole('option', { name: 'Bookkeeper' }).click();
  await page
    .getByText(/^Ben is bookkeeper in /)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page
    .getByText(/^Undone: Ben is bookkeeper/)
    .first()
    .waitFor();
  await expect.poll(() => row('Ben').getByRole('combobox').inputValue()).toBe('Viewer');

  await page.getByRole('button', { name: 'Change Carla' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await row('Carla').waitFor({ state: 'detached' });
  await page.getByText('1 archived').waitFor();
  await page.locator('body').press('Control+z');
  await row('Carla').waitFor();

  await page.getByRole('button', { name: 'Set the passphrase of Ben' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New passphrase').fill('words for Ben alone');
  await dialog.getByLabel('Once more').fill('words for Ben alone');
  await takePicture(page, 'users-set-passphrase');
  await dialog.getByRole('button', { name: 'Set a passphrase' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Owner\s*, signed in/ }).click();
  await takePicture(page, 'users-menu');
  await page.getByRole('menuitem', { name: 'Switch user…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Ben/ }).click();
  await page.getByRole('dialog').getByLabel('Passphrase of Ben').fill('words for Ben alone');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Ben\s*Viewer/ }).waitFor();
});
