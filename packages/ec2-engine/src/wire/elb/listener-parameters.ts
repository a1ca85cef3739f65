import { ec2Error } from '../../model/ec2-error.ts';
import type { ForwardTarget, ListenerAction } from '../../model/load-balancing/load-balancer.ts';
import { optional } from '../common-parameters.ts';
import type { ParameterReader } from '../parameter-reader.ts';
import { memberList } from './member-parameters.ts';

const REDIRECT_NAMES = ['Protocol', 'Port', 'Host', 'Path', 'Query', 'StatusCode'] as const;
const RESPONSE_NAMES = ['MessageBody', 'StatusCode', 'ContentType'] as const;

/** Reads `DefaultActions`: one, as long as nobody signs in at the load balancer. */
export function readDefaultAction(reader: ParameterReader): ListenerAction | undefined {
  const actions = memberList(reader, 'DefaultActions', readAction);
  if (actions.length > 1) reader.refuse(ec2Error('ValidationError', 'Only one default action can be specified'));
  return actions[0];
}

function readAction(reader: ParameterReader): ListenerAction {
  reader.ignore('Order');
  const type = reader.requiredText('Type');
  switch (type) {
    case 'forward':
      return { type, targets: readTargets(reader) };
    case 'redirect':
      return { type, redirect: readTexts(reader.structure('RedirectConfig'), REDIRECT_NAMES) };
    case 'fixed-response':
      return { type, response: readTexts(reader.structure('FixedResponseConfig'), RESPONSE_NAMES) };
    default:
      reader.refuse(
        ec2Error('ValidationError', `The action type '${type}' must be one of 'forward, redirect, fixed-response'`),
      );
      return { type: 'forward', targets: [] };
  }
}

/** A target group stands beside the type, or in a configuration, or in both, as the SDKs send it back. */
function readTargets(reader: ParameterReader): readonly ForwardTarget[] {
  const beside = reader.text('TargetGroupArn');
  const config = reader.structure('ForwardConfig');
  config?.ignore('TargetGroupStickinessConfig');
  const targets =
    config === undefined
      ? []
      : memberList(config, 'TargetGroups', (item) => ({
          targetGroupId: item.requiredText('TargetGroupArn'),
          ...optional('weight', item.integer('Weight')),
        }));
  if (targets.length === 0 && beside === undefined) {
    reader.refuse(ec2Error('ValidationError', 'A target group ARN must be specified'));
  }
  return targets.length > 0 || beside === undefined ? targets : [{ targetGroupId: beside }];
}

function readTexts(reader: ParameterReader | undefined, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = reader?.text(name);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}
