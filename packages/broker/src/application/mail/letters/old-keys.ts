import type { Credential } from '../../../domain/credential.ts';
import type { Letter } from '../letter.ts';

const DAY_MS = 86_400_000;

/** Reminds an administrator to replace the keys of AWS accounts. It holds ids of keys, and no secret. */
export function oldKeysLetter(about: {
  readonly credentials: readonly Credential[];
  readonly now: Date;
  readonly publicUrl: string;
}): Letter {
  const { credentials, now, publicUrl } = about;
  const [only] = credentials;
  const what =
    credentials.length === 1 && only !== undefined
      ? `of ${only.name}`
      : `of ${String(credentials.length)} AWS accounts`;
  return {
    subject: `The keys ${what} are older than ninety days`,
    blocks: [
      { kind: 'heading', text: `Replace the keys ${what}` },
      {
        kind: 'facts',
        facts: credentials.map(({ name, identity }) => ({ name, value: ageText(identity, now) })),
      },
      {
        kind: 'paragraph',
        text: 'Make a new key in AWS, put it in the place of the old one, and delete the old one in AWS. What is open stays open meanwhile.',
      },
      { kind: 'button', label: 'Go to the AWS accounts', url: `${publicUrl}/aws-accounts`, isSecret: false },
    ],
  };
}

function ageText(identity: Credential['identity'], now: Date): string {
  if (identity.kind !== 'access-key') return '';
  const days = Math.floor((now.getTime() - identity.keysReplacedAt.getTime()) / DAY_MS);
  return `${identity.accessKeyId}, ${String(days)} days old`;
}
