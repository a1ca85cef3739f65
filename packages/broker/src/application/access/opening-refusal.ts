import type { OpeningRefused } from '../../domain/open-decision.ts';
import { ProblemError } from '../problem-error.ts';

/** Says a refusal so that the person knows what was wrong, what was given, and what would be right. */
export function openingProblem(refusal: OpeningRefused): ProblemError {
  switch (refusal.reason) {
    case 'not-granted':
    case 'person-deactivated':
      return new ProblemError(
        'access.not-granted',
        'No access policy lets you open this. Ask an administrator for one.',
      );
    case 'nothing-to-open':
      return new ProblemError(
        'access.address-refused',
        'The policy has no rule for an address of this family; connect over the other one, or ask an administrator.',
      );
    case 'policy-disabled':
      return new ProblemError(
        'access.policy-disabled',
        'The policy is switched off at the moment. Ask an administrator.',
      );
    case 'break-glass-not-allowed':
      return new ProblemError(
        'access.break-glass-not-allowed',
        'This policy cannot be opened without approval, not even in an emergency. Ask for access instead.',
      );
    case 'reason-required':
      return new ProblemError(
        'access.reason-required',
        'This policy wants a reason. Say in a few words why you need access.',
        {
          fields: [
            {
              field: 'reason',
              code: 'reason.missing',
              given: '',
              expected: 'A few words, for example a ticket number.',
            },
          ],
        },
      );
    case 'outside-schedule':
      return new ProblemError('access.outside-schedule', outsideSchedule(refusal.nextWindow), {
        nextWindow: refusal.nextWindow,
      });
    case 'duration-too-short':
      return durationProblem(
        'access.duration-too-short',
        refusal.given,
        `at least ${String(refusal.shortest)} seconds`,
      );
    case 'duration-too-long':
      return durationProblem('access.duration-too-long', refusal.given, `at most ${String(refusal.longest)} seconds`);
    case 'no-window-end':
      return new ProblemError(
        'access.duration-too-long',
        'The schedule of this policy has no end to wait for; name a duration.',
        {
          fields: [
            { field: 'durationSeconds', code: 'duration.no-window', given: 'window', expected: 'A number of seconds.' },
          ],
        },
      );
    default:
      return addressProblem(refusal);
  }
}

type AddressRefused = Extract<
  OpeningRefused,
  {
    reason:
      | 'no-address'
      | 'address-malformed'
      | 'too-many-addresses'
      | 'everything'
      | 'address-scope'
      | 'stated-address-not-allowed'
      | 'stated-range-too-wide';
  }
>;

function addressProblem(refusal: AddressRefused): ProblemError {
  const refuse = (given: string, expected: string) =>
    new ProblemError('access.address-refused', `${given === '' ? 'No address' : given} cannot be opened: ${expected}`, {
      fields: [{ field: 'cidrs', code: `address.${refusal.reason}`, given, expected }],
    });
  switch (refusal.reason) {
    case 'no-address':
      return refuse('', 'the address of the connection is not known.');
    case 'address-malformed':
      return refuse(refusal.given, refusal.expected);
    case 'too-many-addresses':
      return refuse(refusal.given.join(' '), 'name at most one IPv4 and one IPv6 range.');
    case 'everything':
      return refuse(refusal.cidr, 'it is the whole internet, which no policy may open.');
    case 'address-scope':
      return refuse(
        refusal.cidr,
        `it holds ${refusal.scope} addresses, and the policy allows public ones only, or those it names. ` +
          'Behind a proxy, the server must be told which proxies to trust.',
      );
    case 'stated-address-not-allowed':
      return refuse(refusal.cidr, 'this policy opens only for the address you connect from.');
    case 'stated-range-too-wide':
      return refuse(refusal.cidr, `the range may be no wider than /${String(refusal.narrowestAllowed)}.`);
  }
}

function durationProblem(code: 'access.duration-too-short' | 'access.duration-too-long', given: number, right: string) {
  return new ProblemError(code, `A duration of ${String(given)} seconds was asked for; this policy allows ${right}.`, {
    fields: [{ field: 'durationSeconds', code: code.replace('access.', ''), given: String(given), expected: right }],
  });
}

function outsideSchedule(nextWindow: { readonly startsAt: Date; readonly endsAt: Date } | null): string {
  if (nextWindow === null) return 'The schedule of this policy has no window ahead.';
  return `The policy does not open now. Its next window is from ${nextWindow.startsAt.toISOString()} to ${nextWindow.endsAt.toISOString()}.`;
}
