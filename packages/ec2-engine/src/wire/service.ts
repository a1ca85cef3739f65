/** Which of AWS's services a call belongs to: each has its own envelope and its own words. */
export type Service = 'ec2' | 'sts' | 'elb' | 'elbv2';

/** The name that calls of a service are signed for: the two generations of load balancing share theirs. */
export function signingName(service: Service): string {
  return service === 'elb' || service === 'elbv2' ? 'elasticloadbalancing' : service;
}

/** The namespace of a service's documents. */
export const NAMESPACES: Readonly<Record<Service, string>> = {
  ec2: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  elb: 'http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/',
  elbv2: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
};

const SERVICES_WITH_ONE_VERSION: ReadonlyMap<string | undefined, Service> = new Map([
  ['2011-06-15', 'sts'],
  ['2012-06-01', 'elb'],
  ['2015-12-01', 'elbv2'],
]);

/** The service that a version of an API belongs to: EC2 has many, the others one each. */
export function serviceOfVersion(version: string | undefined): Service {
  return SERVICES_WITH_ONE_VERSION.get(version) ?? 'ec2';
}
