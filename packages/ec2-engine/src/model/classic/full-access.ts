import type { Traffic } from '@gatelease/security-groups';

const EVERY_PORT = { fromPort: 0, toPort: 65_535 } as const;

/** What a source group without ports meant when rules were flat: all of the three protocols that there were. */
export const FULL_ACCESS: readonly Traffic[] = [
  { kind: 'ports', protocol: 'tcp', ...EVERY_PORT },
  { kind: 'ports', protocol: 'udp', ...EVERY_PORT },
  { kind: 'icmp', protocol: 'icmp', message: { kind: 'all' } },
];
