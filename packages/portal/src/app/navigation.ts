/** A page in the menu. */
export interface NavigationItem {
  readonly to:
    | '/'
    | '/security-groups'
    | '/policies'
    | '/explain'
    | '/exposure'
    | '/map'
    | '/approvals'
    | '/leases'
    | '/aws-accounts'
    | '/people'
    | '/ledger'
    | '/messages'
    | '/settings';
  readonly label: string;
  readonly icon: NavigationIcon;
  /** What the role must allow, or nothing. */
  readonly permission: string | null;
}

export type NavigationIcon =
  | 'door'
  | 'shield'
  | 'policy'
  | 'approval'
  | 'clock'
  | 'people'
  | 'ledger'
  | 'mail'
  | 'settings'
  | 'question'
  | 'world'
  | 'cloud'
  | 'map';

export interface NavigationSection {
  readonly label: string | null;
  readonly items: readonly NavigationItem[];
}

const SECTIONS: readonly NavigationSection[] = [
  { label: null, items: [{ to: '/', label: 'My access', icon: 'door', permission: null }] },
  {
    label: 'Access',
    items: [
      { to: '/approvals', label: 'Approvals', icon: 'approval', permission: 'requests.list-all' },
      { to: '/leases', label: 'Leases', icon: 'clock', permission: 'leases.list-all' },
    ],
  },
  {
    label: 'What can be opened',
    items: [
      { to: '/security-groups', label: 'Security groups', icon: 'shield', permission: 'resources.list' },
      { to: '/policies', label: 'Access rules', icon: 'policy', permission: 'policies.list' },
    ],
  },
  {
    label: 'What is reachable',
    items: [
      { to: '/explain', label: 'Explain', icon: 'question', permission: 'accounts.list' },
      { to: '/exposure', label: 'Exposure', icon: 'world', permission: 'accounts.list' },
      { to: '/map', label: 'Map', icon: 'map', permission: 'accounts.list' },
    ],
  },
  {
    label: 'Organization',
    items: [
      { to: '/people', label: 'People', icon: 'people', permission: 'people.list' },
      { to: '/aws-accounts', label: 'AWS accounts', icon: 'cloud', permission: 'credentials.list' },
      { to: '/ledger', label: 'Ledger', icon: 'ledger', permission: 'events.list' },
      { to: '/messages', label: 'Messages', icon: 'mail', permission: 'organization.edit' },
      { to: '/settings', label: 'Settings', icon: 'settings', permission: 'organization.edit' },
    ],
  },
];

/** The menu of somebody with these permissions; sections without a page are left out. */
export function navigationFor(permissions: readonly string[]): readonly NavigationSection[] {
  return SECTIONS.map(({ label, items }) => ({
    label,
    items: items.filter(({ permission }) => permission === null || permissions.includes(permission)),
  })).filter(({ items }) => items.length > 0);
}
