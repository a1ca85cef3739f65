import { describe, expect, it } from 'vitest';
import { PACKETS, RULES } from '../../test/small-world.ts';
import { valid } from '../../test/valid.ts';
import { trafficAdmits } from '../packet.ts';
import { formatTraffic, parseTraffic } from '../traffic-text.ts';
import { END_OF_TRAFFIC, trafficInterval, trafficPoint, trafficsIn } from './traffic-line.ts';

const traffics = [...new Set(RULES.map(({ traffic }) => formatTraffic(traffic)))].map((text) =>
  valid(parseTraffic(text)),
);

describe('the traffic line', () => {
  it('has a packet within an interval exactly when the traffic admits it', () => {
    for (const traffic of traffics)
      for (const { traffic: packet } of PACKETS) {
        const { from, to } = trafficInterval(traffic);
        const point = trafficPoint(packet);

        if ((from <= point && point < to) !== trafficAdmits(traffic, packet)) {
          expect.fail(`${formatTraffic(traffic)}: ${JSON.stringify(packet)}`);
        }
      }
  });

  it('gives every interval of a rule back as that one traffic', () => {
    const everyProtocol = Array.from({ length: 256 }, (_, number) => number)
      .filter((number) => ![1, 6, 17, 58].includes(number))
      .map((number) => ({ kind: 'protocol', number }) as const);

    for (const traffic of [...traffics, ...everyProtocol]) {
      expect(trafficsIn(trafficInterval(traffic))).toEqual([traffic]);
    }
  });

  it('has no gap and no place twice: the protocols one after the other are the whole line', () => {
    const parts = ['tcp 0-65535', 'udp 0-65535', 'icmp', 'icmpv6', 'protocol 0', 'protocol 2'].map((text) =>
      trafficInterval(valid(parseTraffic(text))),
    );

    expect(parts[0]?.from).toBe(0);
    for (const [index, part] of parts.slice(1).entries()) expect(part.from).toBe(parts[index]?.to);
    expect(trafficInterval({ kind: 'protocol', number: 255 }).to).toBe(END_OF_TRAFFIC);
  });

  it('says what is left of a range of ports, of ICMP types and of the whole line', () => {
    const texts = (from: number, to: number) => trafficsIn({ from, to }).map(formatTraffic);
    const echo = trafficInterval(valid(parseTraffic('icmp 8')));
    const lastPort = trafficInterval(valid(parseTraffic('tcp 65535')));

    expect(texts(22, 24)).toEqual(['tcp 22-23']);
    expect(texts(lastPort.from, lastPort.to + 1)).toEqual(['tcp 65535', 'udp 0']);
    expect(texts(echo.from + 254, echo.to + 256)).toEqual(['icmp 8/254', 'icmp 8/255', 'icmp 9']);
    expect(texts(0, END_OF_TRAFFIC - 252)).toEqual(['tcp 0-65535', 'udp 0-65535', 'icmp', 'icmpv6']);
  });
});
