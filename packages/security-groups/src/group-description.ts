import { EC2_CHARACTERS, hasOnlyEc2Characters, LONGEST_EC2_TEXT } from './ec2-characters.ts';
import { notParsed, parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';

/** Why EC2 does not take a text as a security group's description. */
export type GroupDescriptionProblemCode =
  'group-description.missing' | 'group-description.too-long' | 'group-description.characters-refused';

const EXPECTED = `From 1 to ${String(LONGEST_EC2_TEXT)} characters out of ${EC2_CHARACTERS}.`;

/** Reads a security group's description, which is mandatory and can never be changed. */
export function parseGroupDescription(text: string): Parsed<string, GroupDescriptionProblemCode> {
  if (text === '') return notParsed('group-description.missing', text, EXPECTED);
  if (text.length > LONGEST_EC2_TEXT) return notParsed('group-description.too-long', text, EXPECTED);
  if (!hasOnlyEc2Characters(text)) return notParsed('group-description.characters-refused', text, EXPECTED);

  return parsed(text);
}

/** Whether EC2 takes the text as a security group's description. */
export function isGroupDescription(text: string): boolean {
  return parseGroupDescription(text).ok;
}
