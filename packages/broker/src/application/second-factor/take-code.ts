import { judgeTotpStep, type SecondStep } from '../../domain/second-factor.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { Repositories } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { TotpCodes } from '../ports/totp-codes.ts';
import { ProblemError } from '../problem-error.ts';
import { throttledBecause } from '../sign-in/attempt-limit.ts';
import { judgeCodeAttempt, noteWrongCode } from './code-throttle.ts';
import { recoveryCodeHash } from './recovery-codes.ts';
import { totpPurpose } from './seal-secret.ts';

export type CodeVerdict =
  | { readonly kind: 'accepted'; readonly secondStep: SecondStep }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'used' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

export interface CodeContext {
  readonly secretBox: SecretBox;
  readonly totpCodes: TotpCodes;
  readonly tokenHasher: TokenHasher;
}

/**
 * Judges a code that somebody typed, of the authenticator app or of the recovery codes, and uses it up. What failed is
 * counted, so the caller must let the transaction be saved and refuse after it, with `requireAccepted`.
 *
 * The person must have been loaded with `find` in this transaction: of two codes at once, one comes second.
 */
export async function takeCode(
  context: CodeContext,
  tx: Repositories,
  { personId, code, now }: { readonly personId: string; readonly code: string; readonly now: Date },
): Promise<CodeVerdict> {
  const typed = code.replace(/\s/g, '');
  if (/^\d*$/.test(typed)) return takeTotpCode(context, tx, { personId, code: typed, now });

  const isTaken = await tx.secondFactors.useRecoveryCode(
    personId,
    recoveryCodeHash(context.tokenHasher, personId, typed),
  );
  return isTaken ? { kind: 'accepted', secondStep: 'recovery-code' } : { kind: 'wrong' };
}

async function takeTotpCode(
  context: CodeContext,
  tx: Repositories,
  { personId, code, now }: { readonly personId: string; readonly code: string; readonly now: Date },
): Promise<CodeVerdict> {
  const allowed = await judgeCodeAttempt(tx.signInAttempts, personId, now);
  if (allowed.kind === 'throttled') return allowed;

  const factor = await tx.secondFactors.findTotp(personId);
  const isSetUp = factor !== null && factor.confirmedAt !== null;
  const secret = isSetUp ? context.secretBox.open(factor.sealedSecret, totpPurpose(personId)) : null;
  const step = secret === null ? null : context.totpCodes.matchedStep(secret, code, now);
  const verdict = judgeTotpStep(step, factor?.lastStep ?? null);
  if (verdict !== 'accepted' || factor === null) {
    await noteWrongCode(tx.signInAttempts, personId, now);
    return { kind: verdict === 'used' ? 'used' : 'wrong' };
  }
  await tx.secondFactors.saveTotp({ ...factor, lastStep: step });
  return { kind: 'accepted', secondStep: 'totp' };
}

/** Goes on only after a code that was accepted. @throws `second-factor.code-wrong`, `session.throttled` */
export function requireAccepted(verdict: CodeVerdict): void {
  switch (verdict.kind) {
    case 'accepted':
      return;
    case 'throttled':
      throw throttledBecause('Too many wrong codes.', verdict.retryAfterSeconds);
    case 'used':
      throw codeProblem('This code was used already.', 'The next code that the app shows, in half a minute at most.');
    case 'wrong':
      throw codeProblem(
        'The code is not right.',
        'The six digits that the app shows now, or a recovery code that was not used yet.',
      );
  }
}

function codeProblem(detail: string, expected: string): ProblemError {
  return new ProblemError('second-factor.code-wrong', detail, {
    fields: [{ field: 'code', code: 'second-factor.code-wrong', given: 'not shown', expected }],
  });
}
