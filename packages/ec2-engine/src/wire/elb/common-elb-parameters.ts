import type { BalancingPage } from '../../model/load-balancing/balancing-page.ts';
import type { LoadBalancerScheme } from '../../model/load-balancing/load-balancer.ts';
import type { Tag } from '../../model/tag.ts';
import { ec2Error } from '../../model/ec2-error.ts';
import { optional } from '../common-parameters.ts';
import type { ParameterReader } from '../parameter-reader.ts';
import { memberList } from './member-parameters.ts';

/** Reads `Marker` and `PageSize`. */
export function readBalancingPage(reader: ParameterReader): BalancingPage {
  return { ...optional('marker', reader.text('Marker')), ...optional('pageSize', reader.integer('PageSize')) };
}

/** Reads `Scheme`. A load balancer faces the internet unless it says otherwise. */
export function readScheme(reader: ParameterReader): LoadBalancerScheme {
  const scheme = reader.text('Scheme') ?? 'internet-facing';
  if (scheme === 'internet-facing' || scheme === 'internal') return scheme;
  reader.refuse(ec2Error('InvalidScheme', `Scheme '${scheme}' must be one of 'internet-facing, internal'`));
  return 'internal';
}

/** Reads `Tags`. A tag without value has an empty one. */
export function readBalancerTags(reader: ParameterReader): readonly Tag[] {
  return memberList(reader, 'Tags', (item) => ({ key: item.requiredText('Key'), value: item.text('Value') ?? '' }));
}
