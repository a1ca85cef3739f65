/** The direction of imports, as the design's table says it. Whatever is not allowed here is an error. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$|/test/' },
  to: { pathNot: allowed },
});

const self = (path) => `^packages/${path}/`;

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only(
      'security-groups-alone',
      self('security-groups/src'),
      [self('security-groups/src')],
      'The pure model runs in the browser too.',
    ),
    only(
      'engine-model-is-pure',
      self('ec2-engine/src/model'),
      [self('ec2-engine/src/model'), self('security-groups')],
      'State, input and now in; state and reply out.',
    ),
    only(
      'account-reader-reads',
      self('account-reader/src'),
      [self('account-reader/src'), self('security-groups'), '^node_modules/@aws-sdk/'],
      'From the AWS APIs to the pure model, for server and command line alike.',
    ),
    only(
      'map-draws',
      self('map/src'),
      [self('map/src'), self('security-groups'), '^node_modules/@dagrejs/dagre/'],
      'A picture from plain data, in the browser too.',
    ),
    only(
      'contract-is-schemas',
      self('contract/src'),
      [self('contract/src'), self('security-groups'), '^node_modules/zod/'],
      'What API, command line and portal agree on.',
    ),
    only(
      'domain-is-pure',
      self('broker/src/domain'),
      [self('broker/src/domain'), self('security-groups'), '^node_modules/temporal-polyfill/'],
      'Decisions need no vendor but the time zone database.',
    ),
    only(
      'application-knows-ports',
      self('broker/src/application'),
      [
        self('broker/src/application'),
        self('broker/src/domain'),
        self('security-groups'),
        '^packages/contract/src/(policy-sentence|password-rules|device-text)\\.ts$',
      ],
      'Use cases know ports, never adapters; and what the portal tells and judges by the same words and rules.',
    ),
    {
      name: 'adapter-alone',
      comment: 'An adapter never imports another adapter, nor main.',
      severity: 'error',
      from: { path: '^packages/broker/src/adapters/([^/]+)/' },
      to: { path: '^packages/broker/src/(adapters|main)/', pathNot: '^packages/broker/src/adapters/$1/' },
    },
    {
      name: 'engine-only-from-main',
      comment: 'The broker talks to Local EC2 over the wire; only main starts one.',
      severity: 'error',
      from: { path: '^packages/broker/src/(domain|application|adapters)/' },
      to: { path: self('ec2-engine') },
    },
    {
      name: 'faces-never-import-the-broker',
      severity: 'error',
      from: { path: '^packages/(cli|portal)/src/' },
      to: { path: self('broker') },
    },
    {
      name: 'portal-never-imports-the-engine',
      severity: 'error',
      from: { path: self('portal/src') },
      to: { path: self('(ec2-engine|account-reader)') },
    },
    {
      name: 'accounts-are-read-by-an-adapter',
      severity: 'error',
      from: { path: '^packages/broker/src/(domain|application|main|adapters/(?!aws/))' },
      to: { path: self('account-reader') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
