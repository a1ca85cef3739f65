import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { openWhatWaited } from './open-what-waited.ts';
import { presentPerson } from '../present/present-person.ts';

export function secondFactorOperations(
  application: Application,
): Handlers<
  'readSecondFactor' | 'setUpTotp' | 'confirmTotp' | 'removeTotp' | 'renewRecoveryCodes' | 'resetSecondFactor'
> {
  return {
    readSecondFactor: async (_, { caller }) => {
      const { factors, totpSince, recoveryCodesLeft } = await application.readSecondFactor(caller.principal);
      return { factors: [...factors], totpSince: totpSince?.toISOString() ?? null, recoveryCodesLeft };
    },

    setUpTotp: async ({ body }, { caller }) => application.setUpTotp(caller, { password: body.password ?? null }),

    confirmTotp: async ({ body }, { caller }) => {
      const recoveryCodes = await application.confirmTotp(caller, body);
      await openWhatWaited(application, caller, 'set-up-second-factor');
      return { recoveryCodes: [...recoveryCodes] };
    },

    removeTotp: async ({ body }, { caller }) => {
      await application.removeTotp(caller.principal, body);
      return null;
    },

    renewRecoveryCodes: async ({ body }, { caller }) => ({
      recoveryCodes: [...(await application.renewRecoveryCodes(caller.principal, body))],
    }),

    resetSecondFactor: async ({ params }, { caller }) =>
      presentPerson(await application.resetSecondFactor(caller.principal, params)),
  };
}
