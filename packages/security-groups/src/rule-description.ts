import { EC2_CHARACTERS, hasOnlyEc2Characters, LONGEST_EC2_TEXT } from './ec2-characters.ts';
import { notParsed, parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';

/** Why EC2 does not take a text as a rule's description. */
export type RuleDescriptionProblemCode = 'rule-description.too-long' | 'rule-description.characters-refused';

const EXPECTED = `At most ${String(LONGEST_EC2_TEXT)} characters out of ${EC2_CHARACTERS}.`;

/**
 * Reads a rule's description: at most 255 characters of EC2's set; empty is the same as none.
 *
 * E-mail addresses and ISO instants fit, arrows, quotes and dashes other than `-` do not. EC2's model leaves `&`
 * out for some peers; its error text and its practice take it everywhere.
 */
export function parseRuleDescription(text: string): Parsed<string, RuleDescriptionProblemCode> {
  if (text.length > LONGEST_EC2_TEXT) return notParsed('rule-description.too-long', text, EXPECTED);
  if (!hasOnlyEc2Characters(text)) return notParsed('rule-description.characters-refused', text, EXPECTED);

  return parsed(text);
}

/** Whether EC2 takes the text as a rule's description. */
export function isRuleDescription(text: string): boolean {
  return parseRuleDescription(text).ok;
}
