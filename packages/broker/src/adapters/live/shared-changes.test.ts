import { expect, it } from 'vitest';
import type { Change } from '../../application/ports/changes.ts';
import { LiveChanges } from './live-changes.ts';
import { SharedChanges } from './shared-changes.ts';

/** Two nodes whose words reach both of them. */
function twoNodes() {
  const lives = [new LiveChanges(), new LiveChanges()];
  const nodes: SharedChanges[] = lives.map(
    (live, index) =>
      new SharedChanges(`node-${String(index)}`, live, (payload) => {
        for (const node of nodes) node.hear(payload);
        return Promise.resolve();
      }),
  );
  const heard = lives.map((live) => {
    const changes: Change[] = [];
    live.subscribe('example', (change) => changes.push(change));
    return changes;
  });
  return { nodes, heard };
}

it('tells a change to the browsers of every node, once each', () => {
  const { nodes, heard } = twoNodes();

  nodes[0]!.publish({ organizationId: 'example', topic: 'leases' });

  expect(heard).toEqual([
    [{ organizationId: 'example', topic: 'leases' }],
    [{ organizationId: 'example', topic: 'leases' }],
  ]);
});

it.each(['', 'not json', '[]', 'null', '{"topic":"secrets","organizationId":"example"}', '{"topic":"leases"}'])(
  'passes over what it does not understand: %s',
  (payload) => {
    const { nodes, heard } = twoNodes();

    nodes[0]!.hear(payload);

    expect(heard).toEqual([[], []]);
  },
);

it('goes on when the others cannot be told', () => {
  const here = new LiveChanges();
  const heard: Change[] = [];
  here.subscribe('example', (change) => heard.push(change));

  new SharedChanges('node', here, () => Promise.reject(new Error('down'))).publish({
    organizationId: 'example',
    topic: 'people',
  });

  expect(heard).toHaveLength(1);
});
