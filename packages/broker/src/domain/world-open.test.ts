import { parseRule } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';
import { expect, it } from 'vitest';
import { isWorldOpen } from './world-open.ts';

function ingress(text: string): Rule {
  const rule = parseRule(text);
  if (!rule.ok) throw new Error(text);
  return rule.value;
}

it.each([
  { rules: ['tcp 22 from 0.0.0.0/0'], open: true },
  { rules: ['tcp 22 from ::/0'], open: true },
  { rules: ['tcp 22 from 2000::/3'], open: true },
  { rules: ['tcp 22 from 128.0.0.0/1'], open: true },
  {
    rules: ['tcp 22 from 0.0.0.0/2', 'tcp 22 from 64.0.0.0/2', 'tcp 22 from 128.0.0.0/2', 'all from 192.0.0.0/2'],
    open: true,
  },
  { rules: ['tcp 22 from 0.0.0.0/2', 'tcp 22 from 64.0.0.0/2', 'tcp 22 from 128.0.0.0/2'], open: false },
  { rules: ['tcp 22 from 0.0.0.0/2', 'tcp 443 from 64.0.0.0/2', 'tcp 22 from 128.0.0.0/1'], open: false },
  { rules: ['tcp 22 from 203.0.113.0/24', 'tcp 22 from 0.0.0.0/0'], open: false },
  { rules: ['tcp 22 from 10.0.0.0/8'], open: false },
  { rules: ['tcp 22 from fc00::/7'], open: false },
  { rules: ['tcp 22 from sg-0123456789abcdef0'], open: false },
])('the first of $rules is open to the world: $open', ({ rules, open }) => {
  const read = rules.map(ingress);

  expect(isWorldOpen(read[0]!, read)).toBe(open);
});

it('says nothing of what goes out', () => {
  const egress: Rule = { ...ingress('all from 0.0.0.0/0'), direction: 'egress' };

  expect(isWorldOpen(egress, [egress])).toBe(false);
});
