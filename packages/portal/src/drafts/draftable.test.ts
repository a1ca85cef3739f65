import { expectTypeOf, it } from 'vitest';
import type { Draftable } from './draftable.ts';

interface Invitation {
  readonly name: string;
  readonly teamIds: readonly string[];
}

it('takes a form without secrets as it is', () => {
  expectTypeOf<Draftable<Invitation>>().toEqualTypeOf<Invitation>();
});

it('takes no form with a password, a code, a token or a secret under any name', () => {
  expectTypeOf<Draftable<Invitation & { readonly password: string }>>().toBeNever();
  expectTypeOf<Draftable<Invitation & { readonly newPassword: string }>>().toBeNever();
  expectTypeOf<Draftable<Invitation & { readonly recoveryCode: string }>>().toBeNever();
  expectTypeOf<Draftable<Invitation & { readonly tokenText: string }>>().toBeNever();
  expectTypeOf<Draftable<Invitation & { readonly clientSecret: string }>>().toBeNever();
});
