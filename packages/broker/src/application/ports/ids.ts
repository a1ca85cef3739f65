/** Where fresh identifiers and secrets come from. */
export interface Ids {
  /** A new id, unique everywhere, sortable by the time of its making: `lease_01hv…`. */
  newId(prefix: string): string;
  /** An unguessable token of 256 bits, URL-safe. */
  newToken(): string;
  /** Unguessable letters and digits, as many as asked for: six bits each, but for a little. */
  newLettersAndDigits(length: number): string;
  /** What members type at sign-in: upper-case letters and digits without look-alikes. */
  newAccessCode(): string;
  /** Unguessable in itself, and still to be typed from paper: four groups of such letters and digits. */
  newRecoveryCode(): string;
}
