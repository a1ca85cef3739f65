import axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe has to look at: everything, or what a change of the look alone can break. */
export type AxeScope = 'everything' | 'colours' | 'layout';

const SCOPES: Record<AxeScope, RunOptions> = {
  everything: {},
  colours: { runOnly: ['color-contrast', 'link-in-text-block'] },
  layout: { rules: { 'color-contrast': { enabled: false } } },
};

export interface Violation {
  readonly id: string;
  /** Each place with its HTML and what axe says about it. */
  readonly nodes: readonly (readonly (string | undefined)[])[];
}

/**
 * What axe finds wrong with the page as it is, once what moves has come to rest. Frames are not looked into: a
 * sandboxed one runs no script, axe's neither.
 */
export async function violationsOf(page: Page, scope: AxeScope = 'everything'): Promise<readonly Violation[]> {
  await atRest(page);
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async (options) => {
      const { axe: here } = window as unknown as { axe: { run: typeof axe.run } };
      return (await here.run(document, options)).violations;
    },
    { ...SCOPES[scope], iframes: false, resultTypes: ['violations'] } as RunOptions,
  );
  return violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  }));
}

/** Two frames without a change of colour or place under way: half of a change has contrasts that nobody sees. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const isMoving = ({ effect, playState }: Animation) =>
      playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
    for (let calm = 0; calm < 2; calm = document.getAnimations().some(isMoving) ? 0 : calm + 1) await frame();
  });
}
