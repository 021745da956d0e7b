import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** How a device answers: by default as an honest one would. */
export type Answering = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  counter?: number;
  isVerified?: boolean;
  userHandle?: string | null;
};

const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const sha256 = (text: Uint8Array | string): Buffer => createHash('sha256').update(text).digest();

/**
 * A device that makes and uses one passkey (ES256, attestation "none"), as browsers write its answers down.
 * Where its owner is and what it says can be bent, to see what the site refuses.
 */
export function anAuthenticator({ origin = 'http://localhost:4321', rpId = 'localhost' } = {}) {
  const id = randomBytes(32);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let counter = 0;
  let userHandle = '';
  const whole = (type: string, challenge: string, said: Answering) => {
    const client = { type, challenge: said.challenge ?? challenge, origin: said.origin ?? origin };
    const clientData = Buffer.from(JSON.stringify({ ...client, crossOrigin: false }));
    counter = said.counter ?? counter + 1;
    return { clientData, head: headOf(said.rpId ?? rpId, said.isVerified ?? true, counter) };
  };
  const credential = (response: object): string =>
    JSON.stringify({
      id: base64url(id),
      rawId: base64url(id),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    });
  return {
    id: base64url(id),
    /** Answers the question for a new passkey. */
    make({ challenge, user }: { challenge: string; user: { id: string } }, said: Answering = {}): string {
      userHandle = user.id;
      const { clientData, head } = whole('webauthn.create', challenge, said);
      head[32]! |= 0x40;
      const attested = Buffer.concat([
        head,
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        cose(publicKey),
      ]);
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3]),
        ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData')],
        Buffer.from([0x59, attested.length >> 8, attested.length & 0xff]),
        attested,
      ]);
      return credential({
        clientDataJSON: base64url(clientData),
        attestationObject: base64url(attestationObject),
        transports: ['internal'],
      });
    },
    /** Answers the question for a passkey that is there. */
    use({ challenge }: { challenge: string }, said: Answering = {}): string {
      const { clientData, head } = whole('webauthn.get', challenge, said);
      const signature = sign('sha256', Buffer.concat([head, sha256(clientData)]), privateKey);
      const handle = said.userHandle === undefined ? userHandle : said.userHandle;
      return credential({
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(head),
        signature: base64url(signature),
        ...(handle !== null && { userHandle: handle }),
      });
    },
  };
}

// Present, and verified when a finger, a face or a PIN opened the device.
function headOf(rpId: string, isVerified: boolean, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([isVerified ? 0x05 : 0x01]), count]);
}

// CBOR: a text of under 24 bytes.
const text = (words: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);

// The key in COSE: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
function cose(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const coordinate = (name: number, value: string) =>
    Buffer.concat([Buffer.from([name, 0x58, 32]), Buffer.from(value, 'base64url')]);
  const kind = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
  return Buffer.concat([kind, coordinate(0x21, x), coordinate(0x22, y)]);
}
