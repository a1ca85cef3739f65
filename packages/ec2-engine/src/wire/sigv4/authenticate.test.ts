import { describe, expect, it } from 'vitest';

import { presignedTarget, signedHeaders } from '../../../test/support/sign-request.ts';
import type { SigningInput } from '../../../test/support/sign-request.ts';
import { parseQueryText } from '../query-text.ts';
import type { Service } from '../service.ts';
import { Authenticator } from './authenticate.ts';
import type { Credentials } from './authenticate.ts';
import type { RawRequest } from './signed-request.ts';
import { SigningKeys } from './signing-keys.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const HOST = '127.0.0.1:4566';
const BODY = 'Action=DescribeVpcs&Version=2016-11-15';
const MINUTE = 60_000;

function authenticator(now = NOW, credentials: Partial<Credentials> = {}) {
  return new Authenticator({
    find: () => ({ accessKeyId: 'test', secretAccessKey: 'test', ...credentials }),
    region: 'us-east-1',
    now: () => now,
  });
}

function signed(input: Partial<SigningInput> = {}, changes: Partial<RawRequest> = {}): RawRequest {
  const headers = signedHeaders({ host: HOST, body: BODY, now: NOW, ...input });
  return { method: 'POST', target: '/', headers: Object.entries(headers), body: BODY, ...changes };
}

function problemOf(request: RawRequest, service: Service = 'ec2', by = authenticator()) {
  const query = parseQueryText(request.target.split('?')[1] ?? '');
  const authentication = by.authenticate(request, query.ok ? query.parameters : new Map(), service);
  return authentication.ok ? 'none' : authentication.error.code;
}

const replaceHeader = (request: RawRequest, name: string, value: string): RawRequest => ({
  ...request,
  headers: request.headers.map((header) => (header[0] === name ? [name, value] : header)),
});

describe('the test vectors of AWS', () => {
  const vectors = new Authenticator({
    find: () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }),
    region: 'us-east-1',
    now: () => new Date('2015-08-30T12:36:00Z'),
  });
  const authorization = (signature: string) =>
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`;
  const vector = (target: string, signature: string): RawRequest => ({
    method: 'GET',
    target,
    headers: [
      ['host', 'example.amazonaws.com'],
      ['x-amz-date', '20150830T123600Z'],
      ['authorization', authorization(signature)],
    ],
    body: '',
  });

  it.each([
    ['get-vanilla', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      '/?Param2=value2&Param1=value1',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
  ])('%s', (_name, target, signature) => {
    expect(problemOf(vector(target, signature), 'service' as Service, vectors)).toBe('none');
    expect(problemOf(vector(target, signature.replace('5', '6')), 'service' as Service, vectors)).toBe(
      'SignatureDoesNotMatch',
    );
  });

  it('of the derivation of the signing key', () => {
    const key = new SigningKeys('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY').keyFor({
      day: '20150830',
      region: 'us-east-1',
      service: 'iam',
    });

    expect(key.toString('hex')).toBe('c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9');
  });
});

describe('a signed request', () => {
  it('is taken with whatever headers it signed', () => {
    expect(problemOf(signed())).toBe('none');
    expect(
      problemOf(signed({ headers: { 'amz-sdk-request': '  attempt=1; max=3 ', 'x-amz-user-agent': 'aws-sdk-js' } })),
    ).toBe('none');
    expect(problemOf(signed({ service: 'sts' }), 'sts')).toBe('none');
  });

  it('is taken with a session token only where there is one', () => {
    const headers = { 'x-amz-security-token': 'token' };
    const withToken = authenticator(NOW, { sessionToken: 'token' });

    expect(problemOf(signed({ headers }))).toBe('AuthFailure');
    expect(problemOf(signed({ headers }), 'ec2', withToken)).toBe('none');
    expect(problemOf(signed(), 'ec2', withToken)).toBe('AuthFailure');
    expect(problemOf(signed({ headers: { 'x-amz-security-token': 'other' } }), 'ec2', withToken)).toBe('AuthFailure');
  });
});

describe('an attack', () => {
  it('a tampered body', () => {
    expect(problemOf(signed({}, { body: `${BODY}&DryRun=true` }))).toBe('SignatureDoesNotMatch');
  });

  it('a tampered body that brings the hash it was signed with', () => {
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };

    expect(problemOf(signed({ headers }, { body: `${BODY}&DryRun=true` }))).toBe('SignatureDoesNotMatch');
  });

  it('a parameter added to the query of a signed body', () => {
    expect(problemOf(signed({}, { target: '/?DryRun=false' }))).toBe('SignatureDoesNotMatch');
  });

  it('another method', () => {
    expect(problemOf(signed({}, { method: 'GET' }))).toBe('SignatureDoesNotMatch');
  });

  it('a request replayed to another host or port', () => {
    expect(problemOf(replaceHeader(signed(), 'host', '127.0.0.1:9999'))).toBe('SignatureDoesNotMatch');
  });

  it('a second host header', () => {
    const request = signed();

    expect(problemOf({ ...request, headers: [...request.headers, ['host', 'evil.example']] })).toBe(
      'SignatureDoesNotMatch',
    );
  });

  it('a signature that leaves out the host', () => {
    expect(problemOf(signed({ signedHeaders: ['x-amz-date'] }))).toBe('SignatureDoesNotMatch');
  });

  it('a signature that leaves out the date', () => {
    expect(problemOf(signed({ signedHeaders: ['host'] }))).toBe('SignatureDoesNotMatch');
  });

  it('a date that was moved after signing', () => {
    expect(problemOf(replaceHeader(signed(), 'x-amz-date', '20260302T100100Z'))).toBe('SignatureDoesNotMatch');
  });

  it('a scope of another day than the date', () => {
    const request = signed();
    const authorization = request.headers
      .find(([name]) => name === 'authorization')![1]
      .replace('20260302', '20260301');

    expect(problemOf(replaceHeader(request, 'authorization', authorization))).toBe('SignatureDoesNotMatch');
  });

  it.each([
    ['replayed after 15 minutes', 15 * MINUTE + 1, 'RequestExpired'],
    ['replayed in time', 15 * MINUTE, 'none'],
    ['dated 15 minutes ahead', -15 * MINUTE - 1000, 'RequestExpired'],
    ['dated a little ahead', -MINUTE, 'none'],
  ])('a request %s', (_name, age, code) => {
    expect(problemOf(signed({ now: new Date(NOW.getTime() - age) }))).toBe(code);
  });

  it.each([
    ['an unknown access key', { accessKeyId: 'AKIAUNKNOWN' }, 'AuthFailure', 'InvalidClientTokenId'],
    ['a wrong secret', { secretAccessKey: 'guess' }, 'SignatureDoesNotMatch', 'SignatureDoesNotMatch'],
    ['another Region', { region: 'eu-west-1' }, 'AuthFailure', 'SignatureDoesNotMatch'],
    ['another service', { service: 's3' }, 'SignatureDoesNotMatch', 'SignatureDoesNotMatch'],
  ])('%s', (_name, input, ec2Code, stsCode) => {
    expect(problemOf(signed({ service: 'ec2', ...input }))).toBe(ec2Code);
    expect(problemOf(signed({ service: 'sts', ...input }), 'sts')).toBe(stsCode);
  });

  it('does not learn the clock of the server without the secret', () => {
    const old = new Date(NOW.getTime() - 60 * MINUTE);

    expect(problemOf(signed({ now: old, secretAccessKey: 'guess' }))).toBe('SignatureDoesNotMatch');
  });

  it('no signature at all', () => {
    const unsigned = signed({}, { headers: [['host', HOST]] });

    expect(authenticator().authenticate(unsigned, new Map(), 'ec2')).toMatchObject({
      error: { code: 'MissingParameter', message: 'The request must contain the parameter AWSAccessKeyId' },
    });
    expect(authenticator().authenticate(unsigned, new Map(), 'sts')).toMatchObject({
      error: { code: 'MissingAuthenticationToken', status: 403 },
    });
  });

  it('two signatures', () => {
    const request = signed();
    const authorization = request.headers.find(([name]) => name === 'authorization')!;

    expect(problemOf({ ...request, headers: [...request.headers, authorization] })).toBe('IncompleteSignature');
    expect(problemOf({ ...request, target: '/?X-Amz-Signature=00' })).toBe('IncompleteSignature');
  });

  it.each([
    ['', 'IncompleteSignature'],
    ['Basic dGVzdDp0ZXN0', 'IncompleteSignature'],
    ['AWS4-HMAC-SHA256', 'IncompleteSignature'],
    ['AWS4-HMAC-SHA256 Credential=test', 'IncompleteSignature'],
    [
      'AWS4-HMAC-SHA256 Credential=test/20260302/us-east-1/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature=',
      'IncompleteSignature',
    ],
    [
      'AWS4-HMAC-SHA256 Credential=test/20260302/us-east-1/ec2/aws4_request, SignedHeaders=Host;x-amz-date, Signature=' +
        '0'.repeat(64),
      'IncompleteSignature',
    ],
    [
      'AWS4-HMAC-SHA256 Credential=test/20260302/us-east-1/ec2/aws4_request, SignedHeaders=host;host;x-amz-date, Signature=' +
        '0'.repeat(64),
      'IncompleteSignature',
    ],
    [
      'AWS4-HMAC-SHA256 Credential=test/20260302/us-east-1/ec2/aws4_request/x, SignedHeaders=host;x-amz-date, Signature=' +
        '0'.repeat(64),
      'IncompleteSignature',
    ],
    [
      'AWS4-HMAC-SHA256 Credential=/20260302/us-east-1/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature=' +
        '0'.repeat(64),
      'IncompleteSignature',
    ],
    [
      'AWS4-HMAC-SHA256 Credential=test/20260302/us-east-1/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature=' +
        '0'.repeat(64),
      'SignatureDoesNotMatch',
    ],
  ])('a malformed Authorization %j', (authorization, code) => {
    expect(problemOf(replaceHeader(signed(), 'authorization', authorization))).toBe(code);
  });

  it('a date that is none, signed all the same', () => {
    const request = signed({ headers: { 'x-amz-date': '20260302T999999Z' } });

    expect(problemOf(request)).not.toBe('none');
  });

  it('fills the memory with keys for days and Regions that nobody asked for', () => {
    const keys = new SigningKeys('test');
    const first = keys.keyFor({ day: '20260302', region: 'us-east-1', service: 'ec2' });

    for (let number = 0; number < 1000; number += 1) keys.keyFor({ day: String(number), region: 'x', service: 'ec2' });

    expect(keys.keyFor({ day: '20260302', region: 'us-east-1', service: 'ec2' })).toEqual(first);
    expect(keys.keyFor({ day: '20260302', region: 'us-east-1', service: 'ec2' })).not.toBe(first);
  });
});

describe('a presigned URL', () => {
  const parameters = { Action: 'DescribeVpcs', Version: '2016-11-15', 'Filter.1.Name': 'tag:a b*(c)' };
  const presigned = (input: Partial<Parameters<typeof presignedTarget>[0]> = {}): RawRequest => ({
    method: 'GET',
    target: presignedTarget({ host: HOST, now: NOW, parameters, ...input }),
    headers: [['host', HOST]],
    body: '',
  });
  const later = (seconds: number) => authenticator(new Date(NOW.getTime() + seconds * 1000));

  it('is good until it expires', () => {
    expect(problemOf(presigned())).toBe('none');
    expect(problemOf(presigned(), 'ec2', later(60))).toBe('none');
    expect(problemOf(presigned(), 'ec2', later(61))).toBe('RequestExpired');
    expect(problemOf(presigned({ expires: 3600 }), 'ec2', later(1800))).toBe('none');
  });

  it.each([
    ['a changed parameter', (target: string) => target.replace('DescribeVpcs', 'DescribeSubnets')],
    ['a longer life', (target: string) => target.replace('X-Amz-Expires=60', 'X-Amz-Expires=600')],
    ['a parameter more', (target: string) => `${target}&DryRun=true`],
  ])('is not good with %s', (_name, change) => {
    const request = presigned();

    expect(problemOf({ ...request, target: change(request.target) })).toBe('SignatureDoesNotMatch');
  });

  it.each(['0', '604801', '-1', '1e3', ''])('may not be good for %j seconds', (expires) => {
    const request = presigned();

    expect(problemOf({ ...request, target: request.target.replace('Expires=60', `Expires=${expires}`) })).toBe(
      'IncompleteSignature',
    );
  });

  it('is not good with a body', () => {
    expect(problemOf({ ...presigned(), body: 'DryRun=true' })).toBe('SignatureDoesNotMatch');
  });
});
