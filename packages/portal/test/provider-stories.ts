import { describe, expect, it } from 'vitest';
import { openPage } from './browser.ts';
import type { Stage } from './browser.ts';

/** Signing in through the identity provider, from the button to where one was going. */
export function defineProviderStories(stageOf: () => Stage): void {
  async function begin(path: string) {
    const stage = stageOf();
    stage.api.reset(null);
    stage.api.state.identityProvider = { name: 'Example ID' };
    const { page } = await openPage(stage);
    await page.goto(stage.api.url + path);
    return { page, stage };
  }

  describe('signing in through the identity provider', () => {
    it('begins once on a double click, and ends where the person was going', async () => {
      const { page, stage } = await begin('/sign-in?returnTo=%2F%3Fnote%3Dü');

      await page.getByRole('button', { name: 'Sign in with Example ID' }).dblclick();
      await page.getByRole('heading', { name: 'My access' }).waitFor();

      const names = stage.api.state.changes.map(({ name }) => name);
      expect(names).toEqual(['startProviderSignIn', 'finishProviderSignIn']);
      expect(stage.api.state.changes[0]?.call.body).toEqual({ returnTo: '/?note=%C3%BC' });
      expect(new URL(page.url()).search).toBe('?note=%C3%BC');
      await page.context().close();
    });

    it('takes the code out of the address, says what went wrong, and leads back', async () => {
      const { page } = await begin('/sign-in/provider?code=stolen&state=x');

      await page.getByRole('alert').getByText('Nobody who may sign in here').waitFor();
      expect(page.url()).not.toContain('stolen');
      await page.getByRole('link', { name: 'Back to the sign-in' }).click();

      await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
      await page.context().close();
    });
  });
}
