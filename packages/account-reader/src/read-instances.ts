import type { Tag } from '@aws-sdk/client-ec2';
import type { AccountClients } from './account-clients.ts';
import { allPages } from './all-pages.ts';

/** What people call the instances that have a name, by id. */
export async function readInstanceNames({ sdk, client }: AccountClients['ec2']): Promise<ReadonlyMap<string, string>> {
  const instances = await allPages(
    sdk.paginateDescribeInstances({ client, pageSize: 1000 }, {}),
    ({ Reservations }) => Reservations?.flatMap(({ Instances }) => Instances ?? []),
    ({ InstanceId }) => InstanceId,
  );
  return new Map(
    instances.flatMap(({ InstanceId, Tags }) => {
      const name = nameIn(Tags);
      return InstanceId === undefined || name === undefined ? [] : [[InstanceId, name]];
    }),
  );
}

/** The tag `Name`, which AWS's console shows as the name of things that have none. */
export function nameIn(tags: readonly Tag[] | undefined): string | undefined {
  const name = tags?.find(({ Key }) => Key === 'Name')?.Value;
  return name === '' ? undefined : name;
}
