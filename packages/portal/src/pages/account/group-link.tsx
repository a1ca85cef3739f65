import { useQuery } from '@tanstack/react-query';
import { everyResource } from '../../api/queries.ts';
import { TextLink } from '../../components/link-button.tsx';

/** A security group by its name; a link where it is managed here. */
export function GroupLink({ groupId, name }: { readonly groupId: string; readonly name: string }) {
  const resources = useQuery(everyResource());
  const managed = resources.data?.find((resource) => resource.groupId === groupId);
  if (managed === undefined) return <>{name}</>;
  return (
    <TextLink to="/security-groups/$resourceId" params={{ resourceId: managed.resourceId }}>
      {name}
    </TextLink>
  );
}
