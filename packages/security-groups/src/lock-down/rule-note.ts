import { hasOnlyEc2Characters, LONGEST_EC2_TEXT } from '../ec2-characters.ts';
import type { RulePurpose } from './lock-down-plan.ts';
import { PURPOSE_WORDS } from './lock-down-text.ts';

/** The tag with which a lock-down finds the rules that it made, and nothing else of Gatelease does. */
export const LOCK_DOWN_TAG = 'gatelease:lock-down';

/** The description of a rule that a lock-down adds. Letters that EC2 does not take, as many names have them, are left out. */
export function lockDownNote(subject: string, purpose: RulePurpose): string {
  const text = `Gatelease lock-down: ${subject}, ${PURPOSE_WORDS[purpose]}`;
  const taken = [...text].filter((letter) => hasOnlyEc2Characters(letter)).join('');
  return taken.replace(/ +/g, ' ').slice(0, LONGEST_EC2_TEXT);
}
