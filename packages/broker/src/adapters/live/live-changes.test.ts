import { expect, it } from 'vitest';
import { LiveChanges } from './live-changes.ts';

it('tells the listeners of the organization, until they stop', () => {
  const changes = new LiveChanges();
  const heard: string[] = [];
  const stop = changes.subscribe('a', ({ topic }) => heard.push(`first ${topic}`));
  changes.subscribe('a', ({ topic }) => heard.push(`second ${topic}`));
  changes.subscribe('b', ({ topic }) => heard.push(`other ${topic}`));

  changes.publish({ organizationId: 'a', topic: 'leases' });
  stop();
  stop();
  changes.publish({ organizationId: 'a', topic: 'people' });

  expect(heard).toEqual(['first leases', 'second leases', 'second people']);
});
