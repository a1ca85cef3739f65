/** One field in words: what it is called, and what stands in it. */
export type FieldText = readonly [label: string, text: string];

/** A field that two versions of something disagree about, in words. */
export interface Difference {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What differs between what somebody saved and what stands in the form, in the order of the form. */
export function differencesOf(mine: readonly FieldText[], theirs: readonly FieldText[]): readonly Difference[] {
  const theirTexts = new Map(theirs);
  return mine
    .map(([label, text]) => ({ label, mine: text, theirs: theirTexts.get(label) ?? '' }))
    .filter((difference) => difference.mine !== difference.theirs);
}
