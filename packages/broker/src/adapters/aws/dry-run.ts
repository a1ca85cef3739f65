/** EC2 answers a dry run with an error, whatever it finds. These say that the call may be made. */
const ALLOWED: ReadonlySet<string> = new Set([
  'DryRunOperation',
  // Looked at only once it was clear that the call may be made.
  'InvalidPermission.NotFound',
  'InvalidPermission.Duplicate',
  'RulesPerSecurityGroupLimitExceeded',
]);

const DENIED: ReadonlySet<string> = new Set(['UnauthorizedOperation', 'AccessDenied']);

/**
 * Whether a call that is only tried would be allowed.
 *
 * @throws what says nothing about that: throttling, a group that is not there, keys that are wrong.
 */
export async function isAllowedToTry(send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    const code = error instanceof Error ? error.name : '';
    if (ALLOWED.has(code)) return true;
    if (DENIED.has(code)) return false;
    throw error;
  }
}
