import { useQuery } from '@tanstack/react-query';
import { IconDoor } from '@tabler/icons-react';
import { problemOf } from '../../api/problem.ts';
import { apiQuery } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { EndNotificationButton } from '../../end-warning/end-notification-button.tsx';
import { EndNotificationHelp } from '../../end-warning/end-notification-help.tsx';
import { addressSourceText } from './address-source-text.ts';
import { DoorCard } from './door-card.tsx';
import classes from './door-card.module.css';
import { useAddressProof } from './use-address-proof.ts';
import { RecentLeases } from './recent-leases.tsx';
import { SeenAddress } from './seen-address.tsx';

/** What I may open, and what is open: the first page for everybody. */
export function MyAccessPage() {
  const access = useQuery(apiQuery('readMyAccess'));
  useAddressProof(access.data?.address);
  const isWarned = access.data?.doors.some(({ endWarningAt }) => endWarningAt !== null) === true;
  return (
    <>
      <PageHeader title="My access" actions={isWarned && <EndNotificationButton />}>
        {access.data === undefined ? 'What you may open from here.' : <SeenAddress access={access.data} />}
      </PageHeader>
      {isWarned && <EndNotificationHelp />}
      {access.data?.addressSource.kind === 'silent-proxy' && (
        <Note tone="wait" title="This may be the address of a proxy, and not yours" mb="lg">
          {addressSourceText(access.data).join(' ')}
        </Note>
      )}
      <ProblemAlert problem={access.isError ? problemOf(access.error) : null} takesFocus={false} />
      {access.isPending && <Waiting what="your access" />}
      {access.data?.doors.length === 0 && <NoDoors />}
      <div className={classes['doors']}>
        {access.data?.doors.map((door) => (
          <DoorCard key={door.policyId} door={door} />
        ))}
      </div>
      <RecentLeases />
    </>
  );
}

function NoDoors() {
  const canAdd = useCan('policies.edit');
  return (
    <EmptyState icon={<IconDoor size={40} stroke={1.4} />} title="Nothing to open yet">
      {canAdd ? (
        <>
          <p>Add a security group, then say in an access rule who may open what.</p>
          <LinkButton to="/security-groups">Go to the security groups</LinkButton>
        </>
      ) : (
        <p>No access rule names you yet. Ask an administrator of your organization to add one.</p>
      )}
    </EmptyState>
  );
}
