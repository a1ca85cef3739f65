import { peerCovers } from './peer.ts';
import type { Rule } from './rule.ts';
import { trafficCovers } from './traffic.ts';

/**
 * Whether every packet that `inner` admits is also admitted by `outer`.
 *
 * `true` is a proof, `false` only the lack of one: groups and prefix lists are opaque
 * here and cover nothing but themselves. Never read `false` as "admits more".
 */
export function covers(outer: Rule, inner: Rule): boolean {
  return (
    outer.direction === inner.direction &&
    trafficCovers(outer.traffic, inner.traffic) &&
    peerCovers(outer.peer, inner.peer)
  );
}
