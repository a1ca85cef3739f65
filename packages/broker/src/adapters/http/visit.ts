import type { IpAddress } from '@gatelease/security-groups';
import type { FastifyRequest } from 'fastify';
import type { KeyAuthenticated } from '../../application/api-keys/authenticate-key.ts';
import type { Authenticated } from '../../application/sign-in/authenticate.ts';
import type { AddressSource } from './client-address.ts';
import type { Credential } from './session-cookie.ts';

/** What the server knows of a request before any handler sees it. */
export interface Visit {
  /** `null` when the connection was gone before it could be asked. */
  readonly clientAddress: IpAddress | null;
  readonly addressSource: AddressSource;
  readonly credential: Credential | null;
  /** Set where an operation asks who it is. */
  readonly caller: Authenticated | KeyAuthenticated | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit | null;
  }
}

const UNKNOWN: Visit = {
  clientAddress: null,
  addressSource: { kind: 'connection', ignoredHeader: false },
  credential: null,
  caller: null,
};

/** A request that failed before anybody looked at it is a visit by nobody from nowhere. */
export function visitOf(request: FastifyRequest): Visit {
  return request.visit ?? UNKNOWN;
}

/** The address as text; empty when the connection is gone, which no decision about addresses accepts. */
export function addressText(visit: Visit): string {
  return visit.clientAddress?.text ?? '';
}
