import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

/** A machine of the lab: a network namespace with these addresses, one cable away from the router. */
export interface LabHost {
  readonly name: string;
  readonly addresses: readonly string[];
}

/**
 * Machines in network namespaces of their own around a router in another, which is where groups are enforced.
 *
 * Each machine has host addresses only and sends everything to the router, so every packet between two of them is
 * forwarded there. Nothing of it is connected to the network of the machine that runs the tests.
 */
export class NetworkLab {
  readonly #prefix = `gl${randomBytes(3).toString('hex')}`;
  readonly #namespaces: string[] = [];
  readonly router = this.#namespaceOf('r');

  constructor(hosts: readonly LabHost[]) {
    try {
      this.#make(this.router);
      this.onRouter(['sysctl', '-qw', 'net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1']);
      for (const host of hosts) this.add(host);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** The namespace of a machine. */
  namespaceOf(name: string): string {
    return this.#namespaceOf(name);
  }

  add({ name, addresses }: LabHost): void {
    const namespace = this.#namespaceOf(name);
    const cable = `v${String(this.#namespaces.length)}`;
    this.#make(namespace);
    batch(this.router, [
      `link add ${cable} type veth peer name eth0 netns ${namespace}`,
      `addr add 169.254.1.1/32 dev ${cable}`,
      `addr add fe80::1/64 dev ${cable} nodad`,
      `link set ${cable} up`,
    ]);
    batch(namespace, [
      'link set eth0 up',
      ...addresses.map((address) => addressCommand(address)),
      'route add 169.254.1.1 dev eth0',
      'route add default via 169.254.1.1',
      'route add ::/0 via fe80::1 dev eth0',
    ]);
    batch(
      this.router,
      addresses.map((address) => `route add ${address} dev ${cable}`),
    );
  }

  /** Runs a command on a machine and gives what it wrote. */
  run(name: string, command: readonly string[]): string {
    return inNamespace(this.#namespaceOf(name), command);
  }

  /** Runs a command on the router and gives what it wrote. */
  onRouter(command: readonly string[]): string {
    return inNamespace(this.router, command);
  }

  close(): void {
    for (const namespace of this.#namespaces) spawnSync('ip', ['netns', 'delete', namespace], { stdio: 'ignore' });
  }

  #namespaceOf(name: string): string {
    return `${this.#prefix}-${name}`;
  }

  #make(namespace: string): void {
    execFileSync('ip', ['netns', 'add', namespace], { stdio: 'pipe' });
    this.#namespaces.push(namespace);
    batch(namespace, ['link set lo up']);
  }
}

/** Why groups cannot be enforced here, or nothing when they can: no Linux, no root, no nftables, no namespaces. */
export function whyNotEnforceable(): string | undefined {
  if (process.platform !== 'linux') return 'packet filters of Linux are not to be had here';
  if (process.getuid?.() !== 0) return 'it takes root to make network namespaces';
  const script =
    'table inet t { set s { type ipv4_addr; }\n chain c { type filter hook forward priority 0; ct state established accept; ip saddr @s fib saddr . iif oif missing drop; }\n }\n';
  const tried = spawnSync('unshare', ['--net', 'nft', '-f', '-'], { input: script, encoding: 'utf8' });
  if (tried.status === 0 && spawnSync('ip', ['netns', 'list']).status === 0) return undefined;
  return `nftables does not work here: ${(tried.stderr || String(tried.error ?? 'no ip')).trim().slice(0, 200)}`;
}

function addressCommand(address: string): string {
  return address.includes(':') ? `addr add ${address}/128 dev eth0 nodad` : `addr add ${address}/32 dev eth0`;
}

function batch(namespace: string, commands: readonly string[]): void {
  execFileSync('ip', ['-n', namespace, '-batch', '-'], { input: `${commands.join('\n')}\n`, stdio: 'pipe' });
}

function inNamespace(namespace: string, command: readonly string[]): string {
  return execFileSync('ip', ['netns', 'exec', namespace, ...command], { encoding: 'utf8', stdio: 'pipe' });
}
