/** The AWS SDK's own switch, which it names in its announcement about Node 20. */
const SWITCH = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

/**
 * Keeps one warning of the AWS SDK out of the server's output: that its later versions will want a newer Node.
 *
 * It is for whoever raises the pinned version, not for whoever runs this one. Every other warning is still printed, and
 * whoever sets the switch themselves keeps what they set. Before the first client is made, or it has been said.
 */
export function silenceNodeVersionWarning(env: Record<string, string | undefined>): void {
  env[SWITCH] ??= 'true';
}
