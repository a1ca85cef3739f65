import { CommandProblem } from '../command-problem.ts';
import { printable } from '../output/printable.ts';

const NETWORK = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)$/;

/** What the AWS SDK throws, as a problem of ours with the vendor's error as its cause. */
export function translateAwsError(error: unknown): CommandProblem {
  if (error instanceof CommandProblem) return error;
  if (!(error instanceof Error)) return refused(String(error), error);

  if (error.name === 'CredentialsProviderError' || error.message === 'Resolved credential object is not valid') {
    return new CommandProblem('aws.credentials-missing', `There are no AWS credentials: ${printable(error.message)}`, {
      hint: 'Give them as the AWS command line takes them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.',
      cause: error,
    });
  }
  if (error.message.startsWith('Region is missing')) {
    return new CommandProblem('usage.invalid', 'It is not said which region is meant.', {
      hint: 'Say it with --region, with AWS_REGION or with AWS_DEFAULT_REGION.',
      cause: error,
    });
  }
  if (error.message.startsWith('Region not accepted')) {
    return new CommandProblem('usage.invalid', `That is no region: ${printable(error.message)}`, {
      hint: 'A region looks like eu-central-1. It comes from --region, AWS_REGION, AWS_DEFAULT_REGION or the profile.',
      cause: error,
    });
  }
  const reason = networkReasonOf(error);
  if (reason !== undefined) {
    return new CommandProblem('aws.unreachable', `EC2 does not answer (${reason}).`, {
      hint: 'Check the region, the endpoint and the network.',
      cause: error,
    });
  }
  return refused(`${error.name}: ${error.message}`, error);
}

function refused(detail: string, cause: unknown): CommandProblem {
  return new CommandProblem('aws.refused', `EC2 said no. ${printable(detail)}`, { cause });
}

function networkReasonOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string' && NETWORK.test(error.code)) return error.code;
  return error.name === 'TimeoutError' ? 'timeout' : undefined;
}
