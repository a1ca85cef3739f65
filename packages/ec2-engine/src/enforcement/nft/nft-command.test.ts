import { expect, it } from 'vitest';

import { nftMissing, nftRefusal } from './nft-command.ts';

it.each([
  {
    said: 'Operation not permitted (you must be root)\nnetlink: Error: cache initialization failed',
    code: 'enforcement.not-permitted',
    helps: 'root, or the capability CAP_NET_ADMIN',
  },
  {
    said: 'Cannot open network namespace "lab": No such file or directory',
    code: 'enforcement.namespace-missing',
    helps: '"ip netns add"',
  },
  {
    said: 'exec of "nft" failed: No such file or directory',
    code: 'enforcement.nft-missing',
    helps: 'package nftables',
  },
  {
    said: 'Error: Could not process rule: Operation not supported',
    code: 'enforcement.refused',
    helps: 'Operation not supported',
  },
  { said: '', code: 'enforcement.refused', helps: 'it said nothing' },
])('tells $code from what nft says', ({ said, code, helps }) => {
  const error = nftRefusal({ networkNamespace: 'lab' }, said);

  expect(error.code).toBe(code);
  expect(error.message).toContain(helps);
});

it('tells which package is missing', () => {
  expect(nftMissing({}, new Error('spawn nft ENOENT')).message).toContain('package nftables');
  expect(nftMissing({ networkNamespace: 'lab' }, new Error('spawn ip ENOENT')).message).toContain('package iproute2');
});
