import { describe, expect, it } from 'vitest';
import { ask } from '../../test/asking.ts';
import { groupId, listId, sketch } from '../../test/world-sketch.ts';
import { explanationText } from './explanation-text.ts';
import { namesOf } from './names.ts';

const WEB = `web (${groupId('web')})`;
const MODEL = sketch({
  groups: {
    web: ['tcp 22 from 203.0.113.0/24', 'tcp 80 from 0.0.0.0/0', 'tcp 5432 from list office', 'all to 0.0.0.0/0'],
  },
  members: {
    one: { groups: ['web'], at: '10.0.0.5', publicly: '198.51.100.5' },
    two: { groups: ['web'], at: '10.0.0.6' },
  },
});

const text = (from: string, to: string, traffic: string) =>
  explanationText(ask(MODEL, from, to, traffic), namesOf(MODEL));

describe('explanationText', () => {
  it('says why something is let through, and what nobody knows', () => {
    expect(text('203.0.113.7', 'one', 'tcp 22')).toEqual([
      'The security groups let it through: tcp 22 from 203.0.113.7 to one (i-one) at 198.51.100.5. Whether it arrives is not known.',
      'The network ACL for packets into subnet-1 was not read.',
      'The network ACL for answers out of subnet-1 was not read.',
      'The routes of subnet-1 were not read.',
      `Into one (i-one): yes, "tcp 22 from 203.0.113.0/24" of ${WEB}, sgr-web-0.`,
      'Answers need no rule: security groups let through what belongs to a connection.',
    ]);
  });

  it('says what is missing', () => {
    const lines = text('8.8.8.8', 'one', 'tcp 22');

    expect(lines[0]).toBe(
      'No. 8.8.8.8 does not reach one (i-one) at 198.51.100.5 with tcp 22: no security group rule lets it through.',
    );
    expect(lines.slice(-3)).toEqual([
      `Into one (i-one): no. No rule of ${WEB} lets it in from 8.8.8.8.`,
      `What comes nearest: "tcp 22 from 203.0.113.0/24" of ${WEB}, sgr-web-0; "tcp 80 from anywhere (0.0.0.0/0)" of ${WEB}, sgr-web-1.`,
      'The narrowest rule that would: tcp 22 from 8.8.8.8/32.',
    ]);
  });

  it('says what an unknown hangs on', () => {
    expect(text('8.8.8.8', 'one', 'tcp 5432').at(-1)).toBe(
      `Into one (i-one): not known. "tcp 5432 from the prefix list ${listId('office')}" of ${WEB}, sgr-web-2 would, if 8.8.8.8 belongs to it.`,
    );
  });

  it('is one yes between neighbours, where nothing but groups is in the way', () => {
    expect(text('two', 'one', 'tcp 80')[0]).toBe(
      'Yes. two (i-two) at 10.0.0.6 reaches one (i-one) at 10.0.0.5 with tcp 80.',
    );
  });

  it('says so when the ends have no family in common', () => {
    expect(text('2001:db8:f::1', 'one', 'tcp 22')).toEqual([
      'No. The two ends have no pair of addresses that could exchange tcp 22.',
    ]);
  });
});
