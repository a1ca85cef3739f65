import {
  foundOrganization,
  prepareFounding,
  type Founded,
  type FoundingContext,
  type FounderInput,
} from '../organization/found-organization.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Sets the installation up without anybody at a browser: creates the organization and its administrator unless there
 * is an organization already. Then nothing is changed, whatever the input says: `null`.
 *
 * @throws `password.too-weak`, `request.invalid`
 */
export type EnsureAdministrator = (input: FounderInput) => Promise<Founded | null>;

export function makeEnsureAdministrator(context: UseCaseContext & FoundingContext): EnsureAdministrator {
  return async (input) => {
    if ((await context.store.read((tx) => tx.organizations.count())) > 0) return null;

    const founding = await prepareFounding(context, input);
    const founded = await context.store.write(async (tx) => {
      if ((await tx.organizations.countForFounding()) > 0) return null;
      return foundOrganization(context.ids, tx, founding, context.clock.now());
    });
    // What the organization begins with has not been read yet.
    await context.signal.wake([]);
    return founded;
  };
}
