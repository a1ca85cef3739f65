import type { AccountView } from '@gatelease/contract';

/** How often to look while a worker reads an account; the stream of changes mostly tells sooner. */
const LOOK_AGAIN_MS = 1_500;

/** For the `refetchInterval` of a question about an account: until the reading that is awaited is there. */
export function lookAgain({
  state,
}: {
  readonly state: { readonly data: { readonly account: AccountView } | undefined };
}): number | false {
  return state.data?.account.isAwaited === true ? LOOK_AGAIN_MS : false;
}
