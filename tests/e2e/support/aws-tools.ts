import { EC2Client } from '@aws-sdk/client-ec2';
import { run } from './program.ts';
import type { Ended } from './program.ts';

export const TEST_KEYS = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

/** What AWS's own tools need to find an endpoint on this machine, and nothing of the machine's own AWS settings. */
export function awsEnvironment(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: TEST_KEYS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: TEST_KEYS.secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: endpoint,
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
}

export function sdkClient(endpoint: string): EC2Client {
  return new EC2Client({ endpoint, region: 'us-east-1', credentials: TEST_KEYS });
}

/** The AWS command line, as it is installed here. */
export function aws(endpoint: string, ...args: readonly string[]): Promise<Ended> {
  return run('aws', [...args, '--output', 'json'], { env: awsEnvironment(endpoint) });
}

/** A Python program; it finds `ec2`, a boto3 client, and prints one JSON document. */
export function python(endpoint: string, program: string): Promise<Ended> {
  const before = 'import boto3, json\nfrom botocore.exceptions import ClientError\nec2 = boto3.client("ec2")\n';
  return run('python3', ['-'], { env: awsEnvironment(endpoint), input: before + program });
}
