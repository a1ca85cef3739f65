import { EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, expect, it, vi } from 'vitest';
import { silenceNodeVersionWarning } from './quiet-aws-sdk.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('keeps the SDK from telling operators about a Node that they did not choose', async () => {
  vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', undefined);
  const warn = vi.spyOn(process, 'emitWarning').mockReturnValue();

  silenceNodeVersionWarning(process.env);
  await new EC2Client({ region: 'us-east-1' }).config.region();

  expect(warn.mock.calls.filter(([text]) => String(text).includes('NodeVersionSupportWarning'))).toEqual([]);
});

it('leaves it as whoever starts the server has set it', () => {
  const env = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'false' };

  silenceNodeVersionWarning(env);

  expect(env).toEqual({ AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'false' });
});
