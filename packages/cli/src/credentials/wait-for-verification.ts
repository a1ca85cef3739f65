import type { Client } from '@gatelease/contract/client';
import type { CredentialView } from '@gatelease/contract';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { poll } from '../wait/poll.ts';

/** Accounts with many groups take longer; they are verified on, and can be looked at later. */
const PATIENCE_MS = 60_000;

/** Waits until the account was verified after `askedAt`. @throws verification.unfinished */
export async function waitForVerification(
  { io, progress }: CommandContext,
  client: Client,
  { credentialId, askedAt }: { readonly credentialId: string; readonly askedAt: string | null },
): Promise<CredentialView> {
  const since = askedAt === null ? 0 : new Date(askedAt).getTime();
  const giveUpAt = io.now().getTime() + PATIENCE_MS;
  progress('Verifying …');
  const credential = await poll(io, {
    read: () => client('readCredential', { params: { credentialId } }),
    isDone: ({ verification: { verifiedAt } }) =>
      (verifiedAt !== null && new Date(verifiedAt).getTime() >= since) || io.now().getTime() > giveUpAt,
    longestPauseMs: 1_000,
    signal: new AbortController().signal,
  });
  progress('');
  const { verifiedAt } = credential.verification;
  if (verifiedAt !== null && new Date(verifiedAt).getTime() >= since) return credential;
  throw new CommandProblem('verification.unfinished', 'The account is still being verified.', {
    hint: 'Look again later: gatelease credentials show',
  });
}
