import type { SetupLink } from '../../../application/ports/person-repository.ts';
import { orNull, readInstant, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

/** One-time links, kept by the hash of their token. */

export async function insertSetupLink(session: SqlSession, link: SetupLink): Promise<void> {
  await session.insert('setup_links', [
    {
      token_hash: link.tokenHash,
      person_id: link.personId,
      organization_id: link.organizationId,
      expires_at: link.expiresAt,
    },
  ]);
}

export async function findSetupLink(session: SqlSession, tokenHash: string, now: Date): Promise<SetupLink | null> {
  const row = await session.first(FIND, { tokenHash, now });
  return row && setupLinkOf(row);
}

export async function deleteSetupLinksOf(session: SqlSession, personId: string | null): Promise<void> {
  if (personId === null) await session.run(DELETE_WITHOUT_PERSON, {});
  else await session.run(DELETE_OF_PERSON, { personId });
}

/** Locked, because a link is for one use: the second one to come finds it gone. */
const FIND = new Statement<{ tokenHash: string; now: Date }>(({ db, flavour, param }) =>
  db
    .selectFrom('setup_links')
    .selectAll()
    .where('token_hash', '=', param('tokenHash'))
    .where('expires_at', '>', param('now'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const DELETE_OF_PERSON = new Statement<{ personId: string }>(({ db, param }) =>
  db.deleteFrom('setup_links').where('person_id', '=', param('personId')),
);

const DELETE_WITHOUT_PERSON = new Statement(({ db }) => db.deleteFrom('setup_links').where('person_id', 'is', null));

function setupLinkOf(row: Row): SetupLink {
  return {
    tokenHash: readText(row, 'token_hash'),
    personId: orNull(row, 'person_id', readText),
    organizationId: orNull(row, 'organization_id', readText),
    expiresAt: readInstant(row, 'expires_at'),
  };
}
