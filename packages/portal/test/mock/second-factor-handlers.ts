import { Refusal, inSeconds, page, sessionOf } from './state.ts';
import type { Handler, MockState } from './state.ts';

const RECOVERY_CODES = Array.from({ length: 10 }, (_, i) => `K7QF-2M9X-RT4${'ABCDEFGHJK'.charAt(i)}-WD3P`);

const LINUX_FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const IPHONE_SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const session = (sessionId: string, kind: 'browser' | 'cli', userAgent: string, hours: number) => ({
  sessionId,
  kind,
  userAgent,
  address: hours < 1 ? '203.0.113.7' : '2001:db8:31:7::5a',
  createdAt: inSeconds(-hours * 3600 - 7200),
  lastSeenAt: inSeconds(-hours * 3600),
  isCurrent: hours === 0,
});
const SESSIONS = [
  session('s-1', 'browser', LINUX_FIREFOX, 0),
  session('s-2', 'browser', IPHONE_SAFARI, 2),
  session('s-3', 'cli', 'gatelease/0.1.0 (linux)', 5),
];

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
  forgetPassword: () => null,
  listSessions: (state) => {
    sessionOf(state);
    return page(SESSIONS.filter(({ sessionId }) => !state.endedSessions.includes(sessionId)));
  },
  endSession: (state, { params }) => {
    state.endedSessions.push(params['sessionId'] ?? '');
    return null;
  },
  signOutEverywhere: (state) => {
    state.personId = null;
    return null;
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
