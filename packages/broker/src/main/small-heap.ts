import { setFlagsFromString } from 'node:v8';

/** By how much, in percent of what is in use, the heap may grow before garbage is collected again. */
const GROWTH_PERCENT = 40;

/**
 * Keeps the server's memory near what it uses.
 *
 * V8 lets the heap of a program that makes much garbage in little time grow to three times of what it uses. A server
 * with ten thousand leases uses 60 MB; collecting the rest sooner costs it no time that can be measured.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${String(GROWTH_PERCENT)}`);
}
