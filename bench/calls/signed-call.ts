import { createHash, createHmac } from 'node:crypto';

/** An EC2 call, signed and ready to be sent. */
export interface SignedCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const REGION = 'us-east-1';
const KEY = { id: 'test', secret: 'test' };
const VERSION = '2016-11-15';
const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';
const SIGNED_HEADERS = 'content-type;host;x-amz-date';

/** Signs a call to the server at `url` (Signature Version 4). */
export function signCall(url: string, action: string, parameters: Readonly<Record<string, string>>): SignedCall {
  const body = new URLSearchParams({ Action: action, Version: VERSION, ...parameters }).toString();
  const { host } = new URL(url);
  const instant = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const day = instant.slice(0, 8);
  const scope = `${day}/${REGION}/ec2/aws4_request`;

  const canonical = `POST\n/\n\ncontent-type:${CONTENT_TYPE}\nhost:${host}\nx-amz-date:${instant}\n\n${SIGNED_HEADERS}\n${sha256(body)}`;
  const text = `AWS4-HMAC-SHA256\n${instant}\n${scope}\n${sha256(canonical)}`;
  const key = [day, REGION, 'ec2', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${KEY.secret}`);
  const signature = hmac(key, text).toString('hex');
  return {
    body,
    headers: {
      host,
      'content-type': CONTENT_TYPE,
      'x-amz-date': instant,
      authorization: `AWS4-HMAC-SHA256 Credential=${KEY.id}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`,
    },
  };
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
