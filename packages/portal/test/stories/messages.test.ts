import { expect, it } from 'vitest';
import { changesOf, describeInBrowser } from '../stage.ts';
import type { Stage } from '../stage.ts';

const withoutMailServer = ({ api }: Stage) => {
  api.state.world.settings = { ...api.state.world.settings, mailServer: null };
};
const invitation = /Your access to Harbour Books/;

describeInBrowser('messages', ({ begin }) => {
  it('gives an administrator the link to pass on where nothing is mailed, asking for it once on a double click', async () => {
    const { page, stage } = await begin('p-mara', '/messages', { before: withoutMailServer });
    await page.getByRole('button', { name: invitation }).click();
    const before = await page.getByRole('textbox').count();

    await page.getByRole('button', { name: 'Show what to pass on' }).dblclick();
    const link = page.getByRole('textbox', { name: 'Choose a password, for ines@harbour.example' });
    await link.waitFor();

    expect(before).toBe(0);
    expect(await link.inputValue()).toContain('/set-password#token=');
    expect(changesOf(stage, 'revealMessage')).toHaveLength(1);
  });

  it('offers no link where a mail server brings it to its recipient', async () => {
    const { page } = await begin('p-mara', '/messages');

    await page.getByRole('button', { name: invitation }).click();
    await page.getByTitle('Message: Your access to Harbour Books').waitFor();

    expect(await page.getByRole('button', { name: 'Show what to pass on' }).count()).toBe(0);
  });

  it('says of a recalled message why it was not sent, and does not offer to send it', async () => {
    const { page } = await begin('p-mara', '/messages?state=recalled');

    await page.getByRole('button', { name: /Choose a new password/ }).click();
    await page.getByText('stopped working before it was sent').waitFor();

    expect(await page.getByRole('button', { name: 'Send again' }).count()).toBe(0);
  });
});
