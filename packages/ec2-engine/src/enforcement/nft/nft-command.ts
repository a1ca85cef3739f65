import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';

import { EnforcementError } from '../enforcement-error.ts';

/** Where nft is to work: in the network namespace of this process, or in one that `ip netns` knows by name. */
export interface NftPlace {
  readonly networkNamespace?: string;
}

/** What a run of nft came to. */
export interface NftResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts nft, which on Debian is not in everybody's search path. Without a home it leaves no history of commands there. */
export function spawnNft({ networkNamespace }: NftPlace, args: readonly string[]): ChildProcessWithoutNullStreams {
  const [file, ...rest] =
    networkNamespace === undefined ? ['nft', ...args] : ['ip', 'netns', 'exec', networkNamespace, 'nft', ...args];
  const searchPath = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
  const child = spawn(file ?? 'nft', rest, {
    stdio: 'pipe',
    env: { PATH: searchPath, HOME: '/nonexistent', LC_ALL: 'C' },
    detached: true,
  });
  // Who ends too early breaks the pipe; what became of it is told by its end.
  child.stdin.on('error', () => undefined);
  return child;
}

/** Runs nft once with this on its standard input. @throws `enforcement.nft-missing` */
export function runNft(place: NftPlace, args: readonly string[], input = ''): Promise<NftResult> {
  return new Promise((resolve, reject) => {
    const child = spawnNft(place, args);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => {
      reject(nftMissing(place, error));
    });
    child.on('close', (code) => {
      const texts = { stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
      resolve({ exitCode: code ?? -1, ...texts });
    });
    child.stdin.end(input);
  });
}

/** The error for a program that could not be started. */
export function nftMissing({ networkNamespace }: NftPlace, cause: Error): EnforcementError {
  const program = networkNamespace === undefined ? 'nft' : 'ip';
  const debianPackage = networkNamespace === undefined ? 'nftables' : 'iproute2';
  return new EnforcementError(
    'enforcement.nft-missing',
    `The program ${program} cannot be started (${cause.message}): enforcing needs Linux with nftables. ` +
      `On Debian it is in the package ${debianPackage}.`,
    { cause },
  );
}

/** The error for what nft said. */
export function nftRefusal(place: NftPlace, stderr: string): EnforcementError {
  const said = stderr.trim().split('\n').slice(0, 3).join(' ').slice(0, 300);
  const { networkNamespace } = place;
  if (networkNamespace !== undefined && /Cannot open network namespace/.test(said)) {
    return new EnforcementError(
      'enforcement.namespace-missing',
      `There is no network namespace "${networkNamespace}": make it with "ip netns add", or name one that "ip netns list" shows.`,
    );
  }
  if (networkNamespace !== undefined && /exec of "nft" failed/.test(said)) {
    return nftMissing({}, new Error(said));
  }
  if (/Operation not permitted|you must be root|Permission denied/.test(said)) {
    return new EnforcementError(
      'enforcement.not-permitted',
      `The packet filter may not be changed (${said}): enforcing needs root, or the capability CAP_NET_ADMIN.`,
    );
  }
  return new EnforcementError('enforcement.refused', `nft did not take a change: ${said || 'it said nothing'}`);
}
