import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What a test may get wrong on purpose. */
export interface Misbehaviour {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string | null;
  readonly isSynced?: boolean;
  /** Signs with the key of another passkey. */
  readonly key?: KeyObject;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const BACKUP_ELIGIBLE = 0x08;
const BACKED_UP = 0x10;
const ATTESTED = 0x40;

/**
 * A passkey and the device that has it, in a few lines of their own: byte by byte as in WebAuthn, level 2, sections
 * 6.1 and 6.5, so that it shares nothing with the library that checks it.
 */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(16).toString('base64url');
  readonly key: KeyObject;
  readonly #publicKey: Buffer;
  readonly #origin: string;
  #rpId = '';
  #userHandle: string | null = null;
  counter = 0;

  constructor(origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.key = privateKey;
    this.#publicKey = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    this.#origin = origin;
  }

  make(
    options: {
      readonly challenge: string;
      readonly rp: { readonly id: string };
      readonly user: { readonly id: string };
    },
    wrong: Misbehaviour = {},
  ) {
    this.#rpId = options.rp.id;
    this.#userHandle = options.user.id;
    const id = Buffer.from(this.credentialId, 'base64url');
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, this.#publicKey]);
    const authData = Buffer.concat([this.#authenticatorData(wrong, ATTESTED), attested]);
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([authData.length]),
      authData,
    ]);
    return {
      id: this.credentialId,
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, wrong).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  use({ challenge }: { readonly challenge: string }, wrong: Misbehaviour = {}) {
    this.counter += 1;
    const authenticatorData = this.#authenticatorData(wrong, 0);
    const clientData = this.#clientData('webauthn.get', challenge, wrong);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
    return {
      id: this.credentialId,
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, wrong.key ?? this.key).toString('base64url'),
        userHandle: wrong.userHandle === undefined ? this.#userHandle : wrong.userHandle,
      },
    };
  }

  #authenticatorData({ rpId = this.#rpId, isVerified = true, isSynced = false, counter }: Misbehaviour, more: number) {
    const flags = PRESENT | (isVerified ? VERIFIED : 0) | (isSynced ? BACKUP_ELIGIBLE | BACKED_UP : 0) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter ?? this.counter);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count]);
  }

  #clientData(usual: string, challenge: string, { type = usual, origin = this.#origin }: Misbehaviour): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }
}
