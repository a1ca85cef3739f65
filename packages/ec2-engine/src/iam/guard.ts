import { refuse } from '../model/decision.ts';
import type { Decide } from '../wire/operation.ts';
import type { Service } from '../wire/service.ts';
import { denial } from './denial.ts';
import { ec2Requests, requestMaker } from './ec2-requests.ts';
import type { AuthorizationScope, CallToAuthorize } from './ec2-requests.ts';
import { elbRequests } from './elb-requests.ts';
import { evaluate } from './evaluate.ts';
import type { AuthorizationRequest } from './evaluate.ts';
import type { Policy } from './policy.ts';

/** A call of a service. */
export interface GuardedCall extends CallToAuthorize {
  readonly service: Service;
}

/**
 * Asks a policy before a call is decided, in the world in which it is decided: whatever a call needs leave for must be
 * allowed, or nothing happens. What a call without leave would have done wrong besides is not told.
 */
export function guard(policy: Policy, call: GuardedCall, decide: Decide): Decide {
  return (world, context) => {
    for (const request of requestsOf({ world, context }, call)) {
      const verdict = evaluate(policy, request);
      if (verdict.kind === 'denied') return refuse(denial(call.service, request, verdict.by, context));
    }
    return decide(world, context);
  };
}

/** Who one is may be asked by anybody, even when a policy denies it. */
function requestsOf(scope: AuthorizationScope, call: GuardedCall): readonly AuthorizationRequest[] {
  switch (call.service) {
    case 'ec2':
      return ec2Requests(scope, call);
    case 'elb':
    case 'elbv2':
      return elbRequests(scope, call);
    case 'sts':
      if (call.action === 'GetCallerIdentity') return [];
      return [requestMaker(scope, `sts:${call.action}`)(call.parameters.get('RoleArn') ?? '*', [])];
  }
}
