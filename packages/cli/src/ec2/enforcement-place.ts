import type { EnforcementError, NftPlace } from '@gatelease/ec2-engine';
import { badUsage, CommandProblem } from '../command-problem.ts';
import type { Ec2Options } from './run-local-ec2.ts';

/** A name as `ip netns` takes it; anything else would be read as a path or as an option of ip. */
const NAMESPACE = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}$/;

/** Where the groups are to be enforced; `undefined`: nowhere. @throws usage.invalid */
export function enforcementPlace(options: Ec2Options): NftPlace | undefined {
  const { enforce, networkNamespace } = options;
  if (enforce !== undefined && enforce !== 'nftables') throw badUsage('--enforce', enforce, '"nftables"');
  if (enforce === undefined && networkNamespace !== undefined) {
    throw new CommandProblem(
      'usage.invalid',
      '--network-namespace says where to enforce: give --enforce nftables, too.',
    );
  }
  return enforce === undefined ? undefined : namespacePlace(networkNamespace);
}

/** The own network namespace, or the one with this name. @throws usage.invalid */
export function namespacePlace(networkNamespace: string | undefined): NftPlace {
  if (networkNamespace === undefined) return {};
  if (!NAMESPACE.test(networkNamespace)) {
    throw badUsage('--network-namespace', networkNamespace, 'a name that "ip netns list" shows');
  }
  return { networkNamespace };
}

/** The problem of this command line for what the engine says about enforcing. */
export function notEnforced(error: EnforcementError): CommandProblem {
  return new CommandProblem('ec2.not-enforced', error.message, { cause: error });
}

/** What is said at the end: the groups stay enforced, and how they cease to be. */
export function stillEnforced({ networkNamespace }: NftPlace): string {
  const where = networkNamespace === undefined ? '' : ` --network-namespace ${networkNamespace}`;
  return `The groups stay enforced as they are. To take that away: gatelease ec2 --stop-enforcing${where}`;
}
