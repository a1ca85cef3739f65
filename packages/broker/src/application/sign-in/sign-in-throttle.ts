import { hostCidr, parseIpAddress, cidrAround } from '@gatelease/security-groups';
import { judgeLimits, secondsBefore, type ThrottleVerdict } from './attempt-limit.ts';
import type { SignInAttemptRepository } from '../ports/sign-in-attempt-repository.ts';

/*
 * Failed sign-ins are counted per address, per account from an address, and per account from everywhere.
 *
 * key                      limit  why
 * address                  30     one machine that tries many accounts
 * account from an address  10     one machine that tries one account
 * account from everywhere  50     many machines that try one account
 *
 * All within fifteen minutes; what is refused is not counted again, so a flood does not prolong the wait. One address
 * alone cannot reach the third limit, and the third limit does not hold for an address from which the person signed in
 * during the last thirty days: whoever knows an e-mail address can neither guess on nor shut its owner out from where
 * they usually are. IPv6 is counted by /64, because a whole /64 belongs to one customer.
 *
 * Accounts are e-mail addresses as typed, whether somebody has them or not: the answer tells nothing about that.
 */

export const THROTTLE_WINDOW_SECONDS = 15 * 60;
export const FAILURES_PER_ADDRESS = 30;
export const FAILURES_PER_ACCOUNT_FROM_ADDRESS = 10;
export const FAILURES_PER_ACCOUNT = 50;
export const FAMILIAR_FOR_SECONDS = 30 * 24 * 3600;

export interface AttemptKeys {
  readonly address: string;
  readonly accountFromAddress: string;
  readonly account: string;
  /** Kept in the same table: a sign-in that succeeded from there. */
  readonly familiar: string;
}

/** The keys under which an attempt is counted. */
export function attemptKeys(email: string, address: string): AttemptKeys {
  const account = email.toLowerCase();
  const network = networkOf(address);
  return {
    address: addressKey(address),
    accountFromAddress: `account ${account} from ${network}`,
    account: `account ${account}`,
    familiar: `familiar ${account} from ${network}`,
  };
}

/** Whether one more attempt may be made now. */
export async function judgeAttempt(
  attempts: SignInAttemptRepository,
  keys: AttemptKeys,
  now: Date,
): Promise<ThrottleVerdict> {
  const isFamiliar = (await attempts.countFailures(keys.familiar, secondsBefore(now, FAMILIAR_FOR_SECONDS))) > 0;
  const windowSeconds = THROTTLE_WINDOW_SECONDS;
  const limits = [
    { key: keys.address, limit: FAILURES_PER_ADDRESS, windowSeconds },
    { key: keys.accountFromAddress, limit: FAILURES_PER_ACCOUNT_FROM_ADDRESS, windowSeconds },
    ...(isFamiliar ? [] : [{ key: keys.account, limit: FAILURES_PER_ACCOUNT, windowSeconds }]),
  ];
  return judgeLimits(attempts, limits, now);
}

/** Counts a failure, on all three counts. */
export async function noteFailure(attempts: SignInAttemptRepository, keys: AttemptKeys, now: Date): Promise<void> {
  await attempts.recordFailure(keys.address, now);
  await attempts.recordFailure(keys.accountFromAddress, now);
  await attempts.recordFailure(keys.account, now);
}

/**
 * Forgets the failures of this account from this address, and remembers the address as familiar. The count of the
 * address alone stays: otherwise one's own account would be a way to go on trying those of others.
 */
export async function noteSuccess(attempts: SignInAttemptRepository, keys: AttemptKeys, now: Date): Promise<void> {
  await attempts.clear(keys.accountFromAddress);
  await attempts.clear(keys.familiar);
  await attempts.recordFailure(keys.familiar, now);
  await attempts.deleteBefore(secondsBefore(now, FAMILIAR_FOR_SECONDS));
}

/** Whether an address may try once more, where there is no account to count by yet. */
export async function judgeAddress(
  attempts: SignInAttemptRepository,
  address: string,
  now: Date,
): Promise<ThrottleVerdict> {
  const limit = { key: addressKey(address), limit: FAILURES_PER_ADDRESS, windowSeconds: THROTTLE_WINDOW_SECONDS };
  return judgeLimits(attempts, [limit], now);
}

/** Counts a failure of nobody in particular, from an address. */
export async function noteFailureFrom(attempts: SignInAttemptRepository, address: string, now: Date): Promise<void> {
  await attempts.recordFailure(addressKey(address), now);
}

function addressKey(address: string): string {
  return `address ${networkOf(address)}`;
}

/** IPv6 by /64. */
export function networkOf(address: string): string {
  const read = parseIpAddress(address);
  if (!read.ok) return address;
  return read.value.family === 'ipv6' ? cidrAround(read.value, 64).text : hostCidr(read.value).text;
}
