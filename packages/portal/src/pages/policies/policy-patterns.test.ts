import { policyInputSchema } from '@gatelease/contract';
import { policySentence } from '@gatelease/contract/policy-sentence';
import { expect, it } from 'vitest';
import { newPolicyForm, policyInputOf } from './policy-form.ts';
import { POLICY_PATTERNS } from './policy-patterns.ts';
import { weekSegments } from './week-segments.ts';

it.each(POLICY_PATTERNS)('$title is right as it stands, but for whom it is', ({ form }) => {
  const input = policyInputOf({ ...newPolicyForm('res-1', 'Europe/Berlin'), ...form, grantees: ['everyone'] });

  expect(policyInputSchema.safeParse(input).error?.issues).toBeUndefined();
});

it('on call is what working hours from eight to six leave, Monday morning too', () => {
  const { form } = POLICY_PATTERNS.find(({ patternId }) => patternId === 'on-call')!;
  const input = policyInputOf({ ...newPolicyForm('res-1', 'UTC'), ...form, grantees: ['everyone'] });

  const open = weekSegments(form.windows ?? []).map(
    ({ fromMinute, toMinute }) => `${fromMinute / 60}-${toMinute / 60}`,
  );
  expect(open).toEqual([...Array.from({ length: 5 }, () => ['0-8', '18-24']).flat(), '0-24', '0-24']);
  expect(policySentence(input, { people: new Map(), teams: new Map() })).toBe(
    'Everyone may open SSH (TCP 22) for 1 hour, up to 4 hours, every day 18:00 to 08:00 the next day and on weekends all day (UTC), without confirmation, giving a reason.',
  );
});
