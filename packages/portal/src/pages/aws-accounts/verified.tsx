import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../api/queries.ts';
import { Note } from '../../components/note.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { ACCOUNT_LOOKS } from './account-state.ts';
import { Refusals } from './refusals.tsx';

interface VerifiedProps {
  readonly credentialId: string;
  /** When it was asked for; `null` until the server has answered that. */
  readonly askedAt: string | null;
}

const LOOK_AGAIN_MS = 700;

const EVERYTHING_TRIED = 'Every call that Gatelease makes was tried, and is allowed.';
const NOTHING_TO_TRY =
  'Reading was tried, and is allowed. Opening and closing are tried as soon as a security group of the account is added.';

/** Waits for the verification that was asked for, and tells what came of it. */
export function Verified({ credentialId, askedAt }: VerifiedProps) {
  const isAnswer = (verifiedAt: string | null | undefined): boolean =>
    askedAt !== null && typeof verifiedAt === 'string' && Date.parse(verifiedAt) >= Date.parse(askedAt);
  const account = useQuery({
    ...apiQuery('readCredential', { params: { credentialId } }),
    enabled: askedAt !== null,
    refetchInterval: ({ state }) => (isAnswer(state.data?.verification.verifiedAt) ? false : LOOK_AGAIN_MS),
  });
  const { data } = account;
  if (data === undefined || !isAnswer(data.verification.verifiedAt)) {
    return (
      <div role="status">
        <Waiting what="what AWS says" />
      </div>
    );
  }
  const { state, arn, problem, refusals } = data.verification;
  return (
    <div role="status">
      <StatusBadge {...ACCOUNT_LOOKS[state]} />
      {arn !== null && (
        <p>
          AWS says that this is <code>{arn}</code>.
        </p>
      )}
      {problem !== null && <Note tone="bad">{problem.detail}</Note>}
      {state === 'valid' && <p>{data.resources === 0 ? NOTHING_TO_TRY : EVERYTHING_TRIED}</p>}
      {refusals.length > 0 && <Refusals refusals={refusals} />}
    </div>
  );
}
