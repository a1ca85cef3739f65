/** The mail server as administrators may see it: where it is and how it is reached, and no password. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly encryption: 'tls' | 'starttls' | 'none';
  readonly from: string;
}
