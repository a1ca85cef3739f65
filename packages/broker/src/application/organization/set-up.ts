import { foundOrganization, prepareFounding, setupDone } from './found-organization.ts';
import type { FounderInput, FoundingContext } from './found-organization.ts';
import type { Visitor } from '../sign-in/new-session.ts';
import { startSession } from '../sign-in/start-session.ts';
import type { Repositories } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { ProblemError } from '../problem-error.ts';
import type { SignedIn } from '../sign-in/welcome.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface SetUpInput extends Visitor, FounderInput {
  /** Of the link that the server printed. */
  readonly token: string;
}

/**
 * Creates the first organization with its administrator, and signs the administrator in.
 *
 * @throws `setup.done`, `setup.link-invalid`, `password.too-weak`, `request.invalid`
 */
export type SetUp = (input: SetUpInput) => Promise<SignedIn>;

export function makeSetUp(
  context: UseCaseContext & FoundingContext & { readonly tokenHasher: TokenHasher; readonly publicUrl: string },
): SetUp {
  return async (input) => {
    const tokenHash = context.tokenHasher.hash(input.token);
    const now = context.clock.now();
    await context.store.read((tx) => requireLink(tx, tokenHash, now));

    const founding = await prepareFounding(context, input);
    const signedIn = await context.store.write(async (tx) => {
      await requireLink(tx, tokenHash, now);
      const founded = await foundOrganization(context.ids, tx, founding, now);
      const started = await startSession(context, tx, { ...founded, visitor: input, method: 'password', now });
      return { ...started, opened: [] };
    });
    // What the organization begins with has not been read yet.
    await context.signal.wake([]);
    return signedIn;
  };
}

/** Asked before any password is hashed: strangers cannot keep the server busy. */
async function requireLink(tx: Repositories, tokenHash: string, now: Date): Promise<void> {
  if ((await tx.organizations.count()) > 0) throw setupDone();
  const link = await tx.people.findSetupLink(tokenHash, now);
  if (link !== null && link.personId === null) return;
  throw new ProblemError(
    'setup.link-invalid',
    'The set-up link is wrong, used or expired. Start the server again: it prints a new one.',
  );
}
