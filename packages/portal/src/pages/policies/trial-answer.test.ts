import { expect, it } from 'vitest';
import { answerText } from './trial-answer.ts';

const nothing = { at: 'T0', endsAt: null, reason: null, reasonCode: null, nextWindow: null };
const tell = (instant: string): string => `<${instant}>`;

it.each([
  [
    { ...nothing, outcome: 'opens' as const, endsAt: 'T1' },
    'Opens at once',
    'It would close <T1>, unless they choose otherwise.',
  ],
  [
    { ...nothing, outcome: 'needs-approval' as const },
    'Asks for approval',
    'It opens when the last approval is given.',
  ],
  [
    {
      ...nothing,
      outcome: 'refused' as const,
      reason: 'In words for a program.',
      reasonCode: 'access.outside-schedule',
      nextWindow: { startsAt: 'T2', endsAt: 'T3' },
    },
    'Stays closed',
    'Outside the windows. The next is <T2> to <T3>.',
  ],
  [
    {
      ...nothing,
      outcome: 'refused' as const,
      reason: 'The address is private.',
      reasonCode: 'access.address-refused',
    },
    'Stays closed',
    'The address is private.',
  ],
])('says the answer %j', (moment, word, detail) => {
  const answer = answerText(moment, tell);

  expect([answer.look.word, answer.detail]).toEqual([word, detail]);
});
