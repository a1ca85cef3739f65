import type { ProviderRules } from '../domain/provider-sign-in.ts';
import type { FamilyUrls } from './access/ask-for-address-proof.ts';
import type { Ambient } from './credentials/ambient.ts';
import type { MailServer } from './mail/mail-server.ts';
import type { Tour } from './organization/tour.ts';
import type { EndpointRules } from './ports/aws-connection.ts';
import type { IdentityProvider } from './ports/identity-provider.ts';
import type { PasskeyVerifier } from './ports/passkey-verifier.ts';
import type { PasswordHasher } from './ports/password-hasher.ts';
import type { SecretBox } from './ports/secret-box.ts';
import type { TokenHasher } from './ports/token-hasher.ts';
import type { TotpCodes } from './ports/totp-codes.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** What the use cases of this process stand on. Each takes the part that it needs. */
export interface ApplicationContext extends UseCaseContext {
  readonly passwordHasher: PasswordHasher;
  readonly tokenHasher: TokenHasher;
  readonly passkeyVerifier: PasskeyVerifier;
  /** `null` where people sign in with passwords only. */
  readonly identityProvider: IdentityProvider | null;
  readonly providerRules: ProviderRules;
  readonly secretBox: SecretBox;
  readonly totpCodes: TotpCodes;
  readonly installationId: string;
  readonly ambient: Ambient;
  /** Where credentials may be sent beside AWS. */
  readonly endpointRules: EndpointRules;
  readonly publicUrl: string;
  /** Names of this server that can be reached over one family of addresses only. */
  readonly familyUrls: FamilyUrls;
  /** `null` where messages stay in the outbox. */
  readonly mailServer: MailServer | null;
  /** What a new organization begins with; `null` where there is no Local EC2. */
  readonly tour: Tour | null;
}
