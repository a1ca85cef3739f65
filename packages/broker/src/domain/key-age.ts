const DAY_MS = 86_400_000;

/** AWS and its auditors want access keys replaced within that time. */
export const OLD_KEYS_DAYS = 90;

/** Nobody is told more often. */
export const OLD_KEYS_REMINDER_DAYS = 7;

/** Whether keys should have been replaced by now. */
export function areKeysOld(replacedAt: Date, now: Date): boolean {
  return now.getTime() - replacedAt.getTime() >= OLD_KEYS_DAYS * DAY_MS;
}

/** Whether it is time to tell about old keys; `warnedAt` is when that was done last, of these keys or earlier ones. */
export function isWarningDue(keys: { readonly replacedAt: Date; readonly warnedAt: Date | null }, now: Date): boolean {
  const { replacedAt, warnedAt } = keys;
  if (!areKeysOld(replacedAt, now)) return false;
  return warnedAt === null || now.getTime() - warnedAt.getTime() >= OLD_KEYS_REMINDER_DAYS * DAY_MS;
}
