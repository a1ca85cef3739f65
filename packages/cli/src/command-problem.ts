/**
 * What can go wrong on this side of the API. Codes are public and never renamed; where the server has a code for
 * the same thing, it is the same code.
 *
 * 1 is refused, 2 bad usage, 3 server unreachable, 4 internal; 130 is what shells say after Ctrl-C.
 */
export const COMMAND_PROBLEMS = {
  'account.unreadable': { exitCode: 4, title: 'What AWS answered is not understood' },
  'api-key.ambiguous': { exitCode: 1, title: 'Several API keys fit' },
  'api-key.not-found': { exitCode: 1, title: 'There is no such API key' },
  'aws.credentials-missing': { exitCode: 1, title: 'There are no AWS credentials' },
  'aws.refused': { exitCode: 1, title: 'AWS said no' },
  'aws.unreachable': { exitCode: 3, title: 'AWS cannot be reached' },
  'config.permissions-open': { exitCode: 1, title: 'Others may read the configuration' },
  'config.unreadable': { exitCode: 1, title: 'The configuration cannot be read' },
  'credential.ambiguous': { exitCode: 1, title: 'Several AWS accounts fit' },
  'credential.invalid': { exitCode: 1, title: 'The AWS account cannot be used' },
  'credential.limited': { exitCode: 1, title: 'The AWS account lacks rights' },
  'credential.not-found': { exitCode: 1, title: 'There is no such AWS account' },
  'door.ambiguous': { exitCode: 1, title: 'Several doors fit' },
  'door.not-found': { exitCode: 1, title: 'There is no such door' },
  'ec2.not-enforced': { exitCode: 1, title: 'The groups cannot be enforced' },
  'ec2.not-started': { exitCode: 1, title: 'Local EC2 could not be started' },
  'group.ambiguous': { exitCode: 1, title: 'Several groups fit' },
  'group.not-found': { exitCode: 1, title: 'There is no such group' },
  'internal.error': { exitCode: 4, title: 'Something went wrong on our side' },
  'lease.ambiguous': { exitCode: 1, title: 'Several leases fit' },
  'lease.not-found': { exitCode: 1, title: 'There is no such lease' },
  'lease.not-opened': { exitCode: 1, title: 'The lease did not open' },
  'load-balancer.not-found': { exitCode: 1, title: 'There is no such load balancer' },
  'ledger.broken': { exitCode: 1, title: 'The chain of the ledger is broken' },
  'ledger.hash-missing': { exitCode: 1, title: 'The chain does not have the hash that was noted' },
  'ledger.unreadable': { exitCode: 1, title: 'The export cannot be read' },
  'lock-down.groups-changed': { exitCode: 1, title: 'The groups changed since the plan was made' },
  'lock-down.not-confirmed': { exitCode: 1, title: 'Nobody confirmed, and the old rules are back' },
  'lock-down.not-verified': { exitCode: 1, title: 'It does not work without the old rules' },
  'lock-down.plan-differs': { exitCode: 1, title: 'The plan is not the one that would be made' },
  'lock-down.refused': { exitCode: 1, title: 'No plan can be made' },
  'lock-down.rule-not-offered': { exitCode: 2, title: 'The plan does not offer such a rule' },
  'lock-down.state-differs': { exitCode: 1, title: 'The lock-down is not at that point' },
  'lock-down.unreadable': { exitCode: 1, title: 'The file cannot be read' },
  'person.ambiguous': { exitCode: 1, title: 'Several people fit' },
  'person.not-found': { exitCode: 1, title: 'There is no such person' },
  'profile.server-differs': { exitCode: 2, title: 'The profile is for another server' },
  'prompt.cancelled': { exitCode: 130, title: 'Cancelled' },
  'request.ambiguous': { exitCode: 1, title: 'Several access requests fit' },
  'request.not-approved': { exitCode: 1, title: 'The request was not approved' },
  'request.not-found': { exitCode: 1, title: 'There is no such access request' },
  'resource.ambiguous': { exitCode: 1, title: 'Several resources fit' },
  'resource.failing': { exitCode: 1, title: 'The security group is in trouble' },
  'resource.not-found': { exitCode: 1, title: 'There is no such resource' },
  'rule.not-found': { exitCode: 1, title: 'There is no such rule' },
  'server.unreachable': { exitCode: 3, title: 'The server cannot be reached' },
  'session.not-fresh': { exitCode: 1, title: 'Show that it is you' },
  'session.required': { exitCode: 1, title: 'Sign in first' },
  'session.second-step-required': { exitCode: 1, title: 'A second step is needed' },
  'sweep.incomplete': { exitCode: 1, title: 'Some rules could not be removed' },
  'usage.invalid': { exitCode: 2, title: 'The command line is not right' },
  'verification.unfinished': { exitCode: 1, title: 'It is still being verified' },
  'wait.interrupted': { exitCode: 130, title: 'Stopped waiting' },
} as const satisfies Record<string, { readonly exitCode: number; readonly title: string }>;

export type CommandProblemCode = keyof typeof COMMAND_PROBLEMS;

/** A command cannot do what it was asked to. The message is for people, the code for programs. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
  readonly code: CommandProblemCode;
  /** What to try next. */
  readonly hint: string | undefined;

  constructor(
    code: CommandProblemCode,
    detail: string,
    more: { readonly hint?: string; readonly cause?: unknown } = {},
  ) {
    super(detail, more.cause === undefined ? {} : { cause: more.cause });
    this.code = code;
    this.hint = more.hint;
  }
}

/** Bad usage of one argument or option: what was given, what would be right. */
export function badUsage(what: string, given: string, expected: string): CommandProblem {
  return new CommandProblem('usage.invalid', `${what} is ${JSON.stringify(given)}: it should be ${expected}.`);
}
