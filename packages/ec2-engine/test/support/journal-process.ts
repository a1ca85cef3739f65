import { silentLog } from '../../src/engine/engine-log.ts';
import { openStore } from '../../src/journal/store.ts';
import { put, remove } from '../../src/model/change.ts';
import type { SecurityGroup } from '../../src/model/entity.ts';

/**
 * Writes batches as fast as it can and compacts all the time, for tests that kill it: says the number of each batch
 * once it is on disk. Every batch puts one group and removes the one five before it.
 */
const [dataDir = ''] = process.argv.slice(2);

const group = (number: number): SecurityGroup => ({
  kind: 'security-group',
  id: `sg-${number.toString(16).padStart(17, '0')}`,
  vpcId: 'vpc-00000000000000001',
  name: `group-${String(number)}`,
  description: 'For a test',
  tags: [],
});

const store = await openStore({ dataDir, seed: () => [group(0)], log: silentLog, compactAtBytes: 1500 });
const numbers = [...store.world.groups.values()].map(({ id }) => Number.parseInt(id.slice(3), 16));
for (let number = Math.max(...numbers) + 1; ; number += 1) {
  const changes = [put(group(number)), ...(number >= 5 ? [remove(group(number - 5))] : [])];
  store.world.apply(changes);
  await store.append(changes);
  process.stdout.write(`${String(number)}\n`);
}
