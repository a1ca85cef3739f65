import type { AddPerson } from './add-person.ts';
import type { AddTeam } from './add-team.ts';
import type { Authenticate } from './authenticate.ts';
import type { CancelAccessRequest } from './cancel-access-request.ts';
import type { ChangePassword } from './change-password.ts';
import type { CloseLease } from './close-lease.ts';
import type { DeleteTeam } from './delete-team.ts';
import type { AddPolicy, DeletePolicy, EditPolicy } from './edit-policies.ts';
import type { EditPerson } from './edit-person.ts';
import type { AddResource, DeleteResource, RefreshResource } from './edit-resources.ts';
import type { ExtendLease } from './extend-lease.ts';
import type { ListPeople } from './list-people.ts';
import type { ListTeams } from './list-teams.ts';
import type { OpenOnSignIn } from './open-on-sign-in.ts';
import type { ListAccessRequests, ReadAccessRequest } from './read-access-requests.ts';
import type { ListEvents, ListMessages } from './read-ledger.ts';
import type { ListLeases, ReadLease } from './read-leases.ts';
import type { ReadMyAccess } from './read-my-access.ts';
import type { ReadOrganization } from './read-organization.ts';
import type { ReadPerson } from './read-person.ts';
import type { ListPolicies, ReadPolicy } from './read-policies.ts';
import type { ListResources, ReadResource } from './read-resources.ts';
import type { ReadSetup } from './read-setup.ts';
import type { RenewSetupLink } from './renew-setup-link.ts';
import type { RequestAccess } from './request-access.ts';
import type { ReviewAccessRequest } from './review-access-request.ts';
import type { SetPasswordWithLink } from './set-password-with-link.ts';
import type { SetUp } from './set-up.ts';
import type { SignIn } from './sign-in.ts';
import type { SignOut } from './sign-out.ts';

/** Everything that somebody can ask of the broker from outside. */
export interface Application {
  readonly readSetup: ReadSetup;
  readonly setUp: SetUp;
  readonly signIn: SignIn;
  readonly authenticate: Authenticate;
  readonly readOrganization: ReadOrganization;
  readonly signOut: SignOut;
  readonly changePassword: ChangePassword;
  readonly setPasswordWithLink: SetPasswordWithLink;

  readonly listPeople: ListPeople;
  readonly readPerson: ReadPerson;
  readonly addPerson: AddPerson;
  readonly editPerson: EditPerson;
  readonly renewSetupLink: RenewSetupLink;
  readonly listTeams: ListTeams;
  readonly addTeam: AddTeam;
  readonly deleteTeam: DeleteTeam;

  readonly readMyAccess: ReadMyAccess;
  readonly requestAccess: RequestAccess;
  readonly reviewAccessRequest: ReviewAccessRequest;
  readonly cancelAccessRequest: CancelAccessRequest;
  readonly readAccessRequest: ReadAccessRequest;
  readonly listAccessRequests: ListAccessRequests;
  readonly listLeases: ListLeases;
  readonly readLease: ReadLease;
  readonly extendLease: ExtendLease;
  readonly closeLease: CloseLease;
  readonly openOnSignIn: OpenOnSignIn;

  readonly listPolicies: ListPolicies;
  readonly readPolicy: ReadPolicy;
  readonly addPolicy: AddPolicy;
  readonly editPolicy: EditPolicy;
  readonly deletePolicy: DeletePolicy;
  readonly listResources: ListResources;
  readonly readResource: ReadResource;
  readonly addResource: AddResource;
  readonly refreshResource: RefreshResource;
  readonly deleteResource: DeleteResource;

  readonly listEvents: ListEvents;
  readonly listMessages: ListMessages;
}
