import { Enforcer, NftFirewall, put, remove } from '@gatelease/ec2-engine/enforcement';
import type { World } from '@gatelease/ec2-engine/enforcement';
import { NetworkLab, whyNotEnforceable } from '../../packages/ec2-engine/test/support/network-lab.ts';
import { timed } from '../clock.ts';
import { milliseconds, ratioFigure } from '../report/figure.ts';
import type { Figure } from '../report/figure.ts';
import { receiveIn, sendTraffic } from '../running/traffic.ts';
import type { Traffic } from '../running/traffic.ts';
import type { Sizes } from '../sizes.ts';
import { median, quantile } from '../statistics.ts';
import { addressAndPort, enforcedWorld, RECEIVER, ruleFor } from '../worlds/enforced-world.ts';
import type { Part } from './part.ts';

type EnforceSizes = Sizes['enforce'];

const SENDER = '198.18.0.2';
const PORT = 5001;
const MOST_MS = 1;
const MOST_OF_SMALL = 2;
const LEAST_SHARE = 0.7;
const TURNS = 10;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a change of a rule costs the kernel's table, and what the table costs packets. It takes root and nftables. */
export const measureEnforce: Part = async ({ workspace, sizes: { enforce: sizes }, say }) => {
  const rules = sizes.groups * sizes.rulesPerGroup;
  const title = `Enforce, ${String(rules)} rules beside ${String(sizes.rulesPerGroup)}, nftables`;
  const why = whyNotEnforceable();
  if (why !== undefined) return { title, figures: [], notes: [`Enforcing was not measured: ${why}.`] };

  const sides: Side[] = [];
  for (const groups of [1, sizes.groups]) {
    say(`a table of ${String(groups * sizes.rulesPerGroup)} rules`);
    const side = await openSide(groups, sizes);
    workspace.onEnd(side.close);
    sides.push(side);
  }
  const [small, large] = sides as [Side, Side];

  say(`${String(sizes.changes)} changes in turns`);
  const [smallMs, largeMs] = await changesInTurns([small, large], sizes.changes);
  say('a plain list');
  const bare = openLab();
  const listed = openLab();
  for (const lab of [bare, listed])
    workspace.onEnd(async () => {
      lab.close();
    });
  await new NftFirewall({ networkNamespace: listed.router }).run(plainList(sizes));

  say(`traffic in ${String(TURNS)} turns`);
  const [none, onSmall, onLarge, linear] = await trafficInTurns([bare, small.lab, large.lab, listed], sizes);

  return {
    title,
    figures: [
      { name: 'Table put in place', value: milliseconds(large.loadMs), beside: milliseconds(small.loadMs) },
      {
        ...ratioFigure('One rule added or removed, median, beside the small table', median(largeMs!), median(smallMs!)),
        target: `under ${String(MOST_MS)} ms`,
        isMet: median(largeMs!) < MOST_MS,
      },
      { name: 'One rule added or removed, 95 in 100', value: milliseconds(quantile(largeMs!, 0.95)) },
      ratioFigure(
        'Connection made, median, beside nothing enforced',
        median(onLarge.connectMs),
        median(none.connectMs),
        MOST_OF_SMALL,
      ),
      ratioFigure('Connection made, median, beside a plain list', median(onLarge.connectMs), median(linear.connectMs)),
      throughput('One stream, beside the small table', onLarge, onSmall, LEAST_SHARE),
      throughput('One stream, beside nothing enforced', onLarge, none),
      throughput('One stream, beside a plain list', onLarge, linear),
    ],
    notes: [],
  };
};

interface Side {
  readonly lab: NetworkLab;
  readonly world: World;
  readonly group: number;
  readonly enforcer: Enforcer;
  readonly loadMs: number;
  readonly close: () => Promise<void>;
}

function openLab(): NetworkLab {
  return new NetworkLab([
    { name: 'sender', addresses: [SENDER] },
    { name: 'receiver', addresses: [RECEIVER] },
  ]);
}

async function openSide(groups: number, { rulesPerGroup }: EnforceSizes): Promise<Side> {
  const lab = openLab();
  const world = enforcedWorld(groups, rulesPerGroup);
  world.apply([put(ruleFor(groups - 1, rulesPerGroup, `${SENDER}/32`, PORT))]);
  const firewall = new NftFirewall({ networkNamespace: lab.router });
  let enforcer: Enforcer | undefined;
  const loadMs = await timed(async () => {
    enforcer = await Enforcer.start({ world, firewall, clock: { now: () => new Date() }, log: silent });
  });
  if (enforcer === undefined) throw new Error('nothing was enforced');
  const started = enforcer;
  const close = async () => {
    await started.close();
    lab.close();
  };
  return { lab, world, group: groups - 1, enforcer: started, loadMs, close };
}

/** Rules come and go in both tables by turns, so that both see the same moments of the machine. */
async function changesInTurns(sides: readonly Side[], changes: number): Promise<readonly (readonly number[])[]> {
  const times = sides.map((): number[] => []);
  for (let number = 0; number < changes; number += 1) {
    for (const [index, { world, group, enforcer }] of sides.entries()) {
      const rule = ruleFor(group, 1000 + (number >> 1), `192.0.2.${String((number >> 1) & 255)}/32`, 22);
      const change = number % 2 === 0 ? put(rule) : remove(rule);
      times[index]!.push(
        await timed(() => {
          world.apply([change]);
          return enforcer.apply([change]);
        }),
      );
    }
  }
  return times;
}

/** What went through in all turns: every connection, and the stream of each turn. */
interface Turns {
  readonly connectMs: readonly number[];
  readonly gigabitsPerSecond: readonly number[];
}

async function trafficInTurns(
  labs: readonly [NetworkLab, NetworkLab, NetworkLab, NetworkLab],
  sizes: EnforceSizes,
): Promise<readonly [Turns, Turns, Turns, Turns]> {
  const turn = { connections: sizes.connections / TURNS, streamMs: sizes.streamMs / TURNS };
  const traffic = labs.map((): Traffic[] => []);
  for (let number = 0; number < TURNS; number += 1) {
    for (const [index, lab] of labs.entries()) traffic[index]!.push(await trafficOn(lab, turn));
  }
  const together = (index: number): Turns => ({
    connectMs: traffic[index]!.flatMap(({ connectMs }) => connectMs),
    gigabitsPerSecond: traffic[index]!.map(({ gigabitsPerSecond }) => gigabitsPerSecond),
  });
  return [together(0), together(1), together(2), together(3)];
}

async function trafficOn(lab: NetworkLab, turn: Parameters<typeof sendTraffic>[1]): Promise<Traffic> {
  const endReceiver = await receiveIn(lab.namespaceOf('receiver'), PORT);
  try {
    return await sendTraffic({ fromNamespace: lab.namespaceOf('sender'), address: RECEIVER, port: PORT }, turn);
  } finally {
    await endReceiver();
  }
}

/** A rule of nftables for each rule of the large table, one after the other, and the one that fits at the end. */
function plainList({ groups, rulesPerGroup }: EnforceSizes): string {
  const lines = Array.from({ length: groups * rulesPerGroup }, (_, index) => {
    const [cidr, port] = addressAndPort(Math.floor(index / rulesPerGroup), index % rulesPerGroup);
    return `ip daddr ${RECEIVER} ip saddr ${cidr.replace('/32', '')} tcp dport ${String(port)} accept`;
  });
  const chain = [
    'type filter hook forward priority 0; policy accept;',
    'ct state { established, related } accept',
    ...lines,
    `ip saddr ${SENDER} tcp dport ${String(PORT)} accept`,
    `ip daddr ${RECEIVER} drop`,
  ];
  return `table inet plain_list {\n chain forward {\n${chain.join('\n')}\n }\n}\n`;
}

function throughput(name: string, measured: Turns, beside: Turns, least?: number): Figure {
  const [own, other] = [median(measured.gigabitsPerSecond), median(beside.gigabitsPerSecond)];
  return {
    name,
    value: `${own.toFixed(2)} Gbit/s`,
    beside: `${other.toFixed(2)} Gbit/s`,
    ratio: (own / other).toFixed(2),
    ...(least === undefined ? {} : { target: `at least ${String(least)}`, isMet: own / other >= least }),
  };
}
