import type { CredentialView } from '@gatelease/contract';
import { CodeBlock } from './code-block.tsx';
import classes from './aws-accounts.module.css';

type Refusal = CredentialView['verification']['refusals'][number];

/** So many statements are shown; more of them make nobody wiser. */
const MOST_SHOWN = 10;

/** What AWS refuses, each with the statement of the IAM policy that would allow it. */
export function Refusals({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const more = refusals.length - MOST_SHOWN;
  return (
    <ul className={classes['refusals']}>
      {refusals.slice(0, MOST_SHOWN).map((refusal) => (
        <li key={`${refusal.action} ${refusal.region} ${refusal.groupId ?? ''}`}>
          <p>{sentenceOf(refusal)}</p>
          {refusal.statement !== null && (
            <CodeBlock label={`statement for ${refusal.action}`} text={refusal.statement} />
          )}
        </li>
      ))}
      {more > 0 && <li>And {String(more)} more.</li>}
    </ul>
  );
}

function sentenceOf({ action, region, groupId, resourceName, why }: Refusal) {
  if (why === 'region-not-enabled') {
    return `${region} is not switched on in this account. Switch it on in AWS, or leave it out here.`;
  }
  return (
    <>
      <code>{action}</code> is refused{' '}
      {groupId === null ? `in ${region}` : `on ${resourceName ?? groupId} in ${region}`}. This statement in its IAM
      policy allows it:
    </>
  );
}
