import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { WorldView } from '../world-view.ts';
import { callerArn } from './caller-identity.ts';

/** What AssumeRole is asked for. */
export interface AssumeRoleInput {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly externalId: string | undefined;
  readonly durationSeconds: number;
}

/** The temporary credentials of a role. */
export interface AssumedRole {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: Date;
  readonly assumedRoleId: string;
  readonly arn: string;
}

/** Gives out credentials of a role; `undefined` when there is no such role, or it wants another external id. */
export type AssumeRole = (input: AssumeRoleInput, now: Date) => AssumedRole | undefined;

const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
const SHORTEST_SECONDS = 900;
const LONGEST_SECONDS = 43_200;

/**
 * Assumes a role. That there is no such role, and that it wants another external id, is one answer: AWS does not tell
 * strangers which roles there are.
 */
export function assumeRole(_world: WorldView, input: AssumeRoleInput, context: DecisionContext): Decision<AssumedRole> {
  const { sessionName, durationSeconds, roleArn } = input;
  if (!SESSION_NAME.test(sessionName)) {
    return refuse(
      invalid(`Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: [\\w+=,.@-]{2,64}`),
    );
  }
  if (durationSeconds < SHORTEST_SECONDS || durationSeconds > LONGEST_SECONDS) {
    return refuse(invalid(`Value '${String(durationSeconds)}' at 'durationSeconds' must be between 900 and 43200`));
  }
  const assumed = context.assume?.(input, context.now);
  if (assumed !== undefined) return answer(assumed);
  const who = callerArn(context);
  return refuse(
    ec2Error('AccessDenied', `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`),
  );
}

function invalid(message: string) {
  return ec2Error('ValidationError', `1 validation error detected: ${message}`);
}
