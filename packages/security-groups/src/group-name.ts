import { EC2_CHARACTERS, hasOnlyEc2Characters, LONGEST_EC2_TEXT } from './ec2-characters.ts';
import { notParsed, parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';

/** Why EC2 does not take a text as a security group's name. */
export type GroupNameProblemCode =
  'group-name.missing' | 'group-name.too-long' | 'group-name.characters-refused' | 'group-name.looks-like-id';

const TRAILING_SPACES = / +$/;
const EXPECTED = `From 1 to ${String(LONGEST_EC2_TEXT)} characters out of ${EC2_CHARACTERS}, such as web-servers.`;

/**
 * Reads a security group's name and drops its trailing spaces, as EC2 does when it stores one.
 *
 * The length is that of the name as sent. Names that start with `sg-` are refused, because EC2 would
 * take them for ids. That names are unique in a VPC in any case of letters, and that `default` is
 * taken, is not for one text to know.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
export function parseGroupName(text: string): Parsed<string, GroupNameProblemCode> {
  // First of all, so that nobody can make the search for trailing spaces long.
  if (text.length > LONGEST_EC2_TEXT) return notParsed('group-name.too-long', text, EXPECTED);
  const name = text.replace(TRAILING_SPACES, '');
  if (name === '') return notParsed('group-name.missing', text, EXPECTED);
  if (!hasOnlyEc2Characters(text)) return notParsed('group-name.characters-refused', text, EXPECTED);
  if (name.startsWith('sg-'))
    return notParsed('group-name.looks-like-id', text, 'A name that does not start with sg-.');

  return parsed(name);
}

/** Whether EC2 takes the text as a security group's name. */
export function isGroupName(text: string): boolean {
  return parseGroupName(text).ok;
}
