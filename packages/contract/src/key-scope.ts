/**
 * What an API key may be good for. Reading and writing are apart, and writing does not include reading. Names are public
 * and never renamed.
 */
export const KEY_SCOPES = {
  'access-requests:read': 'See access requests, and what can be opened',
  'access-requests:write': 'Open access or ask for it, move it to the program’s own address, withdraw requests',
  'leases:read': 'See leases and emergency stops',
  'leases:write': 'Extend and close leases',
  'emergency-stops:start': 'Close all access at once; only people lift an emergency stop',
  'resources:read': 'See security groups and their rules',
  'resources:write': 'Add, verify and remove security groups',
  'credentials:read': 'See AWS accounts and what they may do, never their secrets',
  'credentials:write': 'Add, verify, change and remove AWS accounts, and replace their keys',
  'accounts:read': 'See what AWS accounts let through, and have them read again',
  'policies:read': 'See and try access rules',
  'policies:write': 'Add, change and delete access rules',
  'people:read': 'See people and teams',
  'people:write': 'Add members, edit people and teams; never roles, passwords or ways to sign in',
  'events:read': 'Search, export and verify the ledger',
  'messages:read': 'See mail that was sent',
  'messages:write': 'Send mail again',
  'settings:read': 'See the settings',
  'settings:write': 'Change the settings, but for those of security',
} as const;

export type KeyScope = keyof typeof KEY_SCOPES;

export const KEY_SCOPE_NAMES: readonly KeyScope[] = Object.keys(KEY_SCOPES).filter(isKeyScope);

export function isKeyScope(text: string): text is KeyScope {
  return Object.hasOwn(KEY_SCOPES, text);
}
