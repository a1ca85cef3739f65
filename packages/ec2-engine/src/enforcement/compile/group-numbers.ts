/** Gives each group a number for the table: the next free one when it is first asked for. 0 is nobody's. */
export class GroupNumbers {
  readonly #numbers = new Map<string, number>();

  of(groupId: string): number {
    const known = this.#numbers.get(groupId);
    if (known !== undefined) return known;
    const next = this.#numbers.size + 1;
    this.#numbers.set(groupId, next);
    return next;
  }
}
