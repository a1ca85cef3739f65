import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { guard } from '../iam/guard.ts';
import { ec2Error, missingParameter } from '../model/ec2-error.ts';
import type { Ec2Error } from '../model/ec2-error.ts';
import { findOperation } from '../wire/catalogue.ts';
import { errorDocument, successDocument } from '../wire/envelope.ts';
import type { Decide, Executed, Operation } from '../wire/operation.ts';
import { serviceOfVersion } from '../wire/service.ts';
import type { Service } from '../wire/service.ts';
import { ParameterReader } from '../wire/parameter-reader.ts';
import { parseQueryText } from '../wire/query-text.ts';
import type { Authenticator } from '../wire/sigv4/authenticate.ts';
import type { RawRequest } from '../wire/sigv4/signed-request.ts';
import type { CallQueue } from './call-queue.ts';
import type { Fault, Intercept } from './fault.ts';
import type { Identity } from './identities.ts';
import type { Throttle } from './throttle.ts';

/** What goes back to the caller: a document, or nothing but the end of the connection. */
export type CallReply =
  | { readonly kind: 'document'; readonly status: number; readonly requestId: string; readonly document: string }
  | { readonly kind: 'drop' };

/** What a call handler is made of. */
export interface CallHandlerParts {
  readonly authenticator: Authenticator<Identity>;
  readonly queue: CallQueue;
  readonly intercept: Intercept | undefined;
  /** Absent: calls may come as fast as they like. */
  readonly throttle?: Throttle;
}

interface Call {
  readonly action: string;
  readonly service: Service;
  readonly operation: Operation;
  readonly parameters: ReadonlyMap<string, string>;
  readonly identity: Identity;
}

type Reading =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'refused'; readonly service: Service; readonly error: Ec2Error };

const STS_VERSION = '2011-06-15';
const VERSION = /^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/;
const SIGNATURE_PARAMETER = /^X-Amz-(?:Algorithm|Credential|Date|Expires|SignedHeaders|Signature|Security-Token)$/;
const LIMIT_EXCEEDED = ec2Error('RequestLimitExceeded', 'Request limit exceeded.');
const NO_FAULT: Fault = { kind: 'none' };

/** Takes a call from a request, through signature, parameters and decision, to the document that answers it. */
export class CallHandler {
  readonly #parts: CallHandlerParts;

  constructor(parts: CallHandlerParts) {
    this.#parts = parts;
  }

  async handle(request: RawRequest): Promise<CallReply> {
    const requestId = randomUUID();
    const reading = this.#read(request);
    if (reading.kind === 'refused') return refusal(reading.service, reading.error, requestId);

    const { action, service, parameters } = reading.call;
    const { intercept, throttle } = this.#parts;
    if (service === 'ec2' && throttle?.admits(action, parameters.keys()) === false) {
      return refusal(service, LIMIT_EXCEEDED, requestId);
    }
    const fault = intercept === undefined ? NO_FAULT : await intercept({ action, parameters });
    if (fault.kind === 'refuse') return refusal(service, fault, requestId);
    if (fault.kind === 'drop-request') return { kind: 'drop' };
    if (fault.kind === 'delay') await wait(fault.milliseconds);

    const executed = await this.#execute(reading.call, fault);
    if (fault.kind === 'lose-reply') return { kind: 'drop' };
    if (executed.kind === 'refused') return refusal(service, executed.error, requestId);

    const document = successDocument(reading.call, executed.body(), requestId);
    return { kind: 'document', status: 200, requestId, document };
  }

  #read(request: RawRequest): Reading {
    const [path = '', queryText = ''] = splitTarget(request.target);
    const query = parseQueryText(queryText);
    const all = parseQueryText(queryText, request.body);
    const parameters: ReadonlyMap<string, string> = all.ok ? all.parameters : new Map();
    const action = parameters.get('Action');
    const version = parameters.get('Version');
    const operation = action === undefined ? undefined : findOperation(action, version);
    const service = operation?.service ?? serviceOfVersion(version);
    const refused = (error: Ec2Error): Reading => ({ kind: 'refused', service, error });

    if (path !== '/') return refused(ec2Error('InvalidAction', `There is nothing at the path ${path}.`));
    if (!query.ok) return refused(query.error);
    const authentication = this.#parts.authenticator.authenticate(request, query.parameters, service);
    if (!authentication.ok) return refused(authentication.error);
    if (!all.ok) return refused(all.error);
    if (action === undefined)
      return refused(ec2Error('MissingAction', 'The request must contain the parameter Action'));
    if (operation === undefined) {
      return refused(ec2Error('InvalidAction', `The action ${action} is not valid for this web service.`));
    }
    const versionError = versionProblem(service, version);
    if (versionError !== undefined) return refused(versionError);

    const { identity } = authentication;
    return { kind: 'call', call: { action, service, operation, parameters: withoutEnvelope(parameters), identity } };
  }

  async #execute(call: Call, fault: Fault): Promise<Executed> {
    const { policy, caller } = call.identity;
    const prepared = call.operation.prepare(ParameterReader.of(call.parameters));
    const guarded = policy === undefined ? prepared : guard(policy, call, prepared);
    const decide: Decide = (world, context) => guarded(world, { ...context, caller });
    const first = this.#parts.queue.submit(decide);
    if (fault.kind !== 'repeat') return first;

    const second = this.#parts.queue.submit(decide);
    const replies = await Promise.all([first, second]);
    return fault.reply === 'first' ? replies[0] : replies[1];
  }
}

/** The answer to a call that is refused. */
export function refusal(service: Service, error: Ec2Error, requestId: string): CallReply {
  return { kind: 'document', status: error.status, requestId, document: errorDocument(service, error, requestId) };
}

function splitTarget(target: string): readonly [string, string] {
  const mark = target.indexOf('?');
  return mark === -1 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}

function versionProblem(service: Service, version: string | undefined): Ec2Error | undefined {
  if (version === undefined) return missingParameter('Version');
  const isKnown =
    service === 'ec2' ? VERSION.test(version) && version !== STS_VERSION : serviceOfVersion(version) === service;
  return isKnown ? undefined : ec2Error('NoSuchVersion', `The requested version ${version} is not valid.`);
}

/** The parameters that belong to the action itself. */
function withoutEnvelope(parameters: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...parameters].filter(([name]) => name !== 'Action' && name !== 'Version' && !SIGNATURE_PARAMETER.test(name)),
  );
}
