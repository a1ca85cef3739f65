import { judgeTotpStep, type TotpFactor } from '../../domain/second-factor.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';
import type { Authenticated } from '../sign-in/authenticate.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { judgeCodeAttempt, noteWrongCode } from './code-throttle.ts';
import { keepOnlyThisSession } from './keep-this-session.ts';
import { giveRecoveryCodes } from './recovery-codes.ts';
import { totpPurpose } from './seal-secret.ts';
import { alreadySetUp } from './set-up-totp.ts';
import { requireAccepted, type CodeContext, type CodeVerdict } from './take-code.ts';
import { tellSecurityChange, type TellingContext } from '../mail/tell-security-change.ts';
import { requirePerson } from '../people/read-person.ts';

/**
 * Ends setting up an authenticator app with its first code: from now on signing in needs one. All other sessions of the
 * person end, because they began without. Returns the recovery codes, the only time that anybody sees them.
 *
 * @throws `second-factor.code-wrong`, `second-factor.not-set-up`, `second-factor.already-set-up`, `session.throttled`,
 * `storage.conflict`
 */
export type ConfirmTotp = (
  caller: Pick<Authenticated, 'principal' | 'session'>,
  input: { readonly code: string },
) => Promise<readonly string[]>;

type ConfirmContext = UseCaseContext & CodeContext & TellingContext;
type Caller = Pick<Authenticated, 'principal' | 'session'>;

export function makeConfirmTotp(context: ConfirmContext): ConfirmTotp {
  return async (caller, { code }) => {
    const { verdict, codes } = await context.store.write((tx) => confirm(context, tx, caller, code));
    requireAccepted(verdict);
    context.changes.publish({ organizationId: caller.principal.organizationId, topic: 'people' });
    return codes;
  };
}

async function confirm(
  context: ConfirmContext,
  tx: Repositories,
  { principal, session }: Caller,
  code: string,
): Promise<{ readonly verdict: CodeVerdict; readonly codes: readonly string[] }> {
  const { organizationId, personId, address } = principal;
  const made = madeBy(principal, context);
  const person = await requirePerson(tx, organizationId, personId);
  const factor = await requireUnconfirmed(tx, personId);

  const allowed = await judgeCodeAttempt(tx.signInAttempts, personId, made.at);
  if (allowed.kind === 'throttled') return { verdict: allowed, codes: [] };
  const secret = context.secretBox.open(factor.sealedSecret, totpPurpose(personId));
  const step = context.totpCodes.matchedStep(secret, code.replace(/\s/g, ''), made.at);
  if (judgeTotpStep(step, factor.lastStep) !== 'accepted') {
    await noteWrongCode(tx.signInAttempts, personId, made.at);
    return { verdict: { kind: 'wrong' }, codes: [] };
  }

  await tx.secondFactors.saveTotp({ ...factor, confirmedAt: made.at, lastStep: step });
  const codes = await giveRecoveryCodes(context, tx, personId);
  await keepOnlyThisSession(tx, session, made.at);
  const detail = { factor: 'totp' };
  await tx.events.append([newEvent(made, 'person.second-factor-set-up', { personId, address, detail })]);
  const from = { address, device: null };
  await tellSecurityChange(context, tx, { kind: 'totp-set-up' }, { person, at: made.at, from });
  return { verdict: { kind: 'accepted', secondStep: 'totp' }, codes };
}

async function requireUnconfirmed(tx: Repositories, personId: string): Promise<TotpFactor> {
  const factor = await tx.secondFactors.findTotp(personId);
  if (factor === null) {
    throw new ProblemError('second-factor.not-set-up', 'Setting up was not begun, or was begun again elsewhere.');
  }
  if (factor.confirmedAt !== null) throw alreadySetUp();
  return factor;
}
