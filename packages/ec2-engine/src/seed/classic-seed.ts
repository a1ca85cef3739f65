import { classicNetwork } from '../model/classic/classic-network.ts';
import { countedIds } from './seed.ts';
import type { Seed } from './seed.ts';

/** An account of before there were VPCs: EC2-Classic with its group `default`, which is `sg-0c1a0000000000001`. */
export const classicSeed: Seed = ({ region }) => classicNetwork({ region, newId: countedIds('0c1a') });
