import type { ResourceDetailView } from '@gatelease/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { hasCode } from '../../api/problem.ts';
import { apiQuery, policyPages } from '../../api/queries.ts';
import { NotFoundPage } from '../../app/not-found-page.tsx';
import { useCan } from '../../app/session-context.ts';
import { LinkButton, TextLink } from '../../components/link-button.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { When } from '../../components/when.tsx';
import { PendingRequests } from '../approvals/pending-requests.tsx';
import { LeaseTable } from '../leases/lease-table.tsx';
import { PatternList } from '../policies/pattern-list.tsx';
import { PolicyTable } from '../policies/policy-table.tsx';
import { GroupHistory } from './group-history.tsx';
import { GroupMenu } from './group-menu.tsx';
import { GroupRules } from './group-rules.tsx';
import { Health } from './health.tsx';
import classes from './security-group-page.module.css';

/** One security group: its rules as last read, who may open it, and what is open. */
export function SecurityGroupPage() {
  const { resourceId } = useParams({ from: '/shell/security-groups/$resourceId' });
  const group = useQuery(apiQuery('readResource', { params: { resourceId } }));
  if (hasCode(group.error, 'resource.not-found')) return <NotFoundPage />;
  return (
    <QueryState query={group} what="the security group">
      {(data) => <SecurityGroup group={data} />}
    </QueryState>
  );
}

function SecurityGroup({ group }: { readonly group: ResourceDetailView }) {
  const navigate = useNavigate();
  const { resourceId } = group;
  const canEdit = useCan('policies.edit');
  const canSeeEvents = useCan('events.list');
  const policies = useInfiniteQuery(policyPages({ resourceId, limit: 50 }));
  const leases = useQuery(apiQuery('listLeases', { query: { state: 'live', resourceId } }));

  return (
    <>
      <TextLink to="/security-groups">All security groups</TextLink>
      <PageHeader
        title={group.name}
        actions={<GroupMenu group={group} onRemoved={() => void navigate({ to: '/security-groups' })} />}
      >
        <span className={classes['facts']}>
          <code>{group.groupId}</code>
          <span>{group.region}</span>
          {group.groupName !== null && group.groupName !== group.name && <span>{group.groupName}</span>}
          {group.vpcId !== null && <code>{group.vpcId}</code>}
        </span>
        <Health health={group.health} />
      </PageHeader>
      <PendingRequests resourceId={resourceId} />
      <section>
        <SectionHeading>Open now</SectionHeading>
        <QueryState query={leases} what="the leases">
          {({ items }) => <LeaseTable caption="Live leases" leases={items} empty="Nobody has access now." />}
        </QueryState>
      </section>
      <section id="access-rules">
        <SectionHeading
          actions={
            canEdit && (
              <LinkButton
                to="/policies/new"
                search={{ resourceId }}
                leftSection={<IconPlus size={18} aria-hidden />}
                variant="default"
              >
                Add an access rule
              </LinkButton>
            )
          }
        >
          Access rules
        </SectionHeading>
        <QueryState query={policies} what="the access rules">
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            return (
              <>
                <PolicyTable policies={items} isGroupShown={false} />
                {items.length === 0 && canEdit && <PatternList resourceId={resourceId} />}
              </>
            );
          }}
        </QueryState>
        <MoreButton query={policies} />
      </section>
      <section>
        <SectionHeading
          actions={
            group.readAt !== null && (
              <span className={classes['read']}>
                Read <When at={group.readAt} as="relative" />, {group.rulesUsed ?? 0} of {group.rulesLimit} rules used
              </span>
            )
          }
        >
          Rules in AWS
        </SectionHeading>
        {group.readAt === null ? <p>The group was not read yet.</p> : <GroupRules rules={group.rules} />}
      </section>
      {canSeeEvents && <GroupHistory resourceId={resourceId} />}
    </>
  );
}
