import type { ResourceView } from '@gatelease/contract';
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { ShownProblem } from '../../api/problem.ts';
import { Waiting } from '../../components/waiting.tsx';
import { serverNow } from '../../time/server-clock.ts';
import { eventTitle } from '../ledger/event-text.ts';
import { Health } from './health.tsx';
import { DRIFT_KINDS, findingsSince, isVerified, ruleCounts } from './verification.ts';

interface VerifyDialogProps {
  readonly group: Pick<ResourceView, 'resourceId' | 'name' | 'groupId'>;
  readonly isOpen: boolean;
  /** When the reading was asked for, by the server's clock; `null` until the server has answered. */
  readonly askedAt: string | null;
  readonly problem: ShownProblem | null;
  onClose(): void;
}

const LOOK_AGAIN_MS = 700;
const PATIENCE_MS = 20_000;

/** Reads a group now and tells what was found in it. */
export function VerifyDialog({ group, isOpen, askedAt, problem, onClose }: VerifyDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Verify ${group.name}`}>
      <ProblemAlert problem={problem} />
      <div role="status">
        {problem === null && askedAt === null && <Waiting what={group.groupId} />}
        {askedAt !== null && <Found group={group} askedAt={askedAt} />}
      </div>
    </Modal>
  );
}

function Found({ group, askedAt }: { readonly group: VerifyDialogProps['group']; readonly askedAt: string }) {
  const { resourceId, groupId } = group;
  const detail = useQuery({
    ...apiQuery('readResource', { params: { resourceId } }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isVerified(state.data, askedAt) ? false : LOOK_AGAIN_MS,
  });
  const isDone = detail.data !== undefined && isVerified(detail.data, askedAt);
  const canSeeEvents = useCan('events.list');
  const events = useQuery({
    ...apiQuery('listEvents', { query: { resourceId, limit: 50 } }),
    enabled: isDone && canSeeEvents,
    staleTime: 0,
  });

  if (detail.data === undefined || !isDone) {
    const isLate = serverNow() - Date.parse(askedAt) > PATIENCE_MS;
    return isLate ? (
      <p>AWS has not answered yet. Gatelease goes on trying; the page of the group shows it when it comes.</p>
    ) : (
      <Waiting what={groupId} />
    );
  }
  const findings = findingsSince(events.data?.items ?? [], askedAt);
  return (
    <>
      <Health health={detail.data.health} />
      {detail.data.health.state !== 'failing' && (
        <>
          <p>{ruleCounts(detail.data.rules)}</p>
          {findings.length === 0 ? (
            <p>Everything is as Gatelease left it.</p>
          ) : (
            <ul>
              {findings.map(({ eventId, kind, detail: facts }) => (
                <li key={eventId}>
                  <strong>{eventTitle(kind)}</strong>: <code>{textOf(facts['rule'])}</code>. {DRIFT_KINDS[kind]}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'a rule';
}
