import { openStore } from '../../src/adapters/store/open-store.ts';
import { anEvent, anOrganization, aPerson } from './stored-entities.ts';

/**
 * A process that writes to the store in the directory it is given until it is killed. Each transaction saves a person
 * and an event; once it is saved, its number goes to standard output.
 */
const [dataDir = '', firstNumber = '0'] = process.argv.slice(2);
const store = await openStore({ dataDir });
await store.write(async (tx) => {
  if ((await tx.organizations.count()) === 0) await tx.organizations.insert(anOrganization());
});
process.stdout.write('ready\n');

for (let number = Number(firstNumber); ; number += 1) {
  await store.write(async (tx) => {
    await tx.people.insert(aPerson({ personId: `person_${number}` }));
    await new Promise((resolve) => setImmediate(resolve));
    await tx.events.append([anEvent({ eventId: `event_${number}`, personId: `person_${number}` })]);
  });
  process.stdout.write(`${number}\n`);
}
