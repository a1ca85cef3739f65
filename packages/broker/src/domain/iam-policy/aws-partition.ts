/** The partition of AWS that a region belongs to: ARNs begin with it. */
export function awsPartitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
