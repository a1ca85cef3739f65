import { useQuery } from '@tanstack/react-query';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { apiQuery } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { PolicyTable } from './policy-table.tsx';

/** Every access policy of the organization. */
export function PoliciesPage() {
  const policies = useQuery(apiQuery('listPolicies'));
  const canEdit = useCan('policies.edit');
  const addButton = (
    <LinkButton to="/policies/new" leftSection={<IconPlus size={18} aria-hidden />}>
      Add an access rule
    </LinkButton>
  );

  return (
    <>
      <PageHeader title="Access rules" actions={canEdit && addButton}>
        Who may open what, when, for how long, and with whose approval. Several for one person add up.
      </PageHeader>
      <QueryState query={policies} what="the access rules">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconListDetails size={38} stroke={1.4} />} title="No access rule yet">
              <p>Until there is one, nobody can open anything.</p>
              {canEdit && addButton}
            </EmptyState>
          ) : (
            <PolicyTable policies={items} />
          )
        }
      </QueryState>
    </>
  );
}
