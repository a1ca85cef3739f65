import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../../application/ports/ids.ts';
import { RandomSupply } from './random-supply.ts';

/** Crockford's base 32: its order as text is its order as numbers. */
const BASE_32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** No I, L, O, 0, 1 (they look alike), and no U (it makes words). */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const ACCESS_CODE_LENGTH = 8;

const LETTERS_AND_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Sixteen letters of thirty: 78 bits. */
const RECOVERY_CODE_GROUPS = 4;
const RECOVERY_CODE_GROUP_LENGTH = 4;

const TIME_BITS = 48n;
const RANDOM_BITS = 80n;
const RANDOM_BYTES = 10;
const ID_LENGTH = 26;

/**
 * Ids are ULIDs behind a prefix: 48 bits of time, 80 random bits. Those of one process are strictly increasing,
 * also within a millisecond and when the machine's clock is set back.
 */
export class RandomIds implements Ids {
  readonly #now: () => number;
  readonly #random = new RandomSupply();
  #last = 0n;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  newId(prefix: string): string {
    const time = BigInt.asUintN(Number(TIME_BITS), BigInt(this.#now()));
    const random = BigInt(`0x${this.#random.take(RANDOM_BYTES).toString('hex')}`);
    const fresh = (time << RANDOM_BITS) | random;

    this.#last = fresh > this.#last ? fresh : this.#last + 1n + BigInt(randomInt(2 ** 32));
    return `${prefix}_${inBase32(this.#last)}`;
  }

  newToken(): string {
    return randomBytes(32).toString('base64url');
  }

  newLettersAndDigits(length: number): string {
    return randomLetters(length, LETTERS_AND_DIGITS);
  }

  newAccessCode(): string {
    return randomLetters(ACCESS_CODE_LENGTH);
  }

  newRecoveryCode(): string {
    return Array.from({ length: RECOVERY_CODE_GROUPS }, () => randomLetters(RECOVERY_CODE_GROUP_LENGTH)).join('-');
  }
}

function randomLetters(length: number, letters = LETTERS): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
}

/** In parts that fit a number: one digit at a time of the whole takes ten times as long. */
function inBase32(value: bigint): string {
  let text = '';
  for (let place = 0; place < ID_LENGTH; place += PART_DIGITS) {
    let part = Number(BigInt.asUintN(5 * PART_DIGITS, value >> BigInt(5 * place)));
    const digits = Math.min(PART_DIGITS, ID_LENGTH - place);
    for (let digit = 0; digit < digits; digit += 1) {
      text = BASE_32.charAt(part % 32) + text;
      part = Math.floor(part / 32);
    }
  }
  return text;
}

const PART_DIGITS = 10;
