import { NEVER_VERIFIED } from '../../domain/credential.ts';
import type { Credential, CredentialProblem, CredentialVerification, Refusal } from '../../domain/credential.ts';
import { newEvent } from '../made-by.ts';
import type { AccountGateway, CredentialUse } from '../ports/account-gateway.ts';
import type { DueCredential, SavedVerification } from '../ports/credential-repository.ts';
import { GatewayError } from '../ports/security-group-gateway.ts';
import type { Repositories } from '../ports/store.ts';
import { SYSTEM } from '../reconcile/ledger-events.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { checkGroups } from './check-groups.ts';
import { credentialFacts } from './credential-facts.ts';
import { credentialProblemOf, isPassing } from './credential-problem.ts';
import { homeRegionOf } from './home-region.ts';

/**
 * Verifies the credentials that are due: who AWS says they are, then a dry run of every call that Gatelease makes, for
 * each region and for each group, because who one is says nothing about what one may do.
 *
 * It goes on slice by slice, each within what AWS grants, so that an account of thousands of groups holds up nobody, and
 * a worker that stops loses one slice.
 */
export type VerifyCredentials = () => Promise<void>;

export interface VerifyContext extends Pick<UseCaseContext, 'store' | 'clock' | 'ids' | 'changes'> {
  readonly accounts: AccountGateway;
  /** 0 to 1, for spreading. */
  readonly chance: () => number;
}

const AT_ONCE = 5;
const SLICE_SECONDS = 120;
const EVERY_SECONDS = 30 * 60;
/** Somebody may be mending it. */
const WHILE_INVALID_SECONDS = 5 * 60;
const TRY_AGAIN_SECONDS = 20;
/** A trouble that passes changes nothing until it was met that often in a row. */
const MOST_FAILURES = 3;

export function makeVerifyCredentials(context: VerifyContext): VerifyCredentials {
  return async () => {
    const now = context.clock.now();
    const due = await context.store.write((tx) => tx.credentials.takeDue(now, after(now, SLICE_SECONDS), AT_ONCE));
    await Promise.all(due.map((each) => verifyOne(context, each)));
  };
}

async function verifyOne(context: VerifyContext, due: DueCredential): Promise<void> {
  const begunAt = due.begunAt ?? context.clock.now();
  try {
    await verifySlice(context, due, begunAt);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    await conclude(context, due, notVerified(due, credentialProblemOf(error, due.credential)));
  }
}

async function verifySlice(context: VerifyContext, due: DueCredential, begunAt: Date): Promise<void> {
  const { credential } = due;
  const home = useOf(credential, homeRegionOf(credential));
  const account = due.begunAt === null ? await context.accounts.identify(home) : credential.verification.account;
  const groups = await checkGroups(context, credential, begunAt);
  if (groups.kind === 'to-be-continued') {
    await saveProgress(context, due, { account, begunAt, dueAt: after(context.clock.now(), groups.waitSeconds) });
    return;
  }
  await conclude(context, due, { kind: 'verified', account, refusals: await refusalsOfRegions(context, credential) });
}

/** What it may not do in whole regions. */
async function refusalsOfRegions({ accounts }: VerifyContext, credential: Credential): Promise<readonly Refusal[]> {
  const refusals = await Promise.all(
    credential.regions.map(async (region): Promise<readonly Refusal[]> => {
      try {
        const tried = await accounts.tryRegion(useOf(credential, region));
        return tried
          .filter(({ isAllowed }) => !isAllowed)
          .map(({ action }) => ({ action, region, groupId: null, why: 'denied' }));
      } catch (error) {
        // Who it is has been answered: a region that does not know it is one that the account has not switched on.
        if (!(error instanceof GatewayError) || error.problem !== 'credential-invalid') throw error;
        return [{ action: 'ec2:DescribeSecurityGroups', region, groupId: null, why: 'region-not-enabled' }];
      }
    }),
  );
  return refusals.flat();
}

type Finding =
  | {
      readonly kind: 'verified';
      readonly account: CredentialVerification['account'];
      readonly refusals: readonly Refusal[];
    }
  | { readonly kind: 'invalid'; readonly problem: CredentialProblem }
  | { readonly kind: 'not-now' };

function notVerified({ credential, failures }: DueCredential, problem: CredentialProblem): Finding {
  const worked = credential.verification.state === 'valid' || credential.verification.state === 'limited';
  return isPassing(problem) && worked && failures + 1 < MOST_FAILURES
    ? { kind: 'not-now' }
    : { kind: 'invalid', problem };
}

async function saveProgress(
  { store }: VerifyContext,
  { credential, mark }: DueCredential,
  progress: Pick<CredentialVerification, 'account'> & Pick<SavedVerification, 'begunAt' | 'dueAt'>,
): Promise<void> {
  const { account, begunAt, dueAt } = progress;
  const verification = { ...credential.verification, account };
  await store.write((tx) =>
    tx.credentials.saveVerification(credential.credentialId, { verification, begunAt, failures: 0, dueAt, mark }),
  );
}

async function conclude(context: VerifyContext, due: DueCredential, finding: Finding): Promise<void> {
  const { organizationId, credentialId } = due.credential;
  const now = context.clock.now();
  const isNews = await context.store.write(async (tx) => {
    const before = await tx.credentials.findAnywhere(credentialId);
    if (before === null) return false;
    const failures = finding.kind === 'verified' ? 0 : due.failures + 1;
    if (finding.kind === 'not-now') {
      const dueAt = after(now, TRY_AGAIN_SECONDS);
      const saved = { verification: null, begunAt: due.begunAt, failures, dueAt, mark: due.mark };
      await tx.credentials.saveVerification(credentialId, saved);
      return false;
    }
    const verification = await verificationOf(tx, before, finding, now);
    const seconds = verification.state === 'invalid' ? WHILE_INVALID_SECONDS : EVERY_SECONDS;
    const dueAt = after(now, seconds * (0.9 + context.chance() / 5));
    await tx.credentials.saveVerification(credentialId, {
      verification,
      begunAt: null,
      failures,
      dueAt,
      mark: due.mark,
    });
    await noteNews(context, tx, { before, after: verification, now });
    return true;
  });
  if (isNews) context.changes.publish({ organizationId, topic: 'credentials' });
}

async function verificationOf(
  tx: Repositories,
  credential: Credential,
  finding: Exclude<Finding, { kind: 'not-now' }>,
  now: Date,
): Promise<CredentialVerification> {
  const base = { ...NEVER_VERIFIED, verifiedAt: now, account: credential.verification.account };
  if (finding.kind === 'invalid') return { ...base, state: 'invalid', problem: finding.problem };
  const { account, refusals } = finding;
  const isNowhere = credential.regions.every((region) =>
    refusals.some((refusal) => refusal.region === region && refusal.why === 'region-not-enabled'),
  );
  if (isNowhere) {
    const detail = `The account has switched on none of its regions (${credential.regions.join(', ')}). Switch them on in AWS, or name others.`;
    return { ...base, account, state: 'invalid', problem: { kind: 'region-not-enabled', detail } };
  }
  const refusedGroups = await tx.groupChecks.listRefused(credential.credentialId);
  const isLimited = refusals.length > 0 || refusedGroups.length > 0;
  return { ...base, account, state: isLimited ? 'limited' : 'valid', refusals };
}

/** The ledger is told when a credential breaks, recovers, or works for the first time; not every half hour. */
async function noteNews(
  { ids }: VerifyContext,
  tx: Repositories,
  news: { readonly before: Credential; readonly after: CredentialVerification; readonly now: Date },
): Promise<void> {
  const { before, now } = news;
  const { state, account, problem, refusals } = news.after;
  if (state === 'unknown' || state === before.verification.state) return;
  const made = { ids, at: now, actor: SYSTEM, organizationId: before.organizationId };
  const detail = {
    ...credentialFacts(before),
    accountId: account?.accountId ?? null,
    ...(problem === null ? {} : { problem: problem.detail }),
    ...(refusals.length === 0 ? {} : { refused: refusals.map(({ action, region }) => `${action} in ${region}`) }),
  };
  await tx.events.append([newEvent(made, `credential.${state}`, { detail })]);
}

function useOf({ credentialId, version }: Credential, region: string): CredentialUse {
  return { credentialId, version, region };
}

function after(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}
