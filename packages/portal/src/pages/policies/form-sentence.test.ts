import { expect, it } from 'vitest';
import { formSentence, scheduleText } from './form-sentence.ts';
import { newPolicyForm } from './policy-form.ts';

const names = {
  grantees: new Map([
    ['team:ops', 'the team Operations'],
    ['person:ana', 'Ana Ruiz'],
  ]),
  resource: 'prod-bastion',
};
const form = { ...newPolicyForm('res-1', 'Europe/Berlin'), grantees: ['team:ops', 'person:ana'] };

it('says a policy in plain sentences', () => {
  const text = formSentence(
    {
      ...form,
      approvalsNeeded: '1',
      windows: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00' }],
    },
    names,
  );

  expect(text).toBe(
    'The team Operations and Ana Ruiz may open SSH (TCP 22) on prod-bastion for 1 hour, or up to 8 hours, ' +
      'on weekdays 08:00-18:00 (Europe/Berlin). One approver has to agree each time, and approvers get an e-mail where mail is set up. ' +
      'It lets in the address they come from, and no other.',
  );
});

it('stays readable while nothing is filled in', () => {
  const empty = { ...newPolicyForm('', 'UTC'), traffics: [], defaultDuration: { amount: '', unit: 'hours' } };

  expect(formSentence(empty, { grantees: new Map(), resource: null })).toMatch(
    /^Nobody may open nothing on \(choose a security group\) for \(say how long\)/,
  );
});

it.each([
  [[], 'at any time'],
  [[{ days: ['saturday', 'sunday'], from: '00:00', to: '00:00' }], 'on weekends all day (UTC)'],
  [[{ days: ['friday'], from: '22:00', to: '06:00' }], 'on Friday 22:00-06:00 of the next day (UTC)'],
  [
    [{ days: ['monday', 'tuesday', 'wednesday'], from: '09:00', to: '12:00' }],
    'from Monday to Wednesday 09:00-12:00 (UTC)',
  ],
])('says the schedule %j as "%s"', (windows, text) => {
  expect(scheduleText({ windows, timeZone: 'UTC' })).toBe(text);
});
