import { expect, it } from 'vitest';
import { secondFactorsText } from './second-factors-text.ts';

it('names what there is', () => {
  expect(secondFactorsText([])).toBe('');
  expect(secondFactorsText(['passkey'])).toBe('passkeys');
  expect(secondFactorsText(['totp', 'passkey'])).toBe('authenticator app and passkeys');
});
