import type { AccountPlace } from '../ports/account-reading-repository.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';

/** Which account in which region; what is left out has to be the only one. */
export interface PlaceInput {
  readonly credentialId?: string | undefined;
  readonly region?: string | undefined;
}

/** A place with the name that people gave its credential. */
export interface FoundPlace {
  readonly place: AccountPlace;
  readonly credentialName: string;
}

/** Every account and region of an organization, those with resources first. */
export async function listPlaces(tx: Repositories, organizationId: string): Promise<readonly FoundPlace[]> {
  const credentials = await tx.credentials.list(organizationId);
  const resources = await tx.resources.list(organizationId);
  const inUse = new Set(resources.map(({ credentialId, region }) => `${credentialId} ${region}`));
  const places = credentials.flatMap(({ credentialId, name, regions }) =>
    [...regions].sort().map((region) => ({ place: { organizationId, credentialId, region }, credentialName: name })),
  );
  const rank = ({ place }: FoundPlace) => (inUse.has(`${place.credentialId} ${place.region}`) ? 0 : 1);
  return places.sort((a, b) => rank(a) - rank(b));
}

/** The place that is meant. @throws `account.not-found`, `request.invalid` when several could be */
export async function findPlace(tx: Repositories, organizationId: string, input: PlaceInput): Promise<FoundPlace> {
  const places = await listPlaces(tx, organizationId);
  const meant = places.filter(
    ({ place }) =>
      (input.credentialId === undefined || place.credentialId === input.credentialId) &&
      (input.region === undefined || place.region === input.region),
  );
  const [only, ...others] = meant;
  if (only === undefined) {
    const { credentialId = 'any', region = 'any' } = input;
    const detail = `There is no account with credential ${credentialId} and region ${region} in your organization.`;
    throw new ProblemError('account.not-found', detail);
  }
  if (others.length > 0) throw severalPlaces(input, meant);
  return only;
}

function severalPlaces({ credentialId, region }: PlaceInput, meant: readonly FoundPlace[]): ProblemError {
  const isOneCredential = meant.every(({ place }) => place.credentialId === meant[0]?.place.credentialId);
  const field = isOneCredential ? 'region' : 'credentialId';
  const choices = meant.map(({ place }) => (field === 'region' ? place.region : place.credentialId));
  return new ProblemError('request.invalid', 'Several accounts could be meant: say which.', {
    fields: [
      {
        field,
        code: 'account.ambiguous',
        given: (field === 'region' ? region : credentialId) ?? '',
        expected: `One of ${[...new Set(choices)].slice(0, 10).join(', ')}.`,
      },
    ],
  });
}
