import { expect, it } from 'vitest';
import { parseDraft } from './policy-draft.ts';
import { newPolicyForm } from './policy-form.ts';

it('reads back what was kept', () => {
  const draft = {
    version: 3,
    form: { ...newPolicyForm('res-1', 'UTC'), windows: [{ days: ['monday'], from: '08:00', to: '' }] },
  };

  expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
});

it.each([
  null,
  '',
  '{}',
  '[]',
  '{"version":1,"form":{"name":"x"}}',
  JSON.stringify({ version: 1, form: { ...newPolicyForm('r', 'UTC'), traffics: [{ protocol: 6 }] } }),
])('passes over what is no draft of this version: %s', (text) => {
  expect(parseDraft(text)).toBeNull();
});
