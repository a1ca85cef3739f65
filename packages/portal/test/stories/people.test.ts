import { expect, it } from 'vitest';
import { changesOf, describeInBrowser } from '../stage.ts';
import type { Stage } from '../stage.ts';

const renameToAnalytics = ({ api }: Stage): void => {
  const team = api.state.world.teams.find(({ name }) => name === 'Data')!;
  Object.assign(team, { name: 'Analytics' });
  api.state.tell('people');
};

describeInBrowser('a team that two administrators edit', ({ begin }) => {
  async function beginEditing() {
    const { page, stage } = await begin('p-mara', '/people');
    await page.getByRole('button', { name: 'Actions for the team Data' }).click();
    await page.getByRole('menuitem', { name: 'Name and people' }).click();
    const name = page.getByLabel('Name of the team');
    await name.waitFor();
    return { page, stage, name };
  }

  it('gets no name back that somebody else has changed meanwhile', async () => {
    const { page, stage } = await beginEditing();

    renameToAnalytics(stage);
    await page.getByRole('dialog', { name: 'Edit the team Analytics' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    expect(changesOf(stage, 'editTeam').map(({ call }) => call.body.name)).toEqual([undefined]);
  });

  it('shows both names when both were changed, and saves over theirs only when told to', async () => {
    const { page, stage, name } = await beginEditing();
    await name.fill('Data people');

    renameToAnalytics(stage);
    await page.getByText('Somebody else changed this team in the meantime').waitFor();
    await page.getByRole('row', { name: /Name Analytics Data people/ }).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const beforeTold = changesOf(stage, 'editTeam').length;
    await page.getByRole('button', { name: 'Keep mine, then save over theirs' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    expect(beforeTold).toBe(0);
    expect(changesOf(stage, 'editTeam').map(({ call }) => call.body.name)).toEqual(['Data people']);
  });
});
