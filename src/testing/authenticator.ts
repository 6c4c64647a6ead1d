import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();

/** Bytes of a head of CBOR: of texts, byte strings and maps that are shorter than 64 KB. */
const head = (kind: number, length: number): Buffer => {
  if (length < 24) return Buffer.from([(kind << 5) | length]);
  return length < 256
    ? Buffer.from([(kind << 5) | 24, length])
    : Buffer.from([(kind << 5) | 25, length >> 8, length & 255]);
};
const text = (said: string): Buffer => Buffer.concat([head(3, said.length), Buffer.from(said)]);
const byteString = (bytes: Buffer): Buffer => Buffer.concat([head(2, bytes.length), bytes]);

/** The public half of a P-256 key as COSE writes it. */
const coseOf = (publicKey: KeyObject): Buffer => {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const [left, right] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return Buffer.concat([
    // kty EC2, alg ES256, crv P-256, x, y
    Buffer.from('a5010203262001215820', 'hex'),
    left,
    Buffer.from('225820', 'hex'),
    right,
  ]);
};

const userPresent = 0x01;
const userVerified = 0x04;
const hasKey = 0x40;

/** What a device is asked, and how it answers when it is not quite right. */
type Asked = {
  readonly challenge: string;
  readonly rpId: string;
  readonly origin: string;
  readonly isVerified?: boolean;
};

/** A device that makes one passkey and signs with it, as a browser hands it on; its counter may be turned back, as a copy's stands back. */
export const authenticator = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const device = { counter: 0 };
  const dataOf = ({ rpId, isVerified = true }: Asked, flags: number): Buffer => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(device.counter);
    const shown = flags | userPresent | (isVerified ? userVerified : 0);
    return Buffer.concat([sha256(rpId), Buffer.from([shown]), counter]);
  };
  const clientData = (type: string, { challenge, origin }: Asked): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const whole = (response: Readonly<Record<string, Buffer>>): string =>
    JSON.stringify({
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response: Object.fromEntries(
        Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')]),
      ),
    });
  return {
    device,
    /** A new passkey, as JSON. */
    make: (asked: Asked): string => {
      const length = Buffer.from([id.length >> 8, id.length & 255]);
      const data = Buffer.concat([dataOf(asked, hasKey), Buffer.alloc(16), length, id, coseOf(publicKey)]);
      const attestationObject = Buffer.concat([
        head(5, 3),
        text('fmt'),
        text('none'),
        text('attStmt'),
        head(5, 0),
        text('authData'),
        byteString(data),
      ]);
      return whole({ clientDataJSON: clientData('webauthn.create', asked), attestationObject });
    },
    /** What it signs, as JSON; it counts one on. */
    sign: (asked: Asked): string => {
      device.counter += 1;
      const authenticatorData = dataOf(asked, 0);
      const clientDataJSON = clientData('webauthn.get', asked);
      const signature = sign(
        'sha256',
        Buffer.concat([authenticatorData, sha256(clientDataJSON)]),
        privateKey,
      );
      return whole({ clientDataJSON, authenticatorData, signature });
    },
  };
};
