/** Who did it, for people: the person, and the API key if it was a program of theirs. */
export function eventActor({
  actorName,
  apiKeyId,
  apiKeyName,
}: {
  readonly actorName: string | null;
  readonly apiKeyId: string | null;
  readonly apiKeyName: string | null;
}): string {
  const name = actorName ?? 'Gatelease';
  return apiKeyId === null ? name : `${name}, with the API key ${apiKeyName ?? apiKeyId}`;
}
