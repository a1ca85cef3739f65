import type { Ec2Error } from '../model/ec2-error.ts';
import type { Operation } from './operation.ts';
import { NAMESPACES } from './service.ts';
import type { Service } from './service.ts';
import { element, scalar } from './xml.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The document of a call that succeeded, around the inside that its operation wrote. */
export function successDocument(
  { service, action }: Pick<Operation, 'service' | 'action'>,
  body: string,
  requestId: string,
): string {
  const name = `${action}Response`;
  if (service === 'ec2') {
    return `${DECLARATION}<${name} xmlns="${NAMESPACES.ec2}">${scalar('requestId', requestId)}${body}</${name}>`;
  }
  const content = element(`${action}Result`, body) + element('ResponseMetadata', scalar('RequestId', requestId));
  return `${DECLARATION}<${name} xmlns="${NAMESPACES[service]}">${content}</${name}>`;
}

/** The document of a call that was refused. EC2 writes it differently from the others. */
export function errorDocument(service: Service, error: Ec2Error, requestId: string): string {
  const reason = scalar('Code', error.code) + scalar('Message', error.message);
  if (service === 'ec2') {
    const errors = element('Errors', element('Error', reason));
    return DECLARATION + element('Response', errors + scalar('RequestID', requestId));
  }
  const type = scalar('Type', error.status >= 500 ? 'Receiver' : 'Sender');
  const content = element('Error', type + reason) + scalar('RequestId', requestId);
  return `${DECLARATION}<ErrorResponse xmlns="${NAMESPACES[service]}">${content}</ErrorResponse>`;
}
