import { foundOrganization, requireTimeZone, type Founded } from './found-organization.ts';
import type { PasswordHasher } from './ports/password-hasher.ts';
import { requireGoodPassword } from './require-good-password.ts';
import type { Tour } from './tour.ts';
import type { UseCaseContext } from './use-case-context.ts';

export interface EnsureAdministratorInput {
  readonly organizationName: string;
  readonly timeZone: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Sets the installation up without anybody at a browser: creates the organization and its administrator unless there
 * is an organization already. Then nothing is changed, whatever the input says: `null`.
 *
 * @throws `password.too-weak`, `request.invalid`
 */
export type EnsureAdministrator = (input: EnsureAdministratorInput) => Promise<Founded | null>;

export function makeEnsureAdministrator(
  context: UseCaseContext & { readonly passwordHasher: PasswordHasher; readonly tour: Tour | null },
): EnsureAdministrator {
  return async (input) => {
    if ((await context.store.read((tx) => tx.organizations.count())) > 0) return null;

    const timeZone = requireTimeZone(input.timeZone);
    requireGoodPassword(input.password, 'password', input);
    const passwordHash = await context.passwordHasher.hash(input.password);

    const { email, name, organizationName } = input;
    const { tour } = context;
    const founding = { organizationName, timeZone, tour, administrator: { email, name, passwordHash } };
    const founded = await context.store.write(async (tx) => {
      if ((await tx.organizations.countForFounding()) > 0) return null;
      return foundOrganization(context.ids, tx, founding, context.clock.now());
    });
    // What the organization begins with has not been read yet.
    await context.signal.wake([]);
    return founded;
  };
}
