import { beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../../../tests/support/eventually.ts';
import { plainText } from '../../src/application/mail/plain-text.ts';
import { examplePerson } from '../../src/domain/examples.ts';
import { ADDRESS, bastionScene, refuse } from '../support/laws/bastion-scene.ts';

const ADMINISTRATOR = examplePerson({
  personId: 'grace',
  email: 'grace@example.com',
  role: 'administrator',
  teamIds: [],
});

describe('a resource that breaks', () => {
  const scene = bastionScene({ driftSeconds: 1 });
  beforeEach(() => scene.installation.store.write((tx) => tx.people.insert(ADMINISTRATOR)));

  const letters = async () => {
    const { organizationId } = ADMINISTRATOR;
    const { items } = await scene.installation.store.read((tx) =>
      tx.outbox.list({ organizationId }, { after: null, limit: 10 }),
    );
    return items.filter(({ kind }) => kind === 'resource-health');
  };

  it('is told to the administrators alone, once, and as it is when the letter goes out', async () => {
    scene.installation.startWorker();
    await scene.installation.lease(scene.ssh, ADDRESS, 60);
    await eventually(readHealth, ({ state }) => state === 'healthy');
    expect(await letters()).toEqual([]);

    scene.installation.fault = ({ action }) =>
      action.startsWith('Describe') ? refuse('UnauthorizedOperation', 403) : { kind: 'none' };
    const [broken] = await eventually(letters, ({ length }) => length > 0);
    scene.installation.fault = () => ({ kind: 'none' });
    await eventually(readHealth, ({ state }) => state === 'healthy');
    const [mended, ...others] = await letters();

    expect(broken!.to).toBe(ADMINISTRATOR.email);
    expect(plainText(broken!)).toContain('bastion: The AWS credential may not make this call.');
    expect(plainText(mended!)).toContain('Works again.');
    expect(others).toEqual([]);
  });

  async function readHealth() {
    const { organizationId, resourceId } = scene.bastion;
    const resource = await scene.installation.store.read((tx) => tx.resources.find(organizationId, resourceId));
    return resource!.health;
  }
});
