// What a paper's QR code says and how it is signed: version, key, disaster, kind, number, day, hash of the address,
// class. Ed25519 over exactly these bytes, so that a changed class or number is found out without asking anybody.
import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export interface SignedContent {
  key_id: string;
  disaster_code: string;
  kind: string;
  certificate_number: number;
  /** YYYY-MM-DD */
  issued_on: string;
  /** 96 bits of SHA-256, base64url; see hashAddress. */
  address_hash: string;
  /** As printed; empty where none is certified. */
  damage_class: string;
}

const format = '1';
const between = '|';

/** `content.signature`, each in base64url. */
export function signContent(content: SignedContent, key: KeyObject): string {
  const bytes = Buffer.from(
    [
      format,
      content.key_id,
      content.disaster_code,
      content.kind,
      String(content.certificate_number),
      content.issued_on,
      content.address_hash,
      content.damage_class.replaceAll(between, '｜'),
    ].join(between),
  );
  return `${bytes.toString('base64url')}.${sign(null, bytes, key).toString('base64url')}`;
}

/** The content, or undefined where it is no content of ours or no key of the town has signed it. */
export function readContent(
  code: string,
  publicKeyOf: (keyId: string) => Uint8Array | undefined,
): SignedContent | undefined {
  const [content = '', signature = '', ...rest] = code.split('.');
  if (rest.length > 0 || signature.length > 100) return undefined;
  const bytes = Buffer.from(content, 'base64url');
  const parts = bytes.toString('utf8').split(between);
  const [
    version,
    key_id = '',
    disaster_code = '',
    kind = '',
    number = '',
    issued_on = '',
    address_hash = '',
  ] = parts;
  const certificate_number = Number(number);
  if (version !== format || parts.length !== 8 || !Number.isInteger(certificate_number)) return undefined;
  const key = publicKeyOf(key_id);
  if (key === undefined || !verify(null, bytes, publicKey(key), Buffer.from(signature, 'base64url')))
    return undefined;
  return {
    key_id,
    disaster_code,
    kind,
    certificate_number,
    issued_on,
    address_hash,
    damage_class: parts[7] ?? '',
  };
}

/** Of the address as printed, without blanks and widths; with the certificate's number, so that equal houses differ. */
export function hashAddress(
  address: string,
  of: Pick<SignedContent, 'disaster_code' | 'kind' | 'certificate_number'>,
): string {
  const folded = address
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(/[‐-―−ー]/gu, '-');
  const digest = createHash('sha256').update(
    [of.disaster_code, of.kind, String(of.certificate_number), folded].join(between),
  );
  return digest.digest().subarray(0, 12).toString('base64url');
}

/** First eight digits of the key's SHA-256. */
export function keyIdOf(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

/** The 32 bytes of a public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
}

function publicKey(raw: Uint8Array): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') },
    format: 'jwk',
  });
}
