import { exposureOf } from '../exposure/exposure.ts';
import type { ExposureSource } from '../exposure/sender.ts';
import type { TrafficRanges } from '../exposure/traffic-ranges.ts';
import { namesOf } from '../explain/names.ts';
import { notParsed, parsed } from '../parsed.ts';
import type { Parsed } from '../parsed.ts';
import { parseIpAddress } from '../ip-address.ts';
import { formatTraffic } from '../traffic-text.ts';
import { NOT_READ } from '../world/world.ts';
import type { InterfaceKind } from '../world/world.ts';
import type { WorldModel } from '../world/world-model.ts';

/** Everything that a source reaches, as plain values. */
export interface ExposureView {
  readonly source: { readonly kind: ExposureSource['kind']; readonly name: string };
  /** Whether interfaces were read; without them nobody knows what is reached. */
  readonly isKnown: boolean;
  readonly reached: readonly ReachedView[];
  /** All of it summed up, by the addresses that are reached. */
  readonly certain: readonly OpenRangesView[];
  readonly unknown: readonly OpenRangesView[];
}

/** One interface that is reached. */
export interface ReachedView {
  readonly interfaceId: string;
  readonly instanceId: string | null;
  readonly name: string;
  readonly kind: InterfaceKind;
  readonly vpcId: string;
  readonly groups: readonly { readonly groupId: string; readonly name: string }[];
  /** With which traffic, from which addresses of the source. */
  readonly certain: readonly OpenRangesView[];
  readonly unknown: readonly OpenRangesView[];
}

/** Traffic with ranges of addresses. */
export interface OpenRangesView {
  readonly traffics: readonly string[];
  readonly ranges: readonly string[];
}

/** Why nobody can be asked about. */
export type AskedSourceProblemCode = 'source.malformed' | 'source.group-not-found' | 'source.group-ambiguous';

const EXPECTED = 'The word internet, an address such as 203.0.113.7, a group id sg-…, or the name of a group.';

/** Reads whose reach is asked for. */
export function findAskedSource(model: WorldModel, text: string): Parsed<ExposureSource, AskedSourceProblemCode> {
  const asked = text.trim();
  if (asked.toLowerCase() === 'internet') return parsed({ kind: 'internet' });

  const address = parseIpAddress(asked);
  if (address.ok) return parsed({ kind: 'address', address: address.value.text });

  if (model.group(asked) !== undefined) return parsed({ kind: 'group', groupId: asked });
  if (/^sg-[0-9a-f]+$/.test(asked))
    return notParsed('source.group-not-found', asked, 'A security group that was read.');

  const named = model.world.groups.filter(({ name }) => name.toLowerCase() === asked.toLowerCase());
  const [only, ...others] = named;
  if (only === undefined) return notParsed('source.malformed', text, EXPECTED);
  if (others.length === 0) return parsed({ kind: 'group', groupId: only.groupId });
  const ids = named.map(({ groupId }) => groupId).join(', ');
  return notParsed('source.group-ambiguous', asked, `One of these: ${ids}.`);
}

/** Everything that the source reaches. */
export function exposureView(model: WorldModel, source: ExposureSource): ExposureView {
  const names = namesOf(model);
  const exposed = exposureOf(model, source);
  const about = {
    source: { kind: source.kind, name: sourceName(source, names.group) },
    isKnown: model.world.interfaces !== NOT_READ,
  };
  if (exposed.kind === 'refused') return { ...about, reached: [], certain: [], unknown: [] };

  const { reached, certain, unknown } = exposed.exposure;
  return {
    ...about,
    reached: reached.map((entry): ReachedView => {
      const found = model.networkInterface(entry.interfaceId);
      return {
        interfaceId: entry.interfaceId,
        instanceId: found?.instanceId ?? null,
        name: names.networkInterface(entry.interfaceId),
        kind: found?.kind ?? 'other',
        vpcId: found?.vpcId ?? '',
        groups: (found?.groupIds ?? []).map((groupId) => ({ groupId, name: names.group(groupId) })),
        certain: entry.certain.map(openRanges),
        unknown: entry.unknown.map(openRanges),
      };
    }),
    certain: certain.map(openRanges),
    unknown: unknown.map(openRanges),
  };
}

function sourceName(source: ExposureSource, groupName: (groupId: string) => string): string {
  switch (source.kind) {
    case 'internet':
      return 'the Internet';
    case 'address':
      return source.address;
    case 'group':
      return groupName(source.groupId);
  }
}

function openRanges({ traffics, ranges }: TrafficRanges): OpenRangesView {
  return { traffics: traffics.map(formatTraffic), ranges };
}
