import type { Access, Role } from '../domain/person.ts';

/** Who asks, as the session says, and from where, as the connection says. */
export interface Principal {
  readonly personId: string;
  readonly organizationId: string;
  readonly role: Role;
  readonly access: Access;
  /** The address of the connection, canonical text without prefix length; IPv4-mapped IPv6 already unmapped. */
  readonly address: string;
  /** An address of the other family that the session proved lately from the same place. */
  readonly otherAddress?: string | null;
  /** The key with which a program asks in the person's name; none for people themselves. */
  readonly apiKey?: {
    readonly keyId: string;
    /** The resources that it is bound to; `null` for every one. */
    readonly resourceIds: readonly string[] | null;
  } | null;
}

/** Somebody who is here in person. */
export interface SessionPrincipal extends Principal {
  readonly sessionId: string;
}
