import { expect, it } from 'vitest';
import type { LetterBlock } from './letter.ts';
import { secretsOf, withSecrets, withoutSecrets } from './letter-secrets.ts';

const BLOCKS: readonly LetterBlock[] = [
  { kind: 'paragraph', text: 'Hello' },
  { kind: 'secret', label: 'Password', value: 'otters' },
  { kind: 'button', label: 'Sign in', url: 'https://gatelease.example/sign-in', isSecret: false },
  { kind: 'button', label: 'Choose a password', url: 'https://gatelease.example/set-password#token=x', isSecret: true },
];

it('takes out what is for the recipient alone, and nothing else', () => {
  const shown = withoutSecrets(BLOCKS);

  expect(shown).toEqual([
    BLOCKS[0],
    { kind: 'secret', label: 'Password', value: null },
    BLOCKS[2],
    { kind: 'button', label: 'Choose a password', url: null, isSecret: true },
  ]);
});

it('puts secrets back where they were', () => {
  const secrets = secretsOf(BLOCKS);

  expect(secrets).toEqual(['otters', 'https://gatelease.example/set-password#token=x']);
  expect(withSecrets(withoutSecrets(BLOCKS), secrets)).toEqual(BLOCKS);
});
