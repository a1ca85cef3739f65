import { expect, it } from 'vitest';
import { bodyOf, NEW_ACCOUNT } from './add-account-form.ts';

const FORM = {
  ...NEW_ACCOUNT,
  name: ' Production ',
  regions: ['eu-central-1'],
  accessKeyId: 'AKIA1',
  roleArn: 'arn:r',
};

it('sends the fields of the kind that was chosen, and no others', () => {
  const common = { name: 'Production', regions: ['eu-central-1'] };

  expect(bodyOf({ ...FORM, kind: 'ambient' }, 's')).toEqual({ kind: 'ambient', ...common });
  expect(bodyOf({ ...FORM, kind: 'access-key' }, 's')).toEqual({
    ...{ kind: 'access-key', ...common, accessKeyId: 'AKIA1', secretAccessKey: 's' },
  });
  expect(bodyOf({ ...FORM, kind: 'assumed-role' }, 's')).toEqual({ kind: 'assumed-role', ...common, roleArn: 'arn:r' });
});

it('leaves out what was left empty', () => {
  const form = { ...FORM, kind: 'assumed-role', externalId: ' x-1 ', endpoint: '  ' } as const;

  expect(bodyOf(form, '')).toMatchObject({ externalId: 'x-1' });
  expect(bodyOf(form, '')).not.toHaveProperty('endpoint');
});
