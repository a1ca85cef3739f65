import { ec2Error } from '../../model/ec2-error.ts';
import type { Ec2Error } from '../../model/ec2-error.ts';
import type { Service } from '../service.ts';

/** What a service says about requests that it cannot trust. */
export interface AuthenticationErrors {
  readonly unsigned: Ec2Error;
  readonly unknownKey: Ec2Error;
  readonly wrongSignature: Ec2Error;
  readonly expired: Ec2Error;
  readonly wrongRegion: (region: string) => Ec2Error;
}

const WRONG_SIGNATURE = ec2Error(
  'SignatureDoesNotMatch',
  'The request signature we calculated does not match the signature you provided. ' +
    'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
);
const NOT_VALIDATED = 'AWS was not able to validate the provided access credentials';

const EC2_ERRORS: AuthenticationErrors = {
  unsigned: ec2Error('MissingParameter', 'The request must contain the parameter AWSAccessKeyId'),
  unknownKey: ec2Error('AuthFailure', NOT_VALIDATED),
  wrongSignature: WRONG_SIGNATURE,
  expired: ec2Error('RequestExpired', 'Request has expired.'),
  wrongRegion: () => ec2Error('AuthFailure', NOT_VALIDATED),
};

const STS_ERRORS: AuthenticationErrors = {
  unsigned: ec2Error('MissingAuthenticationToken', 'Request is missing Authentication Token'),
  unknownKey: ec2Error('InvalidClientTokenId', 'The security token included in the request is invalid.'),
  wrongSignature: WRONG_SIGNATURE,
  expired: ec2Error('SignatureDoesNotMatch', 'Signature expired: the date of the request is too far from now.'),
  wrongRegion: (region) =>
    ec2Error('SignatureDoesNotMatch', `Credential should be scoped to a valid region, not '${region}'.`),
};

/** The authentication errors of a service, as AWS words them. */
export function authenticationErrors(service: Service): AuthenticationErrors {
  return service === 'ec2' ? EC2_ERRORS : STS_ERRORS;
}
