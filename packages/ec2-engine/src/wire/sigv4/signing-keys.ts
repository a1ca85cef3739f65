import { createHmac } from 'node:crypto';

/** Which key signs: it is another every day, Region and service. */
export interface SigningScope {
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

/** A few days and Regions of honest clients; anybody who knows the access key id can name others. */
const MOST_KEYS = 16;

/** Derives the keys that sign requests, and keeps the latest: deriving one costs four hashes. */
export class SigningKeys {
  readonly #secret: string;
  readonly #keys = new Map<string, Buffer>();

  constructor(secretAccessKey: string) {
    this.#secret = secretAccessKey;
  }

  keyFor(scope: SigningScope): Buffer {
    const name = `${scope.day}/${scope.region}/${scope.service}`;
    const known = this.#keys.get(name);
    if (known !== undefined) return known;

    const key = this.#derive(scope);
    const [oldest] = this.#keys.keys();
    if (oldest !== undefined && this.#keys.size >= MOST_KEYS) this.#keys.delete(oldest);
    this.#keys.set(name, key);
    return key;
  }

  #derive({ day, region, service }: SigningScope): Buffer {
    return [day, region, service, 'aws4_request'].reduce<Buffer>(
      (key, part) => createHmac('sha256', key).update(part, 'utf8').digest(),
      Buffer.from(`AWS4${this.#secret}`, 'utf8'),
    );
  }
}
