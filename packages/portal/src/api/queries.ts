import type { PersonView, PolicyView, ResourceView } from '@gatelease/contract';
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

/** Everybody in the organization by name, however many pages that are: for naming people and choosing among them. */
export function everybody() {
  return queryOptions({
    queryKey: ['listPeople', 'everybody'],
    queryFn: async () => {
      const people: PersonView[] = [];
      let after: string | undefined;
      do {
        const page = await callApi('listPeople', { query: { limit: 500, ...afterOf(after) } });
        people.push(...page.items);
        after = page.next ?? undefined;
      } while (after !== undefined);
      return people;
    },
  });
}

/** Every resource by name, however many pages that are: for naming them and choosing among them. */
export function everyResource() {
  return queryOptions({
    queryKey: ['listResources', 'all'],
    queryFn: async () => {
      const resources: ResourceView[] = [];
      let after: string | undefined;
      do {
        const page = await callApi('listResources', { query: { limit: 500, ...afterOf(after) } });
        resources.push(...page.items);
        after = page.next ?? undefined;
      } while (after !== undefined);
      return resources;
    },
  });
}

/** Every access rule by name, however many pages that are: for choosing among them. */
export function everyPolicy() {
  return queryOptions({
    queryKey: ['listPolicies', 'all'],
    queryFn: async () => {
      const policies: PolicyView[] = [];
      let after: string | undefined;
      do {
        const page = await callApi('listPolicies', { query: { limit: 500, ...afterOf(after) } });
        policies.push(...page.items);
        after = page.next ?? undefined;
      } while (after !== undefined);
      return policies;
    },
  });
}

type ResourceQuery = NonNullable<CallInput<'listResources'>['query']>;
type PolicyQuery = NonNullable<CallInput<'listPolicies'>['query']>;
type PersonQuery = NonNullable<CallInput<'listPeople'>['query']>;
type LeaseQuery = NonNullable<CallInput<'listLeases'>['query']>;
type EventQuery = NonNullable<CallInput<'listEvents'>['query']>;
type MessageQuery = NonNullable<CallInput<'listMessages'>['query']>;

const FIRST_PAGE: string | undefined = undefined;

/** People by name, page by page. */
export function peoplePages(query: PersonQuery) {
  return infiniteQueryOptions({
    queryKey: ['listPeople', 'pages', query],
    queryFn: ({ pageParam }) => callApi('listPeople', { query: { ...query, ...afterOf(pageParam) } }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Resources by name, page by page. */
export function resourcePages(query: ResourceQuery) {
  return infiniteQueryOptions({
    queryKey: ['listResources', 'pages', query],
    queryFn: ({ pageParam }) => callApi('listResources', { query: { ...query, ...afterOf(pageParam) } }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Policies by name, page by page. */
export function policyPages(query: PolicyQuery) {
  return infiniteQueryOptions({
    queryKey: ['listPolicies', 'pages', query],
    queryFn: ({ pageParam }) => callApi('listPolicies', { query: { ...query, ...afterOf(pageParam) } }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Leases, page by page. */
export function leasePages(query: LeaseQuery) {
  return infiniteQueryOptions({
    queryKey: ['listLeases', 'pages', query],
    queryFn: ({ pageParam }) => callApi('listLeases', { query: { ...query, ...afterOf(pageParam) } }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Events of the ledger, newest first, page by page. */
export function eventPages(query: EventQuery) {
  return infiniteQueryOptions({
    queryKey: ['listEvents', 'pages', query],
    queryFn: ({ pageParam }) => callApi('listEvents', { query: { ...query, ...afterOf(pageParam) } }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Messages of the outbox, newest first, page by page. */
export function messagePages(query: MessageQuery) {
  return infiniteQueryOptions({
    queryKey: ['listMessages', 'pages', query],
    queryFn: ({ pageParam }) => callApi('listMessages', { query: { ...query, ...afterOf(pageParam) } }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

function afterOf(after: string | undefined) {
  return after === undefined ? {} : { after };
}
