import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2, threeTierSeed } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { RawClient } from '../support/raw-client.ts';
import { presignedTarget, signedHeaders } from '../support/sign-request.ts';
import { tcp, text } from '../support/test-account.ts';

const BASTION = 'sg-0b4571080b4571080';
let server: LocalEc2;
let client: RawClient;

beforeAll(async () => {
  server = await startLocalEc2({ seed: threeTierSeed });
  client = new RawClient(server.url);
});

afterAll(async () => {
  client.close();
  await server.close();
});

/** Sends bytes as they are and gives what comes back until the connection ends. */
function sendBytes(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes));
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (received += chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(received);
    });
  });
}

const isAlive = async () => (await client.call('DescribeVpcs')).status === 200;

describe('the server', () => {
  it('keeps a connection for many calls and names every request', async () => {
    const replies = [await client.call('DescribeVpcs'), await client.call('DescribeVpcs')];

    for (const { headers, body } of replies) {
      expect(headers['content-type']).toBe('text/xml;charset=UTF-8');
      expect(headers['x-amzn-requestid']).toBe(text(body, 'requestId'));
      expect(headers['connection']).toBe('keep-alive');
    }
    expect(replies[0]!.headers['x-amzn-requestid']).not.toBe(replies[1]!.headers['x-amzn-requestid']);
  });

  it('answers a presigned GET', async () => {
    const path = presignedTarget({
      host: new URL(server.url).host,
      parameters: { Action: 'DescribeRegions', Version: '2016-11-15' },
    });

    expect(await client.send('GET', path, {})).toMatchObject({ status: 200 });
  });

  it('says that it lives', async () => {
    expect(await client.send('GET', '/healthz', {})).toMatchObject({ status: 200, body: 'ok\n' });
  });

  it.each([
    ['an unknown action', 'MakeCoffee', {}, 'InvalidAction'],
    ['an action of Object', 'constructor', {}, 'InvalidAction'],
    ['an unknown parameter', 'DescribeVpcs', { Colour: 'red' }, 'UnknownParameter'],
    [
      'a parameter that would pollute a prototype',
      'DescribeVpcs',
      { __proto__x: '1', 'constructor.prototype.x': '1' },
      'UnknownParameter',
    ],
  ])('answers %s with an error', async (_name, action, parameters, code) => {
    const reply = await client.call(action, parameters);

    expect([reply.status, text(reply.body, 'Code')]).toEqual([400, code]);
    expect(text(reply.body, 'RequestID')).toBe(reply.headers['x-amzn-requestid']);
  });

  it('answers an unsigned call as EC2 does', async () => {
    const reply = await client.send('GET', '/?Action=DescribeVpcs&Version=2016-11-15', {});

    expect(reply).toMatchObject({ status: 400 });
    expect(text(reply.body, 'Message')).toBe('The request must contain the parameter AWSAccessKeyId');
  });

  it.each([
    ['no action', 'Version=2016-11-15', 'MissingAction'],
    ['no version', 'Action=DescribeVpcs', 'MissingParameter'],
    ['a version of the wrong service', 'Action=DescribeVpcs&Version=2011-06-15', 'NoSuchVersion'],
    ['a name twice', 'Action=DescribeVpcs&Action=DeleteVpc&Version=2016-11-15', 'InvalidQueryParameter'],
    ['broken encoding', 'Action=DescribeVpcs&Version=2016-11-15&VpcId.1=%E0%A4%A', 'MalformedQueryString'],
    ['JSON', '{"Action":"DescribeVpcs"}', 'MissingAction'],
  ])('answers a signed body with %s', async (_name, body, code) => {
    const reply = await client.send('POST', '/', signedHeaders({ host: new URL(server.url).host, body }), body);

    expect(text(reply.body, 'Code')).toBe(code);
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('refuses %s', async (method) => {
    expect((await client.send(method, '/', {})).status).toBe(405);
  });

  it('refuses other paths, signed or not', async () => {
    const body = 'Action=DescribeVpcs&Version=2016-11-15';

    expect(
      text(
        (await client.send('POST', '/admin', signedHeaders({ host: new URL(server.url).host, body }), body)).body,
        'Code',
      ),
    ).toBe('InvalidAction');
  });
});

describe('an attack', () => {
  it('an oversized body, announced', async () => {
    const reply = await sendBytes(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999999\r\n\r\n`);

    expect(reply).toContain('HTTP/1.1 413');
    expect(reply).toContain('<Code>RequestEntityTooLarge</Code>');
    expect(await isAlive()).toBe(true);
  });

  it('an oversized body, in chunks', async () => {
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;

    expect(
      await sendBytes(`POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(20)}0\r\n\r\n`),
    ).toContain('HTTP/1.1 413');
    expect(await isAlive()).toBe(true);
  });

  it.each([
    ['what is not HTTP', '\u0000\u0001\u0002 hello\r\n\r\n'],
    ['headers without end', `POST / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    [
      'a length and chunks, to smuggle a request',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /',
    ],
  ])('%s', async (_name, bytes) => {
    expect(await sendBytes(bytes)).toMatch(/^HTTP\/1\.1 400/);
    expect(await isAlive()).toBe(true);
  });

  it('a request without a host', async () => {
    const reply = await sendBytes('GET /?Action=DescribeVpcs HTTP/1.1\r\nconnection: close\r\n\r\n');

    expect(reply).toContain('<Code>MissingParameter</Code>');
  });

  it('a client that goes away in the middle of its body', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nabc', () => socket.destroy());
      });
      socket.on('close', () => {
        resolve();
      });
    });

    expect(await isAlive()).toBe(true);
  });

  it('XML in names and values comes back as text', async () => {
    const injected = `</value></item></tagSet><item>&x;<![CDATA[`;

    await client.call('CreateTags', { ResourceId: [BASTION], Tag: [{ Key: `<k a="b">`, Value: injected }] });
    const { body } = await client.call('DescribeTags', { Filter: [{ Name: 'key', Value: ['<k*'] }] });
    const { body: error } = await client.call('DescribeVpcs', { '<x/>': '1' });

    expect(text(body, 'value')).toBe('&lt;/value&gt;&lt;/item&gt;&lt;/tagSet&gt;&lt;item&gt;&amp;x;&lt;![CDATA[');
    expect(text(error, 'Message')).toBe('The parameter &lt;x/&gt; is not recognized');
  });

  it('wildcards made to be slow, over many groups', async () => {
    const started = performance.now();
    const Value = Array.from({ length: 200 }, (_, index) => `${'*a'.repeat(200)}${index}`);

    const { status } = await client.call('DescribeSecurityGroups', {
      Filter: [
        { Name: 'description', Value },
        { Name: 'group-name', Value },
      ],
    });

    expect(status).toBe(200);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('a body of nothing but separators and empty names', async () => {
    const body = '&=.'.repeat(300_000);
    const reply = await client.send('POST', '/', signedHeaders({ host: new URL(server.url).host, body }), body);

    expect(reply.status).toBe(400);
    expect(await isAlive()).toBe(true);
  });
});

describe('many calls at once', () => {
  it('each see the whole of every change and nothing of a refused one', async () => {
    const clients = Array.from({ length: 8 }, () => new RawClient(server.url));
    const before = server.world.rulesByGroup.count(BASTION);

    const replies = await Promise.all(
      clients.flatMap((one, number) => [
        one.call('AuthorizeSecurityGroupIngress', {
          GroupId: BASTION,
          IpPermissions: [tcp(1000 + number, '192.0.2.1/32'), tcp(2000 + number, '192.0.2.1/32')],
        }),
        one.call('AuthorizeSecurityGroupIngress', { GroupId: BASTION, IpPermissions: [tcp(3000, '192.0.2.1/32')] }),
      ]),
    );

    expect(replies.filter(({ status }) => status === 200)).toHaveLength(9);
    expect(replies.filter(({ body }) => body.includes('InvalidPermission.Duplicate'))).toHaveLength(7);
    expect(server.world.rulesByGroup.count(BASTION)).toBe(before + 17);
    for (const one of clients) one.close();
  });
});
