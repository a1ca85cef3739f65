import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { changesOf, describeInBrowser } from '../stage.ts';
import type { Stage } from '../stage.ts';

const FILE = 'email;name\nana@harbour.example;Ana R.\nnoor@harbour.example;Noor Haddad\nnobody;X';

const applied = (stage: Stage) =>
  changesOf(stage, 'importPeople')
    .map(({ call }) => call.body)
    .filter(({ apply }) => apply);

async function choose(page: Page): Promise<void> {
  const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByText('What will happen', { exact: true }).waitFor();
}

describeInBrowser('importing people', ({ begin }) => {
  it('does the whole file in one call after it was looked at, once on a double click', async () => {
    const { page, stage } = await begin('p-mara', '/people/import');
    await choose(page);
    const before = applied(stage);

    await page.getByRole('button', { name: 'Import 2 people' }).dblclick();
    await page.getByText('The import is done', { exact: true }).waitFor();

    expect(before).toEqual([]);
    expect(applied(stage)).toMatchObject([
      { rows: [{ name: 'Ana R.' }, { name: 'Noor Haddad' }, { email: 'nobody' }] },
    ]);
    expect(await page.getByText('1 person was added, 1 person was changed').count()).toBe(1);
    expect(await page.getByText('1 row left out').count()).toBe(1);
    await page.getByRole('link', { name: 'Back to people' }).click();
    await page.getByText('Noor Haddad').first().waitFor();
  });

  it('keeps the file and what will happen when the server cannot be reached, and does it all when it can', async () => {
    const { page, stage } = await begin('p-mara', '/people/import');
    await choose(page);
    await page.route('**/api/v1/people/import', (route) => route.abort());

    await page.getByRole('button', { name: 'Import 2 people' }).click();
    await page.getByRole('alert').first().waitFor();
    const meanwhile = applied(stage);
    await page.unroute('**/api/v1/people/import');
    await page.getByRole('button', { name: 'Import 2 people' }).click();
    await page.getByText('The import is done', { exact: true }).waitFor();

    expect([meanwhile.length, applied(stage).length]).toEqual([0, 1]);
  });
});
