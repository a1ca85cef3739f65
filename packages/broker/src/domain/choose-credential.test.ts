import { expect, it } from 'vitest';
import { chooseCredential } from './choose-credential.ts';
import { exampleCredential } from './examples.ts';

const production = exampleCredential({ credentialId: 'production', regions: ['eu-central-1', 'us-east-1'] });
const staging = exampleCredential({ credentialId: 'staging', name: 'Staging', regions: ['us-east-1'] });
const both = [production, staging];

it('takes the credential that was named, in a region of its own', () => {
  expect(chooseCredential(both, { credentialId: 'staging', region: 'us-east-1' })).toMatchObject({
    credential: staging,
  });
  expect(chooseCredential(both, { credentialId: 'staging', region: 'eu-central-1' })).toMatchObject({
    field: 'region',
    code: 'region.not-of-credential',
    given: 'eu-central-1',
  });
  expect(chooseCredential(both, { credentialId: 'gone', region: 'us-east-1' })).toMatchObject({
    field: 'credentialId',
    code: 'credential.unknown',
  });
});

it('takes the only one of the region where none was named, and never guesses', () => {
  expect(chooseCredential(both, { region: 'eu-central-1' })).toMatchObject({ credential: production });
  expect(chooseCredential(both, { region: 'us-east-1' })).toMatchObject({
    field: 'credentialId',
    code: 'credential.ambiguous',
  });
  expect(chooseCredential(both, { region: 'sa-east-1' })).toMatchObject({ field: 'region' });
});
