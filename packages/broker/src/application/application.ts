import type { AddPerson } from './people/add-person.ts';
import type { AddTeam } from './people/add-team.ts';
import type { Authenticate } from './sign-in/authenticate.ts';
import type { CancelAccessRequest } from './access/cancel-access-request.ts';
import type { ChangePassword } from './sign-in/change-password.ts';
import type { CloseLease } from './leases/close-lease.ts';
import type { DeletePerson } from './people/delete-person.ts';
import type { DeleteTeam } from './people/delete-team.ts';
import type { AddPolicy, DeletePolicy, EditPolicy } from './policies/edit-policies.ts';
import type { EditTeam } from './people/edit-team.ts';
import type { ReadTeam } from './people/read-team.ts';
import type { WithdrawSetupLink } from './people/withdraw-setup-link.ts';
import type { ReplaceAccessCode } from './organization/replace-access-code.ts';
import type { EditPerson } from './people/edit-person.ts';
import type { AddResource, DeleteResource, RefreshResource } from './resources/edit-resources.ts';
import type { ExtendLease } from './leases/extend-lease.ts';
import type { ListPeople } from './people/list-people.ts';
import type { ListTeams } from './people/list-teams.ts';
import type { OpenOnSignIn } from './access/open-on-sign-in.ts';
import type { ListAccessRequests, ReadAccessRequest } from './access/read-access-requests.ts';
import type { ListEvents, ListMessages } from './ledger/read-ledger.ts';
import type { ListLeases, ReadLease } from './leases/read-leases.ts';
import type { ReadMyAccess } from './access/read-my-access.ts';
import type { EditSettings } from './organization/edit-settings.ts';
import type { ReadOrganization } from './organization/read-organization.ts';
import type { ReadSettings } from './organization/read-settings.ts';
import type { ReadPerson } from './people/read-person.ts';
import type { ListPolicies, ReadPolicy } from './policies/read-policies.ts';
import type { ListResources, ReadResource } from './resources/read-resources.ts';
import type { FinishProviderSignIn } from './sign-in/finish-provider-sign-in.ts';
import type { ReadSignInOptions } from './sign-in/read-sign-in-options.ts';
import type { StartProviderSignIn } from './sign-in/start-provider-sign-in.ts';
import type { ReadSetup } from './organization/read-setup.ts';
import type { RenewSetupLink } from './people/renew-setup-link.ts';
import type { RequestAccess } from './access/request-access.ts';
import type { ReviewAccessRequest } from './access/review-access-request.ts';
import type { SetPasswordWithLink } from './sign-in/set-password-with-link.ts';
import type { SetUp } from './organization/set-up.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { SignOut } from './sign-in/sign-out.ts';

/** Everything that somebody can ask of the broker from outside. */
export interface Application {
  readonly readSetup: ReadSetup;
  readonly setUp: SetUp;
  readonly signIn: SignIn;
  readonly readSignInOptions: ReadSignInOptions;
  readonly startProviderSignIn: StartProviderSignIn;
  readonly finishProviderSignIn: FinishProviderSignIn;
  readonly authenticate: Authenticate;
  readonly readOrganization: ReadOrganization;
  readonly signOut: SignOut;
  readonly changePassword: ChangePassword;
  readonly setPasswordWithLink: SetPasswordWithLink;

  readonly listPeople: ListPeople;
  readonly readPerson: ReadPerson;
  readonly addPerson: AddPerson;
  readonly editPerson: EditPerson;
  readonly deletePerson: DeletePerson;
  readonly renewSetupLink: RenewSetupLink;
  readonly withdrawSetupLink: WithdrawSetupLink;
  readonly listTeams: ListTeams;
  readonly addTeam: AddTeam;
  readonly readTeam: ReadTeam;
  readonly editTeam: EditTeam;
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

  readonly readSettings: ReadSettings;
  readonly editSettings: EditSettings;
  readonly replaceAccessCode: ReplaceAccessCode;

  readonly listEvents: ListEvents;
  readonly listMessages: ListMessages;
}
