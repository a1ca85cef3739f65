import { parseCidr } from './cidr.ts';
import type { CidrProblemCode } from './cidr.ts';
import { notParsed, parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';
import type { Peer } from './peer.ts';

/** Why a text is no peer. */
export type PeerProblemCode =
  | CidrProblemCode
  | 'peer.malformed'
  | 'peer.group-id-malformed'
  | 'peer.account-id-malformed'
  | 'peer.prefix-list-id-malformed';

const GROUP_ID = /^sg-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;
const PREFIX_LIST_ID = /^pl-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;
const ACCOUNT_ID = /^[0-9]{12}$/;
const LOOKS_LIKE_AN_ADDRESS = /^[0-9a-f:.]*[.:][0-9a-f:.%]*/i;
const EXPECTED_GROUP_ID = 'A group id: sg- and 17 (or of old 8) hexadecimal digits, such as sg-0123456789abcdef0.';

/**
 * Reads a peer: a CIDR, `sg-…`, `123456789012/sg-…` for a group of another account, or `pl-…`.
 *
 * Ids have EC2's shape, 17 hexadecimal digits or of old 8, so that a mistyped one is found here and
 * not at AWS. A CIDR's problems keep their own codes.
 */
export function parsePeer(text: string): Parsed<Peer, PeerProblemCode> {
  if (text.startsWith('sg-')) return parseGroup(text);
  if (text.startsWith('pl-')) return parsePrefixList(text);
  if (text.includes('/sg-')) return parseGroupOfAccount(text);
  if (LOOKS_LIKE_AN_ADDRESS.test(text)) return parseCidrPeer(text);

  return notParsed('peer.malformed', text, 'A CIDR such as 203.0.113.7/32, a group id sg-… or a prefix list id pl-….');
}

/** Writes a peer in its one canonical spelling, which `parsePeer` reads back. */
export function formatPeer(peer: Peer): string {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return peer.cidr;
    case 'security-group':
      return peer.accountId === undefined ? peer.groupId : `${peer.accountId}/${peer.groupId}`;
    case 'prefix-list':
      return peer.prefixListId;
  }
}

function parseCidrPeer(text: string): Parsed<Peer, PeerProblemCode> {
  const cidr = parseCidr(text);
  return cidr.ok ? parsed({ kind: cidr.value.family, cidr: cidr.value.text }) : cidr;
}

function parseGroup(text: string): Parsed<Peer, PeerProblemCode> {
  return GROUP_ID.test(text)
    ? parsed({ kind: 'security-group', groupId: text })
    : notParsed('peer.group-id-malformed', text, EXPECTED_GROUP_ID);
}

function parseGroupOfAccount(text: string): Parsed<Peer, PeerProblemCode> {
  const [accountId = '', groupId = '', ...rest] = text.split('/');
  if (!ACCOUNT_ID.test(accountId)) {
    return notParsed('peer.account-id-malformed', text, 'An account id of 12 digits, such as 123456789012/sg-….');
  }
  if (rest.length > 0 || !GROUP_ID.test(groupId)) return notParsed('peer.group-id-malformed', text, EXPECTED_GROUP_ID);

  return parsed({ kind: 'security-group', groupId, accountId });
}

function parsePrefixList(text: string): Parsed<Peer, PeerProblemCode> {
  return PREFIX_LIST_ID.test(text)
    ? parsed({ kind: 'prefix-list', prefixListId: text })
    : notParsed(
        'peer.prefix-list-id-malformed',
        text,
        'A prefix list id: pl- and 17 (or of old 8) hexadecimal digits, such as pl-0123456789abcdef0.',
      );
}
