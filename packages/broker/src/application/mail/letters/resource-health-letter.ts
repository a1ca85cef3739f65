import type { Letter, LetterFact } from '../letter.ts';

/** Tells an administrator which resources broke or recovered: one fact for each, by its name. */
export function resourceHealthLetter(facts: readonly LetterFact[], publicUrl: string): Letter {
  const [only, ...others] = facts;
  const subject =
    others.length === 0 && only !== undefined
      ? `${only.name}: ${only.value}`
      : `${String(facts.length)} resources broke or recovered`;
  return {
    subject,
    blocks: [
      { kind: 'heading', text: 'Resources that broke or recovered' },
      { kind: 'facts', facts },
      { kind: 'paragraph', text: 'While a resource is broken, nothing opens there and what ended may still be open.' },
      { kind: 'button', label: 'Look at the security groups', url: `${publicUrl}/security-groups`, isSecret: false },
    ],
  };
}
