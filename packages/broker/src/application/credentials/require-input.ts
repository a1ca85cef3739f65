import { credentialInputProblems } from '../../domain/credential-input.ts';
import type { CredentialInput } from '../../domain/credential-input.ts';
import type { EndpointRules } from '../ports/aws-connection.ts';
import { ProblemError } from '../problem-error.ts';

/** @throws `request.invalid` with everything that is wrong, at its field; never with a secret in it */
export function requireCredentialInput(
  input: CredentialInput,
  { endpoint, rules }: { readonly endpoint: string | null; readonly rules: EndpointRules },
): void {
  const fields = credentialInputProblems(input, { endpoint, allowsLoopback: rules.allowsLoopback });
  const [first] = fields;
  if (first === undefined) return;
  const { field, given, expected } = first;
  throw new ProblemError('request.invalid', `${field} is ${given}: it should be ${expected}.`, { fields });
}
