import { describeInstances } from '../../model/instance/describe-instances.ts';
import { modifyInstanceGroups } from '../../model/instance/modify-instance-groups.ts';
import { runInstances } from '../../model/instance/run-instances.ts';
import { terminateInstances } from '../../model/instance/terminate-instances.ts';
import { readSelection } from '../common-parameters.ts';
import { reservationElement, stateElement } from '../instance-elements.ts';
import { readLaunchRequest } from '../launch-parameters.ts';
import { operation, returnTrue } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { list, scalar } from '../xml.ts';

/** The actions on instances, as far as security groups need instances. */
export const INSTANCE_OPERATIONS: readonly Operation[] = [
  operation('RunInstances', {
    decode: readLaunchRequest,
    decide: runInstances,
    encode: reservationElement,
  }),
  operation('DescribeInstances', {
    decode: (reader) => {
      reader.ignore('IncludeManagedResources');
      return readSelection(reader, 'InstanceId');
    },
    decide: describeInstances,
    encode: ({ reservations, nextToken }, owner) =>
      list('reservationSet', reservations, (reservation) => reservationElement(reservation, owner)) +
      scalar('nextToken', nextToken),
  }),
  operation('TerminateInstances', {
    decode: (reader) => {
      reader.ignore('Force', 'SkipOsShutdown');
      return { instanceIds: reader.texts('InstanceId') };
    },
    decide: terminateInstances,
    encode: (states) =>
      list(
        'instancesSet',
        states,
        ({ instanceId, before, after }) =>
          scalar('instanceId', instanceId) +
          stateElement('currentState', after) +
          stateElement('previousState', before),
      ),
  }),
  operation('ModifyInstanceAttribute', {
    decode: (reader) => ({
      instanceId: reader.requiredText('InstanceId'),
      groupIds: reader.texts('GroupId'),
    }),
    decide: modifyInstanceGroups,
    encode: returnTrue,
  }),
];
