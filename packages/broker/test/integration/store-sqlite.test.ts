import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { storeContract } from '../contracts/store-contract.ts';

storeContract(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatelease-store-'));
  const store = await openStore({ dataDir });
  return {
    store,
    dispose: async () => {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
});
