/** What happened to the way somebody signs in, that they are told of because it may not have been they. */
export type SecurityChange =
  | { readonly kind: 'new-sign-in' }
  | { readonly kind: 'password-changed' }
  | { readonly kind: 'totp-set-up' }
  | { readonly kind: 'totp-removed' }
  | { readonly kind: 'recovery-codes-renewed' }
  | { readonly kind: 'passkey-added'; readonly name: string }
  | { readonly kind: 'passkey-removed'; readonly name: string }
  | { readonly kind: 'second-factor-reset' }
  /** Somebody with the server's machine made a link for them. */
  | { readonly kind: 'recovered'; readonly resetsSecondFactor: boolean };
