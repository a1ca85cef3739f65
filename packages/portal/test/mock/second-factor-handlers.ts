import { Refusal, inSeconds, sessionOf } from './state.ts';
import type { Handler, MockState } from './state.ts';

const RECOVERY_CODES = Array.from({ length: 10 }, (_, i) => `K7QF-2M9X-RT4${'ABCDEFGHJK'.charAt(i)}-WD3P`);

function codeWrong(): Refusal {
  const expected = 'The six digits that the app shows now, or a recovery code that was not used yet.';
  return new Refusal('second-factor.code-wrong', 'The code is not right.', {
    fields: [{ field: 'code', code: 'second-factor.code-wrong', given: 'not shown', expected }],
  });
}

function setSecondFactors({ world }: MockState, personId: string | null, secondFactors: 'totp'[]) {
  const index = world.people.findIndex((person) => person.personId === personId);
  world.people[index] = { ...world.people[index]!, secondFactors };
  return world.people[index];
}

/** The second step of signing in, and what one sets up for it. The right code is always 123456. */
export const SECOND_FACTOR_HANDLERS = {
  takeSecondStep: (state, { body }) => {
    if (body.code !== '123456') throw codeWrong();
    state.personId = body.token;
    return { ...sessionOf(state), state: 'signed-in', token: null, opened: [] };
  },
  readSecondFactor: (state) => {
    const { secondFactors } = sessionOf(state).person;
    const isOn = secondFactors.includes('totp');
    return { factors: secondFactors, totpSince: isOn ? inSeconds(-864_000) : null, recoveryCodesLeft: isOn ? 9 : 0 };
  },
  setUpTotp: () => ({
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    uri: 'otpauth://totp/Gatelease%20(Harbour%20Logistics):mara%40harbour.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Gatelease%20(Harbour%20Logistics)',
  }),
  confirmTotp: (state, { body }) => {
    if (body.code !== '123456') throw codeWrong();
    setSecondFactors(state, state.personId, ['totp']);
    return { recoveryCodes: RECOVERY_CODES };
  },
  removeTotp: (state, { body }) => {
    if (body.code !== '123456') throw codeWrong();
    setSecondFactors(state, state.personId, []);
    return null;
  },
  renewRecoveryCodes: (_, { body }) => {
    if (body.code !== '123456') throw codeWrong();
    return { recoveryCodes: RECOVERY_CODES };
  },
  resetSecondFactor: (state, { params }) => setSecondFactors(state, params['personId'] ?? null, []),
} satisfies Record<string, Handler>;
