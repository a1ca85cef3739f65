import type { Organization } from '../../../domain/organization.ts';
import type { Person } from '../../../domain/person.ts';
import { instantText } from '../instant-text.ts';
import type { Letter } from '../letter.ts';

interface AboutReplacement {
  readonly organization: Organization;
  readonly by: Person;
  readonly at: Date;
  readonly publicUrl: string;
}

/** Tells an administrator that the access code is another one now. It does not hold the code. */
export function accessCodeReplacedLetter({ organization, by, at, publicUrl }: AboutReplacement): Letter {
  return {
    subject: `The access code of ${organization.name} was replaced`,
    blocks: [
      { kind: 'heading', text: 'The access code was replaced' },
      {
        kind: 'facts',
        facts: [
          { name: 'Organization', value: organization.name },
          { name: 'By', value: `${by.name} (${by.email})` },
          { name: 'When', value: instantText(at, organization.timeZone).replace(/^on /, '') },
        ],
      },
      {
        kind: 'paragraph',
        text: 'The code that members typed until now is refused. Pass the new one on; the page of people shows it.',
      },
      { kind: 'button', label: 'Go to people', url: `${publicUrl}/people`, isSecret: false },
    ],
  };
}
