import { expect, it } from 'vitest';
import { parseDraft } from './stored-drafts.ts';

const shape = { name: '', isUrgent: false, teamIds: [], windows: [{ days: [''], from: '' }] };

it('reads back what was kept', () => {
  const draft = {
    version: 3,
    form: { name: 'x', isUrgent: true, teamIds: ['t-1'], windows: [{ days: ['monday'], from: '08:00' }] },
  };

  expect(parseDraft(JSON.stringify(draft), shape)).toEqual(draft);
});

it.each([
  null,
  '',
  '{}',
  '[]',
  '{"version":1,"form":{"name":"x"}}',
  JSON.stringify({ version: '1', form: { name: 'x', isUrgent: true, teamIds: [], windows: [] } }),
  JSON.stringify({ version: 1, form: { name: 'x', isUrgent: true, teamIds: [7], windows: [] } }),
  JSON.stringify({ version: 1, form: { name: 'x', isUrgent: true, teamIds: [], windows: [{ days: 'monday' }] } }),
])('passes over what is no draft of this form: %s', (text) => {
  expect(parseDraft(text, shape)).toBeNull();
});
