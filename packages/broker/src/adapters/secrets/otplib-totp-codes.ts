import { generateSecret, generateURI, verifySync } from 'otplib';
import type { TotpCodes } from '../../application/ports/totp-codes.ts';

/** What every authenticator app understands: SHA-1, six digits, steps of thirty seconds, secrets of 160 bits. */
const STEP_SECONDS = 30;
const CODE = /^\d{6}$/;

export class OtplibTotpCodes implements TotpCodes {
  newSecret(): string {
    return generateSecret();
  }

  setupUri(secret: string, { issuer, account }: { readonly issuer: string; readonly account: string }): string {
    return generateURI({ secret, issuer: withoutColons(issuer), label: withoutColons(account) });
  }

  matchedStep(secret: string, code: string, now: Date): number | null {
    if (!CODE.test(code)) return null;
    const epoch = Math.floor(now.getTime() / 1000);
    const result = verifySync({ secret, token: code, epoch, period: STEP_SECONDS, epochTolerance: STEP_SECONDS });
    return result.valid && 'timeStep' in result ? result.timeStep : null;
  }
}

/** A colon stands between the two in the address; apps would cut the name there. */
function withoutColons(label: string): string {
  return label.replaceAll(':', ' ');
}
