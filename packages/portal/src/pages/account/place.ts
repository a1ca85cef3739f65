import type { AccountView } from '@gatelease/contract';

/** Which account and region a page is about, as it stands in the address of the page. */
export interface Place {
  readonly credentialId?: string;
  readonly region?: string;
}

/** The account that is meant, or the first one: those with managed groups come first. */
export function chosenAccount(
  accounts: readonly AccountView[],
  { credentialId, region }: Place,
): AccountView | undefined {
  return (
    accounts.find((account) => account.credentialId === credentialId && account.region === region) ??
    accounts.find((account) => account.region === region) ??
    accounts[0]
  );
}

/** As a query of the API takes it. */
export function placeOf({ credentialId, region }: AccountView): Required<Place> {
  return { credentialId, region };
}
