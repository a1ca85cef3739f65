import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { TotpCodes } from '../ports/totp-codes.ts';
import { ProblemError } from '../problem-error.ts';
import type { Authenticated } from '../sign-in/authenticate.ts';
import { requireConfirmedIdentity } from '../sign-in/confirm-identity.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { sealSecret, totpPurpose } from './seal-secret.ts';

/** What an authenticator app needs: the same secret twice, to scan and to type. Shown once, kept encrypted. */
export interface TotpSetup {
  readonly secret: string;
  readonly uri: string;
}

/**
 * Begins to set up an authenticator app. It counts for nothing until `confirmTotp`; beginning again makes a new secret.
 *
 * @throws `session.not-fresh`, `password.wrong`, `session.throttled`, `second-factor.already-set-up`,
 * `secret.key-differs`
 */
export type SetUpTotp = (
  caller: Pick<Authenticated, 'principal' | 'session'>,
  input: { readonly password: string | null },
) => Promise<TotpSetup>;

type SetUpTotpContext = UseCaseContext & {
  readonly passwordHasher: PasswordHasher;
  readonly secretBox: SecretBox;
  readonly totpCodes: TotpCodes;
};

export function makeSetUpTotp(context: SetUpTotpContext): SetUpTotp {
  return async (caller, { password }) => {
    await requireConfirmedIdentity(context, caller, password);
    const { organizationId, personId } = caller.principal;
    const secret = context.totpCodes.newSecret();

    const labels = await context.store.write(async (tx) => {
      const person = await tx.people.find(organizationId, personId);
      const organization = await tx.organizations.find(organizationId);
      if (person === null || organization === null) throw new ProblemError('person.not-found', 'You were deleted.');
      if (person.secondFactors.includes('totp')) throw alreadySetUp();

      const sealedSecret = await sealSecret(context.secretBox, tx, { secret, purpose: totpPurpose(personId) });
      const createdAt = context.clock.now();
      await tx.secondFactors.saveTotp({ personId, sealedSecret, createdAt, confirmedAt: null, lastStep: null });
      return { issuer: `Gatelease (${organization.name})`, account: person.email };
    });
    return { secret, uri: context.totpCodes.setupUri(secret, labels) };
  };
}

export function alreadySetUp(): ProblemError {
  return new ProblemError(
    'second-factor.already-set-up',
    'An authenticator app is set up already. Switch it off first, with one of its codes or a recovery code.',
  );
}
