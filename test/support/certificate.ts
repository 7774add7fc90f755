import { createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A certificate for tests, with its key, as PEM. */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
}

const INTEGER = 2;
const BITS = 3;
const OCTETS = 4;
const IDENTIFIER = 6;
const UTF8 = 12;
const TIME = 24;
const SEQUENCE = 48;
const SET = 49;

const encode = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, Math.floor(length / 256), length % 256];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const identifier = (text: string): Buffer => encode(IDENTIFIER, hex(text));
const sequence = (...parts: readonly Buffer[]): Buffer => encode(SEQUENCE, ...parts);

const ECDSA_WITH_SHA256 = sequence(identifier('2a8648ce3d040302'));
const COMMON_NAME = identifier('550403');
const BASIC_CONSTRAINTS = identifier('551d13');
const OTHER_NAMES = identifier('551d11');
const YES = hex('0101ff');

const nameOf = (name: string): Buffer =>
  sequence(encode(SET, sequence(COMMON_NAME, encode(UTF8, Buffer.from(name)))));

const time = (text: string): Buffer => encode(TIME, Buffer.from(text));

const extension = (id: Buffer, isCritical: boolean, value: Buffer): Buffer =>
  sequence(id, ...(isCritical ? [YES] : []), encode(OCTETS, value));

const pemOf = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;

const make = (
  subject: string,
  issuer: string,
  issuerKey: KeyObject | undefined,
  extensions: readonly Buffer[],
): { readonly pem: TestCertificate; readonly privateKey: KeyObject } => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = sequence(
    encode(0xa0, hex('020102')),
    encode(INTEGER, hex('01'), randomBytes(8)),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    sequence(time('20200101000000Z'), time('20991231000000Z')),
    nameOf(subject),
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    encode(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, issuerKey ?? privateKey);
  const certificate = pemOf(sequence(body, ECDSA_WITH_SHA256, encode(BITS, hex('00'), signature)));
  return {
    pem: { certificate, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
    privateKey,
  };
};

/** An authority of a test's own, and a certificate that it gives to a host name. */
export const makeCertificates = (
  host: string,
): { readonly authority: string; readonly server: TestCertificate } => {
  const authority = make('An authority of a test', 'An authority of a test', undefined, [
    extension(BASIC_CONSTRAINTS, true, sequence(YES)),
  ]);
  const server = make(host, 'An authority of a test', authority.privateKey, [
    extension(OTHER_NAMES, false, sequence(encode(0x82, Buffer.from(host)))),
  ]);
  return { authority: authority.pem.certificate, server: server.pem };
};
