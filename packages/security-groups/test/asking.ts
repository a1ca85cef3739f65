import { explain } from '../src/explain/explain.ts';
import type { Explanation } from '../src/explain/explain.ts';
import type { Endpoint } from '../src/explain/question.ts';
import type { Verdict } from '../src/explain/verdict.ts';
import type { PacketTraffic } from '../src/packet.ts';
import { parseTraffic } from '../src/traffic-text.ts';
import type { WorldModel } from '../src/world/world-model.ts';
import { valid } from './valid.ts';

/** A packet as people write it: `tcp 22`, `icmp 8/0`, `protocol 50`. */
export function packet(text: string): PacketTraffic {
  const traffic = valid(parseTraffic(text));
  switch (traffic.kind) {
    case 'ports':
      return { kind: 'ports', protocol: traffic.protocol, port: traffic.fromPort };
    case 'icmp':
      if (traffic.message.kind !== 'code') break;
      return { kind: 'icmp', protocol: traffic.protocol, type: traffic.message.type, code: traffic.message.code };
    case 'protocol':
      return traffic;
    case 'all':
      break;
  }
  throw new Error(`${text} is more than one packet.`);
}

/** `web` is the instance of that name, everything with a dot or colon an address. */
export function endpoint(text: string): Endpoint {
  return /[.:]/.test(text) ? { kind: 'address', address: text } : { kind: 'instance', instanceId: `i-${text}` };
}

export function ask(model: WorldModel, from: string, to: string, traffic: string): Explanation {
  const answer = explain(model, { from: endpoint(from), to: endpoint(to), traffic: packet(traffic) });
  if (answer.kind === 'refused') throw new Error(`${answer.problem.code}: ${answer.problem.given}`);
  return answer.explanation;
}

/** What the security groups say. */
export function groupsSay(model: WorldModel, from: string, to: string, traffic: string): Verdict {
  return ask(model, from, to, traffic).groups;
}
