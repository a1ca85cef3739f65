import type { ApiKeyRepository } from '../../../application/ports/api-key-repository.ts';
import type { ApiKey, ApiKeySecrets, KeyUse } from '../../../domain/api-key.ts';
import type { Person } from '../../../domain/person.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { API_KEY_COLUMNS, apiKeyOf, rowOfApiKey, secretsOf } from './api-key-row.ts';
import { personOf, selectPeople } from './person-row.ts';

export class SqlApiKeyRepository implements ApiKeyRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async insert(key: ApiKey, secrets: ApiKeySecrets): Promise<void> {
    await this.#session.insert('api_keys', [rowOfApiKey(key, secrets)]);
  }

  async findByPublicId(
    publicId: string,
  ): Promise<{ readonly key: ApiKey; readonly secrets: ApiKeySecrets; readonly person: Person } | null> {
    const row = await this.#session.first(FIND_BY_PUBLIC_ID, { publicId });
    return row && { key: apiKeyOf(row), secrets: secretsOf(row), person: personOf(row) };
  }

  async find(
    organizationId: string,
    keyId: string,
  ): Promise<{ readonly key: ApiKey; readonly secrets: ApiKeySecrets } | null> {
    const row = await this.#session.first(FIND, { organizationId, keyId });
    return row && { key: apiKeyOf(row), secrets: secretsOf(row) };
  }

  async list(organizationId: string, personId?: string): Promise<readonly ApiKey[]> {
    const rows =
      personId === undefined
        ? await this.#session.rows(LIST, { organizationId })
        : await this.#session.rows(LIST_OF_PERSON, { organizationId, personId });
    return rows.map(apiKeyOf);
  }

  async rotate(key: ApiKey, secrets: ApiKeySecrets): Promise<void> {
    await this.#session.update(
      'api_keys',
      { key_id: key.keyId },
      {
        token_hash: secrets.hash,
        previous_hash: secrets.previousHash,
        previous_until: key.previousSecretUntil,
        rotated_at: key.rotatedAt,
      },
    );
  }

  async revoke(keyId: string, revokedAt: Date): Promise<void> {
    await this.#session.run(REVOKE, { keyId, revokedAt });
  }

  async revokeOfPerson(personId: string, revokedAt: Date): Promise<void> {
    await this.#session.run(REVOKE_OF_PERSON, { personId, revokedAt });
  }

  async noteUse(keyId: string, { at, address }: KeyUse): Promise<void> {
    await this.#session.update('api_keys', { key_id: keyId }, { used_at: at, used_from: address });
  }

  async noteRefusal(keyId: string, { at, address }: KeyUse): Promise<void> {
    await this.#session.update('api_keys', { key_id: keyId }, { refused_at: at, refused_from: address });
  }
}

const FIND_BY_PUBLIC_ID = new Statement<{ publicId: string }>(({ db, param }) =>
  selectPeople(db)
    .innerJoin('api_keys', 'api_keys.person_id', 'people.person_id')
    .select(API_KEY_COLUMNS)
    .where('api_keys.public_id', '=', param('publicId')),
);

/** Locked: of two rotations at once the second one has to see the secret that the first one made. */
const FIND = new Statement<{ organizationId: string; keyId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('api_keys')
    .select('api_keys.person_id')
    .select(API_KEY_COLUMNS)
    .where('organization_id', '=', param('organizationId'))
    .where('key_id', '=', param('keyId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const LIST = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .selectFrom('api_keys')
    .select('api_keys.person_id')
    .select(API_KEY_COLUMNS)
    .where('organization_id', '=', param('organizationId'))
    .orderBy('created_at', 'desc')
    .orderBy('key_id', 'desc'),
);

const LIST_OF_PERSON = new Statement<{ organizationId: string; personId: string }>(({ db, param }) =>
  db
    .selectFrom('api_keys')
    .select('api_keys.person_id')
    .select(API_KEY_COLUMNS)
    .where('organization_id', '=', param('organizationId'))
    .where('person_id', '=', param('personId'))
    .orderBy('created_at', 'desc')
    .orderBy('key_id', 'desc'),
);

const REVOKE = new Statement<{ keyId: string; revokedAt: Date }>(({ db, param }) =>
  db
    .updateTable('api_keys')
    .set({ revoked_at: param('revokedAt') })
    .where('key_id', '=', param('keyId'))
    .where('revoked_at', 'is', null),
);

const REVOKE_OF_PERSON = new Statement<{ personId: string; revokedAt: Date }>(({ db, param }) =>
  db
    .updateTable('api_keys')
    .set({ revoked_at: param('revokedAt') })
    .where('person_id', '=', param('personId'))
    .where('revoked_at', 'is', null),
);
