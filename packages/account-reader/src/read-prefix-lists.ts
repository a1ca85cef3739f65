import { NOT_READ } from '@gatelease/security-groups';
import type { Reading, RouteTable, WorldGroup, WorldPrefixList } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { canonicalCidrs } from './canonical.ts';
import { inParallel } from './in-parallel.ts';
import { refusalOf } from './refusal.ts';

const LARGEST_PAGE = 100;

/** The lists that rules and routes name. Others decide nothing and are not read. */
export function referencedPrefixLists(
  groups: readonly WorldGroup[],
  routeTables: Reading<readonly RouteTable[]>,
): ReadonlySet<string> {
  const inRules = groups.flatMap(({ rules }) =>
    rules.flatMap(({ rule: { peer } }) => (peer.kind === 'prefix-list' ? [peer.prefixListId] : [])),
  );
  const tables = routeTables === NOT_READ ? [] : routeTables;
  const inRoutes = tables.flatMap(({ routes }) => routes.map(({ destination }) => destination));
  return new Set([...inRules, ...inRoutes].filter((id) => id.startsWith('pl-')));
}

/** Those of the lists that are there, with their current entries. One that is refused by itself is not read. */
export async function readPrefixLists(
  { sdk, client }: AccountClients['ec2'],
  listIds: ReadonlySet<string>,
): Promise<readonly WorldPrefixList[]> {
  if (listIds.size === 0) return [];
  const names = new Map<string, string>();
  for await (const page of sdk.paginateDescribeManagedPrefixLists({ client, pageSize: LARGEST_PAGE }, {})) {
    for (const { PrefixListId, PrefixListName } of page.PrefixLists ?? []) {
      if (PrefixListId !== undefined) names.set(PrefixListId, PrefixListName ?? '');
    }
  }
  const lists = await inParallel([...listIds], async (prefixListId): Promise<readonly WorldPrefixList[]> => {
    const cidrs: string[] = [];
    const paging = { client, pageSize: LARGEST_PAGE };
    try {
      for await (const page of sdk.paginateGetManagedPrefixListEntries(paging, { PrefixListId: prefixListId })) {
        cidrs.push(...canonicalCidrs((page.Entries ?? []).map(({ Cidr }) => Cidr)));
      }
    } catch (error) {
      if (refusalOf(error) === null) throw error;
      return [];
    }
    const name = names.get(prefixListId) ?? '';
    return [{ prefixListId, cidrs, ...(name === '' ? {} : { name }) }];
  });
  return lists.flat();
}
