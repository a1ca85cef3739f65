/** What the benchmarks measure by itself, beside the server that it is part of. */
export { Enforcer, type EnforcerParts } from './enforcer.ts';
export { NftFirewall } from './nft/nft-firewall.ts';
export { put, remove } from '../model/change.ts';
export { World } from '../model/world.ts';
