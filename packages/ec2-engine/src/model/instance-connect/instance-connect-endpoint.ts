import type { Tag } from '../tag.ts';

/**
 * A door for SSH and RDP into a network, opened by IAM and not by ingress rules.
 *
 * What its groups let out decides whom it reaches. A target sees its interface as the source, or, when it preserves
 * client addresses, the person's own address.
 */
export interface InstanceConnectEndpoint {
  readonly kind: 'instance-connect-endpoint';
  readonly id: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly groupIds: readonly string[];
  readonly preservesClientIp: boolean;
  readonly createdAt: string;
  readonly wasModified: boolean;
  /** What the caller sent to make a repeated creation harmless. */
  readonly clientToken?: string;
  readonly tags: readonly Tag[];
}

/** Who makes the interfaces of endpoints. */
export const INSTANCE_CONNECT = 'ec2-instance-connect';

/** The type of the interfaces of endpoints. */
export const INSTANCE_CONNECT_INTERFACE = 'ec2_instance_connect_endpoint';

/** What stands beside the interface of an endpoint. */
export function endpointInterfaceDescription(endpointId: string): string {
  return `EC2 Instance Connect Endpoint interface for ${endpointId}`;
}
