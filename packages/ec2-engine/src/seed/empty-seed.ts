import { defaultVpc } from '../model/vpc/default-vpc.ts';
import { countedIds } from './seed.ts';
import type { Seed } from './seed.ts';

/** A new account: the default VPC and nothing else. Its ids begin with `0def`, and the group is `sg-0def0000000000001`. */
export const emptySeed: Seed = ({ region }) => defaultVpc({ region, newId: countedIds('0def') });
