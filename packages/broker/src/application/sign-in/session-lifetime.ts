/** A session that nobody uses ends after this time. */
export const SESSION_IDLE_SECONDS = 12 * 3600;

/** However much it is used, a session ends after this time. */
export const SESSION_LONGEST_SECONDS = 7 * 24 * 3600;

/** How often at most the store hears that a session is in use: a request costs no write. */
export const SESSION_RENEWAL_SECONDS = 60;

/** When a session ends that is used now. */
export function sessionExpiry(createdAt: Date, now: Date): Date {
  const idle = now.getTime() + SESSION_IDLE_SECONDS * 1000;
  const longest = createdAt.getTime() + SESSION_LONGEST_SECONDS * 1000;
  return new Date(Math.min(idle, longest));
}

/** Whether using the session now is worth a write. */
export function isRenewalDue(session: { readonly lastSeenAt: Date }, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= SESSION_RENEWAL_SECONDS * 1000;
}
