import type { SecuritySettings } from './organization-settings.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Whether a password that was chosen then has become older than the organization lets passwords grow. */
export function isPasswordExpired(
  { passwordExpiryDays }: Pick<SecuritySettings, 'passwordExpiryDays'>,
  changedAt: Date | null,
  now: Date,
): boolean {
  if (passwordExpiryDays === null || changedAt === null) return false;
  return now.getTime() - changedAt.getTime() >= passwordExpiryDays * DAY_MS;
}
