import type { OPERATION_SCOPES, OperationName, ROUTES } from '@gatelease/contract';
import type { z } from 'zod';
import type { KeyAuthenticated } from '../../application/api-keys/authenticate-key.ts';
import type { Authenticated } from '../../application/sign-in/authenticate.ts';
import type { AddressSource } from './client-address.ts';

type Routes = typeof ROUTES;

type Parsed<Name extends OperationName, Part extends string> =
  Routes[Name] extends Readonly<Record<Part, infer Schema extends z.ZodType>> ? z.output<Schema> : undefined;

/** What the caller of an operation sent, as its schemas parsed it. */
export interface OperationInput<Name extends OperationName> {
  readonly params: Parsed<Name, 'params'>;
  readonly query: Parsed<Name, 'query'>;
  readonly body: Parsed<Name, 'body'>;
}

export type OperationOutput<Name extends OperationName> = z.output<Routes[Name]['response']>;

/** What else a handler may want to know of the request, and the one thing of the reply that is not its body. */
export interface Call {
  /** The address the connection came from. */
  readonly address: string;
  readonly addressSource: AddressSource;
  readonly userAgent: string;
  /** Puts a new session's token, or none, into the browser's cookie. */
  setSessionCookie(token: string | null): void;
  /** Of a sign-in that this browser began at the identity provider; `null` when it began none. */
  readonly providerToken: string | null;
  setProviderCookie(token: string | null): void;
}

export interface SignedInCall extends Call {
  readonly caller: Authenticated;
}

/** A call of an operation that takes API keys, too. */
export interface KeyOrSessionCall extends Call {
  readonly caller: Authenticated | KeyAuthenticated;
}

type CallOf<Name extends OperationName> = Routes[Name]['access'] extends 'public'
  ? Call
  : (typeof OPERATION_SCOPES)[Name] extends 'people-only'
    ? SignedInCall
    : KeyOrSessionCall;

/** Parses nothing, decides nothing: calls a use case and presents its answer. */
export type Handler<Name extends OperationName> = (
  input: OperationInput<Name>,
  call: CallOf<Name>,
) => Promise<OperationOutput<Name>>;

export type Handlers<Name extends OperationName = OperationName> = { readonly [N in Name]: Handler<N> };

interface AnyOperation {
  handle(
    input: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
    call: Call & { readonly caller: Authenticated | KeyAuthenticated | null },
  ): Promise<unknown>;
}

/**
 * A handler whose operation is not known while compiling. It is sound to call with what the schemas of its own
 * operation parsed, and after the session was checked that the operation asks for.
 */
export type AnyHandler = AnyOperation['handle'];
