import type { Delivery } from '../../application/ports/mail-sender.ts';

type Refusal = Extract<Delivery, { kind: 'refused' }>;

/**
 * What an administrator can do something with, of what nodemailer threw.
 *
 * A 5xx about this recipient or this message is the server's last word on it (RFC 5321, section 4.2.1). Everything else
 * may pass: a server that is away, one that puts unknown senders off, a password that is about to be corrected.
 */
export function deliveryProblem(error: unknown, server: string): Refusal {
  const facts = factsOf(error);
  const { code, command, responseCode, response } = facts;
  const isAboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE' || command === 'DATA';
  const isFinal = isAboutMessage && responseCode !== null && responseCode >= 500;
  return { kind: 'refused', problem: `${sentenceFor(facts, server)}${quoted(response)}`, isFinal };
}

function sentenceFor({ code, command }: Facts, server: string): string {
  if (code === 'ESOCKET' && command === 'CONN') return `Nothing answers at the mail server ${server}.`;
  switch (code) {
    case 'EDNS':
    case 'ENOTFOUND':
      return `There is no mail server ${server}.`;
    case 'ETIMEDOUT':
      return `The mail server ${server} did not answer in time.`;
    case 'ECONNECTION':
    case 'ECONNRESET':
    case 'ESOCKET':
      return `The connection to the mail server ${server} broke off.`;
    case 'ETLS':
      return `The mail server ${server} offers no encryption that can be trusted.`;
    case 'EAUTH':
    case 'ENOAUTH':
      return `The mail server ${server} did not take the user name and password.`;
    case 'EENVELOPE':
    case 'EMESSAGE':
      return `The mail server ${server} did not take the message.`;
    default:
      return `The message could not be given to the mail server ${server}${code === '' ? '' : ` (${code})`}.`;
  }
}

/** Servers say why in their own words; control characters and length are not theirs to decide. */
function quoted(response: string): string {
  const line = response.replaceAll(/[^\x20-\x7e]+/g, ' ').trim();
  return line === '' ? '' : ` It said: ${line.slice(0, 200)}`;
}

interface Facts {
  readonly code: string;
  readonly command: string;
  readonly responseCode: number | null;
  readonly response: string;
}

function factsOf(error: unknown): Facts {
  const fields = new Map<string, unknown>(error instanceof Error ? Object.entries(error) : []);
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const responseCode = fields.get('responseCode');
  return {
    code: text('code'),
    command: text('command'),
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    response: text('response'),
  };
}
