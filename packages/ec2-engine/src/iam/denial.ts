import { deflateRawSync, inflateRawSync } from 'node:zlib';

import { callerArn } from '../model/account/caller-identity.ts';
import type { DecisionContext } from '../model/decision.ts';
import { ec2Error } from '../model/ec2-error.ts';
import type { Ec2Error } from '../model/ec2-error.ts';
import type { Service } from '../wire/service.ts';
import type { AuthorizationRequest } from './evaluate.ts';
import type { Statement } from './policy.ts';

/**
 * What a service answers to a call without leave.
 *
 * EC2 says little of a call that is about no resource. Of any other it names the resource, and adds the whole story
 * as a text that DecodeAuthorizationMessage reads.
 */
export function denial(
  service: Service,
  request: AuthorizationRequest,
  by: Statement | undefined,
  context: DecisionContext,
): Ec2Error {
  const { action, resource } = request;
  const caller = callerArn(context);
  const because =
    by === undefined
      ? `because no identity-based policy allows the ${action} action`
      : 'with an explicit deny in an identity-based policy';
  const what = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
  if (service !== 'ec2') return ec2Error('AccessDenied', what);

  const general = 'You are not authorized to perform this operation.';
  if (resource === '*') return ec2Error('UnauthorizedOperation', general);
  const encoded = encodeDenial({ request, by, caller });
  return ec2Error('UnauthorizedOperation', `${general} ${what}. Encoded authorization failure message: ${encoded}`);
}

/** The text that an encoded message stands for, or `undefined` when it is none of ours. */
export function decodeDenial(encoded: string): string | undefined {
  try {
    const text = inflateRawSync(Buffer.from(encoded, 'base64url'), { maxOutputLength: LARGEST_TEXT }).toString('utf8');
    return text.startsWith(OPENING) ? text : undefined;
  } catch {
    return undefined;
  }
}

const LARGEST_TEXT = 64 * 1024;
const OPENING = '{"allowed":false';

interface Denial {
  readonly request: AuthorizationRequest;
  readonly by: Statement | undefined;
  readonly caller: string;
}

function encodeDenial({ request: { action, resource, keys }, by, caller }: Denial): string {
  const story = {
    allowed: false,
    explicitDeny: by !== undefined,
    matchedStatements: {
      items: by === undefined ? [] : [{ statementId: by.sid ?? '', effect: by.effect.toUpperCase() }],
    },
    context: {
      principal: { arn: caller },
      action,
      resource,
      conditions: {
        items: [...keys].map(([key, values]) => ({ key, values: { items: values.map((value) => ({ value })) } })),
      },
    },
  };
  return deflateRawSync(JSON.stringify(story)).toString('base64url');
}
