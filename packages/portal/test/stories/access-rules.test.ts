import { expect, it } from 'vitest';
import { changesOf, describeInBrowser } from '../stage.ts';

const PASSWORD = 'correct horse battery staple';

describeInBrowser('the editor of access rules', ({ begin }) => {
  it('shows each problem at its field and keeps everything that was typed', async () => {
    const { page } = await begin('p-mara', '/policies/new?resourceId=r-bastion');

    await page.getByLabel('Port or range').fill('2222');
    await page.getByRole('button', { name: 'Add the access rule' }).click();
    await page.getByRole('alert').waitFor();

    const name = page.getByLabel('Name of the access rule');
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    const described = (await name.getAttribute('aria-describedby')) ?? '';
    const texts = await Promise.all(described.split(/\s+/).map((id) => page.locator(`[id="${id}"]`).textContent()));
    expect(texts.join(' ')).toContain('A name of 1 to 100 characters.');
    expect(await page.getByLabel('Port or range').inputValue()).toBe('2222');
  });

  it('brings back what was typed when the session ends in between', async () => {
    const { page, stage } = await begin('p-mara', '/policies/pol-ssh');
    await page.getByLabel('Name of the access rule').fill('SSH for the night shift');
    stage.api.state.personId = null;

    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail').fill('mara@harbour.example');
    await page.locator('input[name="password"]').fill(PASSWORD);
    await page.getByLabel('Access code').fill('harbour-4417');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('What you typed before is back').waitFor();

    expect(new URL(page.url()).pathname).toBe('/policies/pol-ssh');
    expect(await page.getByLabel('Name of the access rule').inputValue()).toBe('SSH for the night shift');
  });

  it('shows what somebody else saved meanwhile, and saves over it only when told to', async () => {
    const { page, stage } = await begin('p-mara', '/policies/pol-ssh');
    await page.getByLabel('Name of the access rule').fill('SSH for us');
    stage.api.state.world.policies[0] = { ...stage.api.state.world.policies[0]!, version: 9, approvalsNeeded: 1 };

    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: /^Approvals/ }).waitFor();
    await page.getByRole('button', { name: 'Keep mine, then save over theirs' }).click();
    await page.getByLabel('Port or range').fill('2222');
    await page.getByLabel('Close those now').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'prod-bastion' }).waitFor();

    expect(changesOf(stage, 'editPolicy').map(({ call }) => [call.body.version, call.body.closesLeases])).toEqual([
      [4, false],
      [9, true],
    ]);
    expect(stage.api.state.world.policies[0]).toMatchObject({ name: 'SSH for us', approvalsNeeded: 0, version: 10 });
  });
});

describeInBrowser('beginning an access rule', ({ begin }) => {
  it('begins with a pattern, which fills the form', async () => {
    const { page, stage } = await begin('p-mara', '/policies');
    stage.api.state.world.policies = [];
    stage.api.state.tell('policies');

    await page.getByRole('link', { name: 'A database for an hour, with approval' }).click();
    await page.getByLabel(/^Security group/).selectOption('r-db');
    await page.getByText('for 1 hour, at any time, with one approval, giving a reason.').waitFor();
    await page.getByRole('combobox', { name: 'Who may open it' }).click();
    await page.getByRole('option', { name: 'Everyone in the organization' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add the access rule' }).click();
    await expect.poll(() => changesOf(stage, 'addPolicy').length).toBe(1);

    expect(changesOf(stage, 'addPolicy')[0]?.call.body).toMatchObject({
      name: 'Database for an hour',
      resourceId: 'r-db',
      traffics: ['tcp 5432'],
      approvalsNeeded: 1,
      reasonRequired: true,
    });
  });

  it('begins as a copy of another, which stays as it is', async () => {
    const { page, stage } = await begin('p-mara', '/policies/pol-build');

    await page.getByRole('link', { name: 'Duplicate' }).click();
    await page.getByRole('heading', { level: 1, name: 'New access rule' }).waitFor();
    const name = page.getByLabel('Name of the access rule');
    expect(await name.inputValue()).toBe('Copy of Build machines in working hours');
    await name.fill('Build machines, too');
    await page.getByRole('button', { name: 'Add the access rule' }).click();
    await expect.poll(() => changesOf(stage, 'addPolicy').length).toBe(1);

    const { schedule, traffics } = stage.api.state.world.policies.find(({ policyId }) => policyId === 'pol-build')!;
    expect(changesOf(stage, 'addPolicy')[0]?.call.body).toMatchObject({ schedule, traffics });
    expect(changesOf(stage, 'editPolicy')).toEqual([]);
  });

  it('finds access rules by what they say', async () => {
    const { page } = await begin('p-mara', '/policies');
    const rows = page.getByRole('table', { name: 'Access rules' }).getByRole('row');

    await page.getByRole('searchbox', { name: 'Search access rules' }).fill('postgresql');
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByRole('searchbox', { name: 'Search access rules' }).fill('nobody of that name');
    await page.getByText('No access rule fits the search.').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();

    await expect.poll(() => rows.count()).toBe(6);
  });
});

describeInBrowser('the menu of an access rule in a list', ({ begin }) => {
  it('leads to the editor, to a copy, and to who opened it', async () => {
    const { page } = await begin('p-mara', '/policies');
    const choose = async (item: string) => {
      await page.goto(new URL('/policies', page.url()).href);
      await page.getByRole('button', { name: 'Actions for SSH for Operations' }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    };

    await choose('Edit');
    await page.getByRole('heading', { level: 1, name: 'SSH for Operations' }).waitFor();
    await choose('Duplicate');
    await page.getByRole('heading', { level: 1, name: 'New access rule' }).waitFor();
    const copied = await page.getByLabel('Name of the access rule').inputValue();
    await choose('Who opened it');
    await page.getByRole('heading', { level: 1, name: 'Leases' }).waitFor();

    expect(copied).toBe('Copy of SSH for Operations');
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ policyId: 'pol-ssh', state: 'all' });
  });

  it('explains whom it lets in, and when', async () => {
    const { page, stage } = await begin('p-mara', '/policies');

    await page.getByRole('button', { name: 'Actions for SSH for Operations' }).click();
    await page.getByRole('menuitem', { name: 'Explain' }).click();
    const dialog = page.getByRole('dialog', { name: 'Explain SSH for Operations' });
    await dialog.getByText('Nothing is opened by trying.').waitFor();

    expect(await dialog.getByText('The team Operations may open SSH (TCP 22)').count()).toBe(1);
    expect(changesOf(stage, 'tryPolicy').at(-1)?.call.body.policy).toMatchObject({ name: 'SSH for Operations' });
  });

  it('switches it off with the effect shown, once on a double click, and on again', async () => {
    const { page, stage } = await begin('p-mara', '/policies');
    const row = page.getByRole('row').filter({ hasText: 'SSH for Operations' });

    await page.getByRole('button', { name: 'Actions for SSH for Operations' }).click();
    await page.getByRole('menuitem', { name: 'Switch off' }).click();
    const dialog = page.getByRole('dialog', { name: 'Switch SSH for Operations off?' });
    await dialog.getByLabel('Close those now').check();
    await dialog.getByText('although the access rule is switched off').first().waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Switch off' }).dblclick();
    await row.getByText('Switched off').waitFor();
    await page.getByRole('button', { name: 'Actions for SSH for Operations' }).click();
    await page.getByRole('menuitem', { name: 'Switch on' }).click();
    await page.getByRole('button', { name: 'Switch on' }).click();
    await row.getByText('On', { exact: true }).waitFor();

    expect(changesOf(stage, 'editPolicy').map(({ call }) => [call.body.status, call.body.closesLeases])).toEqual([
      ['disabled', true],
      ['enabled', false],
    ]);
  });

  it('deletes it with the effect shown', async () => {
    const { page, stage } = await begin('p-mara', '/policies');

    await page.getByRole('button', { name: 'Actions for SSH for Operations' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete SSH for Operations?' });
    await dialog.getByText('Closes at once').first().waitFor();
    await dialog.getByRole('button', { name: 'Delete' }).dblclick();
    await page.getByRole('row').filter({ hasText: 'SSH for Operations' }).waitFor({ state: 'detached' });

    expect(changesOf(stage, 'deletePolicy').map(({ call }) => call.query)).toEqual([{ closesLeases: true }]);
    expect(new URL(page.url()).pathname).toBe('/policies');
  });

  it('offers those who may only read nothing that would be refused', async () => {
    const { page } = await begin('p-priya', '/policies');

    await page.getByRole('button', { name: 'Actions for SSH for Operations' }).click();

    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Who opened it']);
  });
});
