import { expect, it } from 'vitest';
import { consoleLinkOf } from './console-link.ts';

const groupId = 'sg-0123456789abcdef0';

it.each([
  ['eu-central-1', 'https://eu-central-1.console.aws.amazon.com/ec2/home?region=eu-central-1'],
  ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/ec2/home?region=cn-north-1'],
  ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/ec2/home?region=us-gov-west-1'],
])('a group in %s is seen in the console of its partition', (region, url) => {
  expect(consoleLinkOf({ region, groupId }, 'aws')).toEqual({
    kind: 'url',
    url: `${url}#SecurityGroup:groupId=${groupId}`,
  });
});

it('there is no console for Local EC2, and none known for another endpoint', () => {
  const resource = { region: 'us-east-1', groupId };

  expect([consoleLinkOf(resource, 'local'), consoleLinkOf(resource, 'endpoint')]).toEqual([
    { kind: 'none', why: 'local-ec2' },
    { kind: 'none', why: 'other-endpoint' },
  ]);
});
