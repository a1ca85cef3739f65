import type { CallInput, CallOutput } from '@gatelease/contract/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi } from './call-api.ts';
import type { ReadName } from './topics.ts';

type Arguments<Name extends ReadName> =
  object extends CallInput<Name> ? [input?: CallInput<Name>] : [input: CallInput<Name>];

/** Reads with an operation of the API; its answer is kept, and read again when one of its topics changes. */
export function apiQuery<Name extends ReadName>(name: Name, ...input: Arguments<Name>) {
  return queryOptions<CallOutput<Name>>({
    queryKey: [name, ...input],
    queryFn: () => callApi(name, ...input),
  });
}

/** Everybody in the organization by name: for naming people and choosing among them. */
export const everybody = () => everyItem('listPeople', (query) => callApi('listPeople', { query }));

/** Every resource by name: for naming them and choosing among them. */
export const everyResource = () => everyItem('listResources', (query) => callApi('listResources', { query }));

/** Every access rule by name: for choosing among them. */
export const everyPolicy = () => everyItem('listPolicies', (query) => callApi('listPolicies', { query }));

type QueryOf<Name extends ReadName> = CallInput<Name> extends { query?: infer Query } ? NonNullable<Query> : never;

/** People by name. */
export const peoplePages = (query: QueryOf<'listPeople'>) =>
  pages('listPeople', query, (page) => callApi('listPeople', { query: page }));

/** Resources by name. */
export const resourcePages = (query: QueryOf<'listResources'>) =>
  pages('listResources', query, (page) => callApi('listResources', { query: page }));

/** Policies by name. */
export const policyPages = (query: QueryOf<'listPolicies'>) =>
  pages('listPolicies', query, (page) => callApi('listPolicies', { query: page }));

/** Leases, newest first. */
export const leasePages = (query: QueryOf<'listLeases'>) =>
  pages('listLeases', query, (page) => callApi('listLeases', { query: page }));

/** Events of the ledger, newest first. */
export const eventPages = (query: QueryOf<'listEvents'>) =>
  pages('listEvents', query, (page) => callApi('listEvents', { query: page }));

/** Messages of the outbox, newest first. */
export const messagePages = (query: QueryOf<'listMessages'>) =>
  pages('listMessages', query, (page) => callApi('listMessages', { query: page }));

const FIRST_PAGE: string | undefined = undefined;

/** A list, page by page. */
function pages<Query extends object, Page extends { readonly next: string | null }>(
  name: ReadName,
  query: Query,
  read: (page: Query & { after?: string }) => Promise<Page>,
) {
  return infiniteQueryOptions({
    queryKey: [name, 'pages', query],
    queryFn: ({ pageParam }) => read({ ...query, ...afterOf(pageParam) }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

interface WholePage {
  readonly limit: number;
  readonly after?: string;
}

/** A list as a whole, however many pages that are. */
function everyItem<Item>(
  name: ReadName,
  read: (page: WholePage) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
) {
  return queryOptions({
    queryKey: [name, 'all'],
    queryFn: async () => {
      const items: Item[] = [];
      let after: string | undefined;
      do {
        const page = await read({ limit: 500, ...afterOf(after) });
        items.push(...page.items);
        after = page.next ?? undefined;
      } while (after !== undefined);
      return items;
    },
  });
}

function afterOf(after: string | undefined) {
  return after === undefined ? {} : { after };
}
