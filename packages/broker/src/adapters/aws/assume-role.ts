import type { AwsIdentity } from '../../application/ports/aws-connection.ts';
import type { StsAccess } from './aws-clients.ts';

const SESSION_SECONDS = 3600;

/** A role could not be assumed: told apart from the refusal of the call that it was assumed for. */
export class RoleNotAssumedError extends Error {
  constructor(cause: unknown) {
    super('The role could not be assumed.', { cause });
    this.name = 'RoleNotAssumed';
  }
}

/** Temporary credentials of a role. @throws RoleNotAssumedError */
export async function assumeRole(
  { sdk, client }: StsAccess,
  { roleArn, externalId, sessionName }: Extract<AwsIdentity, { kind: 'role' }>,
) {
  try {
    const { Credentials } = await client.send(
      new sdk.AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: sessionName,
        ExternalId: externalId,
        DurationSeconds: SESSION_SECONDS,
      }),
    );
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      ...(Credentials?.SessionToken === undefined ? {} : { sessionToken: Credentials.SessionToken }),
      ...(Credentials?.Expiration === undefined ? {} : { expiration: Credentials.Expiration }),
    };
  } catch (error) {
    throw new RoleNotAssumedError(error);
  }
}
