import type { Letter } from '../letter.ts';

/** Shows an administrator that mail arrives, and how it looks. */
export function testLetter(organizationName: string, publicUrl: string): Letter {
  return {
    subject: `A test message from Gatelease for ${organizationName}`,
    blocks: [
      { kind: 'heading', text: 'Mail works' },
      {
        kind: 'paragraph',
        text: 'You asked for this message on the settings page. Messages about access reach people in the same way.',
      },
      { kind: 'facts', facts: [{ name: 'Organization', value: organizationName }] },
      { kind: 'button', label: 'Go to the settings', url: `${publicUrl}/settings`, isSecret: false },
    ],
  };
}
