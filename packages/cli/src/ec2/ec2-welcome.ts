interface Welcome {
  readonly url: string;
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly dataDir: string | null;
  /** The file with what callers may do; without one they may do everything. */
  readonly iamPolicy: string | null;
  readonly isThrottled: boolean;
  readonly isEnforced: boolean;
  /** Where they are enforced; `null`: where this process is. */
  readonly networkNamespace: string | null;
  /** Whether the secret is the one everybody knows; any other is not shown. */
  readonly isUsualKey: boolean;
}

/** How to use a Local EC2 that runs. */
export function ec2Welcome(welcome: Welcome): string {
  const { url, region, accountId, accessKeyId, dataDir, iamPolicy, isThrottled, isUsualKey } = welcome;
  const { isEnforced, networkNamespace } = welcome;
  const secret = isUsualKey ? ' AWS_SECRET_ACCESS_KEY=test' : '   # and AWS_SECRET_ACCESS_KEY, the one you gave';
  const isReachable = !/^http:\/\/(127\.|localhost|\[::1\])/.test(url);
  return [
    `Local EC2 listens at ${url} (${region}, account ${accountId}).`,
    dataDir === null ? 'Its groups are in memory: they are gone at the end.' : `Its groups are kept in ${dataDir}.`,
    ...(iamPolicy === null ? [] : [`Callers may do what the policy in ${iamPolicy} allows, and nothing else.`]),
    ...(isThrottled ? ['Callers that are too fast are slowed down, as by EC2.'] : []),
    ...(isEnforced ? [enforcedText(networkNamespace)] : []),
    ...(isReachable && isUsualKey
      ? ['Careful: others can reach this address, and everybody knows the key "test".']
      : []),
    '',
    'From another terminal:',
    `  export AWS_ENDPOINT_URL=${url} AWS_DEFAULT_REGION=${region}`,
    `  export AWS_ACCESS_KEY_ID=${accessKeyId}${secret}`,
    '  aws ec2 describe-security-groups',
    '  aws sts get-caller-identity',
    '',
    'Ctrl-C ends it.',
  ].join('\n');
}

function enforcedText(networkNamespace: string | null): string {
  const where = networkNamespace === null ? 'here' : `in the network namespace ${networkNamespace}`;
  return `The groups are enforced ${where}: packets to and from the private addresses of network interfaces are filtered.`;
}
