import { createHash, createHmac } from 'node:crypto';

/**
 * Signs requests for tests, apart from the code that verifies them. Every part can be set to what an attacker would.
 */
export interface SigningInput {
  readonly host: string;
  readonly body?: string;
  readonly method?: string;
  readonly service?: string;
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly now?: Date;
  readonly headers?: Readonly<Record<string, string>>;
  /** Header names to sign; all that are sent when it is left out. */
  readonly signedHeaders?: readonly string[];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const strict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The headers of a signed request, `Authorization` among them. */
export function signedHeaders(input: SigningInput): Record<string, string> {
  const { host, body = '', method = 'POST', now = new Date(), headers = {} } = input;
  const instant = basicInstant(now);
  const sent: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host,
    'x-amz-date': instant,
    ...headers,
  };
  const names = [...(input.signedHeaders ?? Object.keys(sent))].sort();
  const canonicalHeaders = names.map((name) => `${name}:${(sent[name] ?? '').trim()}\n`).join('');
  const canonical = [method, '/', '', canonicalHeaders, names.join(';'), sha256(body)].join('\n');
  const { accessKeyId = 'test' } = input;
  const { scope, signature } = sign(input, instant, canonical);
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

/** The path and query of a presigned GET. */
export function presignedTarget(
  input: SigningInput & { readonly expires?: number; readonly parameters: Readonly<Record<string, string>> },
): string {
  const { host, now = new Date(), accessKeyId = 'test', expires = 60 } = input;
  const instant = basicInstant(now);
  const query = {
    ...input.parameters,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${accessKeyId}/${scopeOf(input, instant)}`,
    'X-Amz-Date': instant,
    'X-Amz-Expires': String(expires),
    'X-Amz-SignedHeaders': 'host',
  };
  const text = Object.entries(query)
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .sort()
    .join('&');
  const canonical = ['GET', '/', text, `host:${host}\n`, 'host', sha256('')].join('\n');
  return `/?${text}&X-Amz-Signature=${sign(input, instant, canonical).signature}`;
}

function sign(input: SigningInput, instant: string, canonical: string) {
  const { secretAccessKey = 'test', region = 'us-east-1', service = 'ec2' } = input;
  const scope = scopeOf(input, instant);
  const key = [instant.slice(0, 8), region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${secretAccessKey}`,
  );
  const text = ['AWS4-HMAC-SHA256', instant, scope, sha256(canonical)].join('\n');
  return { scope, signature: hmac(key, text).toString('hex') };
}

function scopeOf({ region = 'us-east-1', service = 'ec2' }: SigningInput, instant: string): string {
  return `${instant.slice(0, 8)}/${region}/${service}/aws4_request`;
}

function basicInstant(now: Date): string {
  return now.toISOString().replace(/[-:]|\.\d{3}/g, '');
}
