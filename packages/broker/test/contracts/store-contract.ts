import { afterEach, beforeEach, describe } from 'vitest';
import type { OpenStore } from '../../src/adapters/store/open-store.ts';
import { anOrganization } from '../support/stored-entities.ts';
import { accountReadingContract } from './store/account-reading-contract.ts';
import { accessContract } from './store/access-contract.ts';
import { credentialContract } from './store/credential-contract.ts';
import { apiKeyContract } from './store/api-key-contract.ts';
import { emergencyContract } from './store/emergency-contract.ts';
import { ledgerContract } from './store/ledger-contract.ts';
import { lockDownContract } from './store/lock-down-contract.ts';
import { peopleContract } from './store/people-contract.ts';
import { signInContract } from './store/sign-in-contract.ts';
import { secondFactorContract } from './store/second-factor-contract.ts';
import { transactionContract } from './store/transaction-contract.ts';
import { workContract } from './store/work-contract.ts';

/** A store for one test, and what the test leaves behind goes with it. */
export interface StoreUnderTest {
  readonly store: OpenStore;
  dispose(): Promise<void>;
}

/**
 * What every implementation of `Store` does. `open` gives an empty store whose work queue goes by the `now` that
 * callers pass.
 */
export function storeContract(open: () => Promise<StoreUnderTest>): void {
  describe('the contract of the store', () => {
    let opened: StoreUnderTest;
    const store = (): OpenStore => opened.store;

    beforeEach(async () => {
      opened = await open();
      await opened.store.write(async (tx) => {
        await tx.organizations.insert(anOrganization({ organizationId: 'org_1' }));
        await tx.organizations.insert(anOrganization({ organizationId: 'org_2' }));
      });
    });

    afterEach(() => opened.dispose());

    describe('emergency stops', () => emergencyContract(store));
    describe('transactions', () => transactionContract(store));
    describe('people', () => peopleContract(store));
    describe('signing in', () => signInContract(store));
    describe('second factors', () => secondFactorContract(store));
    describe('credentials', () => credentialContract(store));
    describe('account readings', () => accountReadingContract(store));
    describe('API keys', () => apiKeyContract(store));
    describe('lock-downs', () => lockDownContract(store));
    describe('access', () => accessContract(store));
    describe('work', () => workContract(store));
    describe('ledger and outbox', () => ledgerContract(store));
  });
}
