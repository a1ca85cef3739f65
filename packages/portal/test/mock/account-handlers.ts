import {
  buildMap,
  answerQuestion,
  answerView,
  exposureView,
  findAskedSource,
  hygieneView,
} from '@gatelease/security-groups';
import { accountModel, accountReading, BASTION_GROUP } from './account-world.ts';
import { Refusal } from './state.ts';
import type { Call, Handler, MockState } from './state.ts';

/** What accounts let through: answered by the pure model itself, over the account of the mock. */
export const ACCOUNT_HANDLERS = {
  listAccounts: (state) => ({
    items: ['eu-central-1', 'us-east-1'].map((region) => ({ ...accountOf(state), region, gaps: [] })),
  }),
  askForReading: ({ world }) => ({ askedAt: new Date(world.now).toISOString() }),
  explainReach: (state, { query }) => {
    const { from = '', to = '', traffic = '' } = texts(query);
    const answered = answerQuestion(accountModel(), { from, to, traffic });
    if (answered.kind === 'refused') {
      throw refused(answered.problems.map(({ at, ...problem }) => ({ field: at, ...problem })));
    }
    return { account: accountOf(state), answer: answerView(answered.answer) };
  },
  readExposure: (state, { query }) => {
    const model = accountModel();
    const source = findAskedSource(model, texts(query)['source'] ?? 'internet');
    if (!source.ok) throw refused([{ field: 'source', ...source.problem }]);
    return { account: accountOf(state), exposure: exposureView(model, source.value) };
  },
  readMap: (state, { query }) => {
    const { groupId, vpcId } = texts(query);
    const scope =
      groupId !== undefined
        ? ({ kind: 'group', groupId: groupNamed(groupId) } as const)
        : vpcId === undefined
          ? ({ kind: 'account' } as const)
          : ({ kind: 'vpc', vpcId } as const);
    const liveLeases = new Map([[BASTION_GROUP, 2]]);
    return { account: accountOf(state), map: buildMap(accountReading(), { scope, liveLeases }) };
  },
  readHygiene: (state) => ({ account: accountOf(state), hygiene: hygieneView(accountModel()) }),
} satisfies Record<string, Handler>;

/** The account that the mock knows, read a moment ago. */
export function accountOf({ world }: MockState) {
  return {
    credentialId: 'credential-production',
    credentialName: 'Production',
    region: 'eu-central-1',
    readAt: new Date(Number(new Date(world.now)) - 12_000).toISOString(),
    isAwaited: false,
    problem: null,
    gaps: accountReading().gaps,
  };
}

function groupNamed(asked: string): string {
  const found = accountModel().world.groups.find(({ groupId, name }) => [groupId, name].includes(asked));
  if (found !== undefined) return found.groupId;
  const expected = 'One security group of this account and region, as last read.';
  throw refused([{ field: 'groupId', code: 'map.not-found', given: asked, expected }]);
}

function refused(fields: readonly { field: string; code: string; given: string; expected: string }[]): Refusal {
  return new Refusal('request.invalid', 'The question is not understood. Look at the fields.', { fields: [...fields] });
}

function texts(query: Call['query']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}
