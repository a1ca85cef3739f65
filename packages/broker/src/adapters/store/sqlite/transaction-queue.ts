/** Runs jobs one after the other, in the order they came. A job that fails does not keep back the next one. */
export class TransactionQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(job: () => Promise<T>): Promise<T> {
    const result = this.#last.then(job);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** When everything that is in the queue by now is over. */
  async drain(): Promise<void> {
    await this.#last;
  }
}
