import { defaultVpc } from '../model/vpc/default-vpc.ts';
import { countedIds } from './seed.ts';
import type { Seed } from './seed.ts';
import { threeTierEndpoint } from './three-tier-endpoint.ts';
import { threeTierGroupEntities } from './three-tier-groups.ts';
import { threeTierLoadBalancer } from './three-tier-load-balancer.ts';
import { threeTierMachines } from './three-tier-machines.ts';
import { threeTierNetwork } from './three-tier-network.ts';

/**
 * The three-tier web service of Amazon's first guide to security groups, in a VPC of today, beside the default VPC.
 *
 * | group | id | ingress |
 * |---|---|---|
 * | `web` | `sg-03eb03eb03eb03eb0` | 80 and 443 from everywhere, 22 from `bastion` |
 * | `app` | `sg-0a990a990a990a990` | 8000 from `web`, 22 from `bastion` |
 * | `db` | `sg-0db00db00db00db00` | 3306 from `app`, 22 from `bastion` |
 * | `bastion` | `sg-0b4571080b4571080` | nothing yet: the door that leases open |
 * | `load-balancer` | `sg-01b001b001b001b00` | 443 from everywhere; the load balancer `front-door` holds it |
 * | `instance-connect-endpoint` | `sg-0e1ce0e1ce0e1ce00` | nothing; an EC2 Instance Connect Endpoint holds it |
 *
 * Seven web servers, twenty application servers, two databases and a bastion hold them. `front-door` hands requests to
 * port 80 of the web servers. Ids never change, because the
 * documentation names them: what belongs to a group has ids with the first digits of the group's, and a number.
 */
export const threeTierSeed: Seed = ({ accountId, region, now }) => [
  ...defaultVpc({ region, newId: countedIds('0def') }),
  ...threeTierNetwork(region),
  ...threeTierGroupEntities('web'),
  ...threeTierGroupEntities('app'),
  ...threeTierGroupEntities('db'),
  ...threeTierGroupEntities('bastion'),
  ...threeTierGroupEntities('load-balancer'),
  ...threeTierGroupEntities('instance-connect-endpoint'),
  ...threeTierMachines(now.toISOString()),
  ...threeTierLoadBalancer({ accountId, region, now }),
  ...threeTierEndpoint(now.toISOString()),
];
