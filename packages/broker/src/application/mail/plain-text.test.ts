import { expect, it } from 'vitest';
import type { LetterBlock } from './letter.ts';
import { withoutSecrets } from './letter-secrets.ts';
import { plainText } from './plain-text.ts';

const BLOCKS: readonly LetterBlock[] = [
  { kind: 'heading', text: 'Choose a password' },
  { kind: 'paragraph', text: 'Somebody added you.' },
  {
    kind: 'facts',
    facts: [
      { name: 'Organization', value: 'Example' },
      { name: 'Until', value: 'tomorrow' },
    ],
  },
  { kind: 'button', label: 'Choose', url: 'https://gatelease.example/set-password#token=s3cret', isSecret: true },
  { kind: 'secret', label: 'Password', value: 'hush hush' },
];

it('puts every part into words', () => {
  expect(plainText({ blocks: BLOCKS })).toBe(
    'Choose a password\n\nSomebody added you.\n\nOrganization: Example\nUntil: tomorrow\n\n' +
      'Choose: https://gatelease.example/set-password#token=s3cret\n\nPassword: hush hush',
  );
});

it('shows a link or a password that lets somebody in to nobody else', () => {
  const shown = withoutSecrets(BLOCKS);

  expect(JSON.stringify(shown)).not.toMatch(/s3cret|hush/);
  expect(plainText({ blocks: shown })).toMatch(/Choose: The link is for the recipient alone/);
});
