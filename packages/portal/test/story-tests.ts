import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from './browser.ts';
import type { Stage } from './browser.ts';

const PASSWORD = 'correct horse battery staple';

/** What people do, from their first click to what they see then. */
export function defineStoryTests(stageOf: () => Stage): void {
  async function begin(personId: string | null, path: string): Promise<{ page: Page; stage: Stage }> {
    const stage = stageOf();
    stage.api.reset(personId);
    const { page } = await openPage(stage);
    await page.goto(stage.api.url + path);
    return { page, stage };
  }
  const changesOf = ({ api }: Stage, name: string) => api.state.changes.filter((change) => change.name === name);

  describe('my access', () => {
    it('opens once on a double click, shows opening and then open without a reload, and counts down', async () => {
      const { page, stage } = await begin('p-ana', '/');
      const card = page.getByRole('article', { name: 'build-farm' }).last();

      await card.getByLabel('How long to open build-farm').selectOption({ label: '2 hours' });
      await card.getByRole('button', { name: 'Open build-farm' }).dblclick();
      await card.getByText('Opening').waitFor();
      await card.getByText('Open', { exact: true }).waitFor();
      const timer = card.getByRole('timer');
      const before = await timer.textContent();
      await page.waitForTimeout(1200);

      expect(changesOf(stage, 'requestAccess').map(({ call }) => call.body)).toEqual([
        { policyId: 'pol-rdp', durationSeconds: 7200 },
      ]);
      expect(before).toMatch(/^(2:00:00|1:59:\d\d)$/);
      expect(await timer.textContent()).not.toBe(before);
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('build-farm');
      await page.context().close();
    });

    it('extends and closes, and says what closing does not do', async () => {
      const { page, stage } = await begin('p-mara', '/');

      await page.getByRole('button', { name: 'Extend prod-bastion' }).click();
      await page.getByRole('menuitem', { name: '1 hour' }).click();
      await page.getByText(/^2:2\d:\d\d$/).waitFor();
      await page.getByRole('button', { name: 'Close prod-bastion' }).click();
      await page.getByText('A session that is already open may live on').waitFor();
      await page.getByRole('button', { name: 'Open prod-bastion' }).waitFor();

      expect(stage.api.state.changes.map(({ name }) => name)).toEqual(['extendLease', 'closeLease']);
      await page.context().close();
    });

    it('shows what others change, and says when it cannot', async () => {
      const { page, stage } = await begin('p-ana', '/');
      await page.getByText('Live', { exact: true }).waitFor();

      stage.api.state.world.doors = stage.api.state.world.doors.slice(0, 1);
      stage.api.state.tell('policies');
      await expect.poll(() => page.getByRole('article').count()).toBe(1);
      stage.api.breakStreams();
      await page.getByText('Reconnecting').waitFor();
      stage.api.resumeStreams();
      await page.getByText('Live', { exact: true }).waitFor();

      expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0);
      await page.context().close();
    });
  });

  describe('signing in', () => {
    it('says what is wrong where the focus goes, keeps what was typed, and remembers the access code', async () => {
      const { page } = await begin(null, '/leases');

      await page.getByLabel('E-mail').fill('mara@harbour.example');
      await page.locator('input[name="password"]').fill('wrong');
      await page.getByLabel('Access code').fill('harbour-4417');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
      await page.locator('input[name="password"]').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { level: 1, name: 'Leases' }).waitFor();
      await page.getByRole('button', { name: 'Mara Lindqvist', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();

      expect(await page.getByLabel('Access code').inputValue()).toBe('harbour-4417');
      await page.context().close();
    });

    it('sets up the organization, shows the access code, and leads on to the security groups', async () => {
      const stage = stageOf();
      stage.api.reset(null);
      stage.api.state.isSetUp = false;
      const { page } = await openPage(stage);
      await page.goto(`${stage.api.url}/setup#token=abc`);

      await page.getByLabel('Organization').fill('Harbour Logistics');
      await page.getByLabel('Your name').fill('Mara Lindqvist');
      await page.getByLabel('E-mail').fill('mara@harbour.example');
      await page.locator('input[name="password"]').fill(PASSWORD);
      await page.getByRole('button', { name: 'Create the organization' }).click();
      await page.getByRole('heading', { level: 1, name: 'Harbour Logistics is ready' }).waitFor();
      const code = await page.getByRole('textbox', { name: 'access code' }).inputValue();
      await page.getByRole('link', { name: 'Add the first security group' }).click();
      await page.getByRole('heading', { level: 1, name: 'Security groups' }).waitFor();

      expect(code).toBe('harbour-4417');
      expect(changesOf(stage, 'setUp')[0]?.call.body).toMatchObject({ token: 'abc', timeZone: 'Europe/Berlin' });
      await page.context().close();
    });
  });

  describe('the editor of access rules', () => {
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
      await page.context().close();
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
      await page.context().close();
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
      await page.context().close();
    });
  });

  describe('security groups', () => {
    it('approves and denies with one click each at the top of the list', async () => {
      const { page, stage } = await begin('p-tomas', '/security-groups');
      const waiting = page.getByRole('region', { name: 'Waiting for approval' });

      await waiting.getByRole('button', { name: /^Deny the request of Ana/ }).click();
      await expect.poll(() => changesOf(stage, 'reviewAccessRequest').length).toBe(1);
      await waiting.getByRole('button', { name: /^Approve the request of Mara/ }).click();
      await waiting.waitFor({ state: 'detached' });

      expect(changesOf(stage, 'reviewAccessRequest').map(({ call }) => call.body)).toEqual([
        { decision: 'deny' },
        { decision: 'approve' },
      ]);
      await page.context().close();
    });

    it('searches, leads to the console of AWS, and says why Local EC2 has none', async () => {
      const { page } = await begin('p-mara', '/security-groups');
      const rows = page.getByRole('table', { name: 'Security groups' }).getByRole('row');

      await page.getByRole('button', { name: 'Actions for prod-bastion' }).click();
      const link = await page.getByRole('menuitem', { name: 'Open in AWS console' }).getAttribute('href');
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox', { name: 'Search groups' }).fill('build');
      await expect.poll(() => rows.count()).toBe(2);
      await page.getByRole('button', { name: 'Actions for build-farm' }).click();
      const item = page.getByRole('menuitem', { name: /^Open in AWS console/ });

      expect(link).toContain('eu-central-1.console.aws.amazon.com');
      expect(await item.textContent()).toContain('Local EC2 has no console');
      expect(await item.isDisabled()).toBe(true);
      expect(new URL(page.url()).search).toBe('?search=build');
      await page.context().close();
    });

    it('verifies a group now and tells what was found', async () => {
      const { page, stage } = await begin('p-mara', '/security-groups');

      await page.getByRole('button', { name: 'Actions for prod-bastion' }).click();
      await page.getByRole('menuitem', { name: 'Verify' }).click();
      const dialog = page.getByRole('dialog', { name: 'Verify prod-bastion' });
      await dialog.getByText('4 inbound rules: 2 made by Gatelease, 2 by others, 1 open to the world.').waitFor();

      expect(changesOf(stage, 'refreshResource')).toHaveLength(1);
      await page.context().close();
    });

    it('explains whether an address gets in, and through which rule', async () => {
      const { page } = await begin('p-mara', '/security-groups/r-bastion#explain');
      const panel = page.getByRole('region', { name: 'Explain' });

      await panel.getByText('203.0.113.7 gets in on SSH (TCP 22) through this rule.').waitFor();
      await panel.getByLabel('Address').fill('198.51.100.99');
      await panel.getByText(/198.51.100.99 gets in on SSH .* if it belongs to what this rule names/).waitFor();
      await panel.getByLabel('Port').fill('443');
      await panel.getByText('198.51.100.99 gets in on HTTPS (TCP 443) through this rule.').waitFor();
      await panel.getByLabel('Address').fill('198.51.100.999');

      expect(await panel.getByLabel('Address').getAttribute('aria-invalid')).toBe('true');
      await page.context().close();
    });
  });

  describe('beginning an access rule', () => {
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
      await page.context().close();
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
      await page.context().close();
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
      await page.context().close();
    });
  });

  describe('the weekly grid', () => {
    const scheduleOf = (stage: Stage) => changesOf(stage, 'addPolicy')[0]?.call.body.schedule.windows;

    async function beginNew() {
      const { page, stage } = await begin('p-mara', '/policies/new?resourceId=r-bastion');
      await page.getByLabel('Name of the access rule').fill('SSH');
      await page.getByRole('combobox', { name: 'Who may open it' }).click();
      await page.getByRole('option', { name: 'Everyone in the organization' }).click();
      await page.keyboard.press('Escape');
      await page.getByLabel('In weekly windows').check();
      const cell = (name: string) => page.getByRole('gridcell', { name: new RegExp(`^${name}`) });
      const save = async () => {
        await page.getByRole('button', { name: 'Add the access rule' }).click();
        await expect.poll(() => changesOf(stage, 'addPolicy').length).toBe(1);
      };
      return { page, stage, cell, save };
    }

    it('is painted with the keyboard alone, and says each step', async () => {
      const { page, stage, cell, save } = await beginNew();
      const said = page.getByRole('status').filter({ hasText: /^(Opened|Closed|Marked|Nothing)/ });

      await cell('Monday 08:00').focus();
      await page.keyboard.press('End');
      for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowLeft');
      const marked = await said.textContent();
      await page.keyboard.press('Space');
      await expect.poll(() => said.textContent()).toBe('Opened Saturday to Sunday, 23:00 to 24:00');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await save();

      expect(marked).toBe('Marked Saturday to Sunday, 23:00 to 24:00');
      expect(scheduleOf(stage)).toEqual([
        {
          days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
          from: '08:00',
          to: '18:00',
          endsNextDay: false,
        },
        { days: ['saturday'], from: '23:00', to: '00:30', endsNextDay: true },
        { days: ['sunday'], from: '23:00', to: '24:00', endsNextDay: false },
      ]);
      await page.context().close();
    });

    it('is painted with the mouse, and keeps the minutes that were typed', async () => {
      const { page, stage, cell, save } = await beginNew();
      const middleOf = async (name: string) => {
        const box = (await cell(name).boundingBox())!;
        return [box.x + box.width / 2, box.y + box.height / 2] as const;
      };

      await page.getByLabel('From', { exact: true }).fill('07:35');
      await cell('Monday 12:00').scrollIntoViewIfNeeded();
      await page.mouse.move(...(await middleOf('Monday 12:00')));
      await page.mouse.down();
      await page.mouse.move(...(await middleOf('Wednesday 12:00')), { steps: 5 });
      await page.mouse.move(...(await middleOf('Friday 12:30')), { steps: 5 });
      await page.mouse.up();
      await expect.poll(() => cell('Thursday 12:30').getAttribute('aria-selected')).toBe('false');
      await save();

      const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
      expect(scheduleOf(stage)).toEqual([
        { days, from: '07:35', to: '12:00', endsNextDay: false },
        { days, from: '13:00', to: '18:00', endsNextDay: false },
      ]);
      await page.context().close();
    });
  });

  describe('a dialog that adds something', () => {
    it('brings back what was typed after Escape and a reload, and gives it up with Cancel and at sign-out', async () => {
      const { page } = await begin('p-mara', '/security-groups');
      const open = () => page.getByRole('button', { name: 'Add a security group' }).click();
      const field = page.getByLabel('Security group id');

      await open();
      await field.fill('sg-0a1b2c3d');
      await page.keyboard.press('Escape');
      await field.waitFor({ state: 'detached' });
      await page.reload();
      await open();
      await page.getByText('What you typed before is back').waitFor();
      const afterEscape = await field.inputValue();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await field.waitFor({ state: 'detached' });
      await open();
      const afterCancel = await field.inputValue();
      await field.fill('sg-0f0f0f0f');
      await page.keyboard.press('Escape');
      await field.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Mara Lindqvist', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();

      expect({ afterEscape, afterCancel }).toEqual({ afterEscape: 'sg-0a1b2c3d', afterCancel: '' });
      await expect
        .poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft'))))
        .toEqual([]);
      await page.context().close();
    });
  });

  describe('approvals', () => {
    it('approves in one click, denies with a word why, and offers neither on an own request', async () => {
      const { page, stage } = await begin('p-mara', '/approvals');
      const own = page.getByRole('article', { name: /^Mara/ });
      await own.getByText('Nobody approves their own').waitFor();

      await page.getByRole('button', { name: /^Deny the request of Ana/ }).click();
      await page.keyboard.type('Use the replica.');
      await page.getByRole('button', { name: 'Deny', exact: true }).click();
      await expect.poll(() => page.getByRole('article').count()).toBe(1);

      expect(await own.getByRole('button').count()).toBe(0);
      expect(changesOf(stage, 'reviewAccessRequest').map(({ call }) => call.body)).toEqual([
        { decision: 'deny', comment: 'Use the replica.' },
      ]);
      await page.context().close();
    });
  });
}
