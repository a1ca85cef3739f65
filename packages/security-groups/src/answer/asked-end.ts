import { namesOf } from '../explain/names.ts';
import type { Endpoint } from '../explain/question.ts';
import { notParsed, parsed } from '../parsed.ts';
import type { Parsed } from '../parsed.ts';
import { parseIpAddress, unmapIpv4 } from '../ip-address.ts';
import type { WorldModel } from '../world/world-model.ts';

/** Why a text is nobody to ask about. */
export type AskedEndProblemCode =
  'question.end-malformed' | 'question.end-not-found' | 'question.end-ambiguous' | 'question.address-malformed';

/** Whom somebody asks about: one end, or several that have one name. */
export interface AskedEnd {
  /** As people call it: `web-1 (i-0123…)`. */
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  /** The group, when its members are asked about. There may be none. */
  readonly groupId?: string;
}

const EXPECTED =
  'An address such as 203.0.113.7, an id such as i-…, eni-… or sg-…, or the name of an instance, load balancer or group.';
const LOOKS_LIKE_AN_ADDRESS = /^(?:[0-9.]+|[0-9a-f.]*:[0-9a-f:.%]*)$/i;

/** Reads an end: an address, an id, or a name that only one thing has. Names are compared without regard to case. */
export function findAskedEnd(model: WorldModel, text: string): Parsed<AskedEnd, AskedEndProblemCode> {
  const asked = text.trim();
  if (asked === '') return notParsed('question.end-malformed', text, EXPECTED);

  const address = parseIpAddress(asked);
  if (address.ok) {
    const { text: canonical } = unmapIpv4(address.value);
    return parsed({ name: canonical, endpoints: [{ kind: 'address', address: canonical }] });
  }
  if (LOOKS_LIKE_AN_ADDRESS.test(asked)) {
    return notParsed('question.address-malformed', asked, address.problem.expected);
  }
  return findById(model, asked) ?? findByName(model, asked);
}

function findById(model: WorldModel, id: string): Parsed<AskedEnd, AskedEndProblemCode> | undefined {
  const names = namesOf(model);
  const missing = (what: string) => notParsed('question.end-not-found', id, what);
  if (/^sg-[0-9a-f]+$/.test(id)) {
    return model.group(id) === undefined ? missing('A security group that was read.') : parsed(membersOf(model, id));
  }
  if (/^i-[0-9a-f]+$/.test(id)) {
    const [first] = model.interfacesOfInstance(id);
    return first === undefined
      ? missing('An instance that was read and has a network interface.')
      : parsed({
          name: names.networkInterface(first.interfaceId),
          endpoints: [{ kind: 'instance', instanceId: id }],
        });
  }
  if (/^eni-[0-9a-f]+$/.test(id)) {
    return model.networkInterface(id) === undefined
      ? missing('A network interface that was read.')
      : parsed({ name: names.networkInterface(id), endpoints: [{ kind: 'interface', interfaceId: id }] });
  }
  return undefined;
}

function findByName(model: WorldModel, name: string): Parsed<AskedEnd, AskedEndProblemCode> {
  const isMeant = (other: string | undefined) => other?.toLowerCase() === name.toLowerCase();
  const found = [...namedInterfaces(model, isMeant), ...namedGroups(model, isMeant)];
  const [only, ...others] = found;
  if (only === undefined) return notParsed('question.end-not-found', name, EXPECTED);
  if (others.length > 0) {
    const ids = found.map((end) => end.name).join(', ');
    return notParsed('question.end-ambiguous', name, `One of these by its id: ${ids}.`);
  }
  return parsed(only);
}

function namedInterfaces(model: WorldModel, isMeant: (name: string | undefined) => boolean): readonly AskedEnd[] {
  const named = model.interfaces.filter((entry) => isMeant(entry.name));
  const names = namesOf(model);
  const byHolder = new Map<string, AskedEnd>();
  for (const { instanceId, interfaceId, kind, name = '' } of named) {
    if (instanceId !== undefined) {
      const endpoints = [{ kind: 'instance', instanceId } as const];
      byHolder.set(instanceId, { name: names.networkInterface(interfaceId), endpoints });
      continue;
    }
    // A load balancer is one thing with an interface in every zone.
    const key = kind === 'other' ? interfaceId : `${kind} ${name}`;
    const known = byHolder.get(key)?.endpoints ?? [];
    byHolder.set(key, { name, endpoints: [...known, { kind: 'interface', interfaceId }] });
  }
  return [...byHolder.values()];
}

function namedGroups(model: WorldModel, isMeant: (name: string | undefined) => boolean): readonly AskedEnd[] {
  return model.world.groups.filter((group) => isMeant(group.name)).map(({ groupId }) => membersOf(model, groupId));
}

function membersOf(model: WorldModel, groupId: string): AskedEnd {
  return {
    name: namesOf(model).group(groupId),
    groupId,
    endpoints: model.interfacesOfGroup(groupId).map(({ interfaceId }) => ({ kind: 'interface', interfaceId })),
  };
}
