/** Tells whoever looks (open browsers) that something changed. Called after the commit, never inside it. */
export interface Changes {
  publish(change: Change): void;
}

export interface Change {
  readonly organizationId: string;
  readonly topic: (typeof CHANGE_TOPICS)[number];
}

/** What can change under somebody's eyes. */
export const CHANGE_TOPICS = [
  'leases',
  'requests',
  'credentials',
  'resources',
  'policies',
  'people',
  'messages',
  'organization',
  'accounts',
] as const;
