import type { ApplicationContext } from '../application-context.ts';
import { makeConfirmTotp } from './confirm-totp.ts';
import { makeReadSecondFactor } from './read-second-factor.ts';
import { makeRemoveTotp } from './remove-totp.ts';
import { makeRenewRecoveryCodes } from './renew-recovery-codes.ts';
import { makeResetSecondFactor } from './reset-second-factor.ts';
import { makeSetUpTotp } from './set-up-totp.ts';

/** What can be asked about second factors. */
export type SecondFactorUseCases = ReturnType<typeof composeSecondFactor>;

export function composeSecondFactor(context: ApplicationContext) {
  return {
    readSecondFactor: makeReadSecondFactor(context),
    setUpTotp: makeSetUpTotp(context),
    confirmTotp: makeConfirmTotp(context),
    removeTotp: makeRemoveTotp(context),
    renewRecoveryCodes: makeRenewRecoveryCodes(context),
    resetSecondFactor: makeResetSecondFactor(context),
  };
}
