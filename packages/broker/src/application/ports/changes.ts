/** Tells whoever looks (open browsers) that something changed. Called after the commit, never inside it. */
export interface Changes {
  publish(change: Change): void;
}

export interface Change {
  readonly organizationId: string;
  readonly topic: 'leases' | 'requests' | 'resources' | 'policies' | 'people' | 'messages' | 'organization';
}
