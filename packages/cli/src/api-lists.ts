import type { Client } from '@gatelease/contract/client';
import type { AccessRequestView, LeaseView } from '@gatelease/contract';

const PAGE = 500;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Every item of a list that comes in pages, or the first `most` of them. */
export async function collectPages<Item>(
  readPage: (after: string | undefined) => Promise<Page<Item>>,
  most = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await readPage(after);
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && items.length < most);
  return items.slice(0, most);
}

/** Live leases: one's own, or everybody's with the right to see them. */
export function listLiveLeases(client: Client, whose: 'mine' | 'all'): Promise<LeaseView[]> {
  const mine = whose === 'mine' ? { mine: 'true' } : {};
  return collectPages((after) => client('listLeases', { query: { state: 'live', ...mine, after, limit: PAGE } }));
}

export function listRequests(
  client: Client,
  query: { readonly state: 'pending' | 'all'; readonly mine?: 'true' },
): Promise<AccessRequestView[]> {
  return collectPages((after) => client('listAccessRequests', { query: { ...query, after, limit: PAGE } }));
}
