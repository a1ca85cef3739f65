/** Codes of authenticator apps: six digits, one for each half minute (RFC 6238). */
export interface TotpCodes {
  /** A new shared secret, as an app takes it typed: base 32. */
  newSecret(): string;
  /** What the QR code says. */
  setupUri(secret: string, labels: { readonly issuer: string; readonly account: string }): string;
  /** The step whose code this is: that of `now`, one before or one after; `null` for any other text. */
  matchedStep(secret: string, code: string, now: Date): number | null;
}
