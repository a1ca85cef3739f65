import {
  acceptVpcPeeringConnection,
  deleteVpcPeeringConnection,
  rejectVpcPeeringConnection,
} from '../../model/peering/answer-vpc-peering-connection.ts';
import { createVpcPeeringConnection } from '../../model/peering/create-vpc-peering-connection.ts';
import { describeVpcPeeringConnections } from '../../model/peering/describe-vpc-peering-connections.ts';
import type { PeeringDescription } from '../../model/peering/peering-description.ts';
import { pageElement } from '../common-elements.ts';
import { optional, readSelection, readTagSpecifications } from '../common-parameters.ts';
import { operation, returnTrue } from '../operation.ts';
import type { Operation, Owner } from '../operation.ts';
import type { ParameterReader } from '../parameter-reader.ts';
import { peeringElements } from '../peering-elements.ts';
import { element } from '../xml.ts';

/** The actions on peering connections, as far as rules over them need connections. */
export const PEERING_OPERATIONS: readonly Operation[] = [
  operation('CreateVpcPeeringConnection', {
    decode: (reader) => ({
      vpcId: reader.requiredText('VpcId'),
      ...optional('peerVpcId', reader.text('PeerVpcId')),
      ...optional('peerAccountId', reader.text('PeerOwnerId')),
      ...optional('peerRegion', reader.text('PeerRegion')),
      tags: readTagSpecifications(reader, ['vpc-peering-connection']).get('vpc-peering-connection') ?? [],
    }),
    decide: createVpcPeeringConnection,
    encode: peering,
  }),
  operation('AcceptVpcPeeringConnection', {
    decode: readSelector,
    decide: acceptVpcPeeringConnection,
    encode: peering,
  }),
  operation('RejectVpcPeeringConnection', {
    decode: readSelector,
    decide: rejectVpcPeeringConnection,
    encode: returnTrue,
  }),
  operation('DeleteVpcPeeringConnection', {
    decode: readSelector,
    decide: deleteVpcPeeringConnection,
    encode: returnTrue,
  }),
  operation('DescribeVpcPeeringConnections', {
    decode: (reader) => readSelection(reader, 'VpcPeeringConnectionId'),
    decide: describeVpcPeeringConnections,
    encode: (page, owner) =>
      pageElement('vpcPeeringConnectionSet', page, (description) => peeringElements(description, owner)),
  }),
];

function readSelector(reader: ParameterReader) {
  return { connectionId: reader.requiredText('VpcPeeringConnectionId') };
}

function peering(description: PeeringDescription, owner: Owner): string {
  return element('vpcPeeringConnection', peeringElements(description, owner));
}
