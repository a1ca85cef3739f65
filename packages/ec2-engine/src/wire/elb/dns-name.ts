import type { LoadBalancer } from '../../model/load-balancing/load-balancer.ts';
import { arnDigits } from '../../model/load-balancing/load-balancer.ts';
import type { ClassicLoadBalancer } from '../../model/load-balancing/classic/classic-load-balancer.ts';
import type { Owner } from '../operation.ts';

/** Where AWS keeps the names of load balancers in us-east-1; here it stands for every Region. */
export const HOSTED_ZONES = {
  classic: 'Z35SXDOTRQ7X7K',
  application: 'Z35SXDOTRQ7X7K',
  network: 'Z26RNL4JYFTOTI',
} as const;

/** The name by which clients find a load balancer: made up, always the same for the same one. */
export function balancerDnsName({ id, name, type, scheme }: LoadBalancer, { region }: Owner): string {
  const prefix = scheme === 'internal' ? 'internal-' : '';
  return type === 'network'
    ? `${name}-${arnDigits(id)}.elb.${region}.amazonaws.com`
    : `${prefix}${name}-${numberOf(id)}.${region}.elb.amazonaws.com`;
}

/** The same for a load balancer of the first kind. */
export function classicBalancerDnsName({ id, scheme }: ClassicLoadBalancer, { region }: Owner): string {
  return `${scheme === 'internal' ? 'internal-' : ''}${id}-${numberOf(id)}.${region}.elb.amazonaws.com`;
}

const SMALLEST = 1_000_000_000;
const COUNT = 1_000_000_000;
const FACTOR = 31;

/** Ten digits made of a text. */
function numberOf(text: string): string {
  const value = [...text].reduce((sum, character) => (sum * FACTOR + (character.codePointAt(0) ?? 0)) % COUNT, 0);
  return String(SMALLEST + value);
}
