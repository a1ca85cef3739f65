import { ec2Error, invalidValue, missingParameter } from '../model/ec2-error.ts';
import type { Ec2Error } from '../model/ec2-error.ts';

interface ParameterNode {
  readonly children: Map<string, ParameterNode>;
  value: string | undefined;
  isRead: boolean;
}

const INTEGER = /^-?[0-9]{1,15}$/;
const LIST_INDEX = /^[0-9]{1,9}$/;
/** Deeper than any parameter of EC2. What is deeper is not looked into and stays unknown. */
const DEEPEST = 10;

/**
 * Reads the flat parameters of a query as the tree they describe: `IpPermissions.1.IpRanges.2.CidrIp`.
 *
 * Decoders read on after a problem and get a stand-in; `problem()` then tells the first one. Parameters that no
 * decoder asked for are a problem too, as they are to EC2, so a misspelled one never passes in silence.
 */
export class ParameterReader {
  readonly #node: ParameterNode;
  readonly #path: string;
  readonly #problems: Ec2Error[];

  private constructor(node: ParameterNode, path: string, problems: Ec2Error[]) {
    this.#node = node;
    this.#path = path;
    this.#problems = problems;
  }

  static of(parameters: ReadonlyMap<string, string>): ParameterReader {
    const root = newNode();
    for (const [name, value] of parameters) grow(root, name, value);
    return new ParameterReader(root, '', []);
  }

  /** The value of a parameter, or `undefined` when it was not sent. */
  text(name: string): string | undefined {
    const node = this.#node.children.get(name);
    if (node === undefined || node.value === undefined) return undefined;
    node.isRead = true;
    return node.value;
  }

  requiredText(name: string): string {
    const value = this.text(name);
    if (value === undefined) this.refuse(missingParameter(this.#nameOf(name)));
    return value ?? '';
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (INTEGER.test(value)) return Number(value);
    this.refuse(invalidValue(value, this.#nameOf(name), 'Expecting an integer.'));
    return 0;
  }

  requiredInteger(name: string): number {
    const value = this.integer(name);
    if (value === undefined) this.refuse(missingParameter(this.#nameOf(name)));
    return value ?? 0;
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const lower = value.toLowerCase();
    if (lower !== 'true' && lower !== 'false') {
      this.refuse(invalidValue(value, this.#nameOf(name), 'Expecting true or false.'));
    }
    return lower === 'true';
  }

  /** The items of a list of structures, in the order of their numbers, whatever numbers are left out. */
  list<T>(name: string, read: (item: ParameterReader) => T): readonly T[] {
    return this.#items(name).map(([index, node]) =>
      read(new ParameterReader(node, `${this.#path}${name}.${index}.`, this.#problems)),
    );
  }

  /** The items of a list of plain values. */
  texts(name: string): readonly string[] {
    return this.#items(name).flatMap(([, node]) => {
      node.isRead = true;
      return node.value === undefined ? [] : [node.value];
    });
  }

  /** A nested structure, or `undefined` when nothing of it was sent. */
  structure(name: string): ParameterReader | undefined {
    const node = this.#node.children.get(name);
    if (node === undefined || node.children.size === 0) return undefined;
    return new ParameterReader(node, `${this.#path}${name}.`, this.#problems);
  }

  /** Takes parameters, with all below them, that EC2 knows and that mean nothing here. */
  ignore(...names: readonly string[]): void {
    for (const name of names) {
      const node = this.#node.children.get(name);
      if (node !== undefined) markRead(node);
    }
  }

  /** Notes a problem. The first one noted is the one that is told. */
  refuse(error: Ec2Error): void {
    this.#problems.push(error);
  }

  /** What is wrong with the parameters as they were read, if anything. */
  problem(): Ec2Error | undefined {
    const unknown = firstUnread(this.#node, '');
    if (unknown !== undefined) return ec2Error('UnknownParameter', `The parameter ${unknown} is not recognized`);
    return this.#problems[0];
  }

  #items(name: string): readonly (readonly [string, ParameterNode])[] {
    const node = this.#node.children.get(name);
    if (node === undefined) return [];
    return [...node.children].filter(([index]) => LIST_INDEX.test(index)).sort(([a], [b]) => Number(a) - Number(b));
  }

  #nameOf(name: string): string {
    return `${this.#path}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  }
}

function newNode(): ParameterNode {
  return { children: new Map(), value: undefined, isRead: false };
}

function grow(root: ParameterNode, name: string, value: string): void {
  let node = root;
  const parts = name.split('.', DEEPEST + 1);
  const isTooDeep = parts.length > DEEPEST;
  for (const part of isTooDeep ? [name] : parts) {
    let child = node.children.get(part);
    if (child === undefined) {
      child = newNode();
      node.children.set(part, child);
    }
    node = child;
  }
  node.value = value;
}

function markRead(node: ParameterNode): void {
  node.isRead = true;
  for (const child of node.children.values()) markRead(child);
}

function firstUnread(node: ParameterNode, path: string): string | undefined {
  for (const [name, child] of node.children) {
    if (child.value !== undefined && !child.isRead) return path + name;
    const unread = firstUnread(child, `${path}${name}.`);
    if (unread !== undefined) return unread;
  }
  return undefined;
}
