import type { Change } from '../model/change.ts';
import { refuse } from '../model/decision.ts';
import type { Decision, DecisionContext } from '../model/decision.ts';
import type { Ec2Error } from '../model/ec2-error.ts';
import { ec2Error } from '../model/ec2-error.ts';
import type { WorldView } from '../model/world-view.ts';
import type { ParameterReader } from './parameter-reader.ts';
import type { Service } from './service.ts';

/** A call that was decided. The body is written only when it is needed. */
export type Executed =
  | { readonly kind: 'accepted'; readonly changes: readonly Change[]; readonly body: () => string }
  | { readonly kind: 'refused'; readonly error: Ec2Error };

/** Decides a call. It may be asked again, with another world, when what it saw did not come to be. */
export type Decide = (world: WorldView, context: DecisionContext) => Executed;

/** One action of the API: from parameters to a decision that can be run. */
export interface Operation {
  readonly action: string;
  readonly service: Service;
  prepare(reader: ParameterReader): Decide;
}

/** How an action is read, decided and written. */
export interface OperationParts<Input, Reply> {
  readonly service?: Service;
  readonly decode: (reader: ParameterReader) => Input;
  readonly decide: (world: WorldView, input: Input, context: DecisionContext) => Decision<Reply>;
  /** The inside of the response element. */
  readonly encode: (reply: Reply, owner: Owner) => string;
}

/** Whose account and Region an answer speaks of: they stand in ARNs and owner ids. */
export type Owner = Pick<DecisionContext, 'accountId' | 'region'>;

const WOULD_HAVE_SUCCEEDED = ec2Error('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.');

const PARAMETER_CODES: ReadonlySet<string> = new Set(['MissingParameter', 'InvalidParameterValue', 'UnknownParameter']);

/** Makes an operation of its parts. `DryRun` is read here, for all: what would have succeeded is decided and dropped. */
export function operation<Input, Reply>(action: string, parts: OperationParts<Input, Reply>): Operation {
  const { service = 'ec2', decode, decide, encode } = parts;
  return {
    action,
    service,
    prepare(reader) {
      const isDryRun = service === 'ec2' && reader.flag('DryRun') === true;
      const input = decode(reader);
      const problem = reader.problem();
      if (problem !== undefined) return () => refuse(inWordsOf(service, problem));

      return (world, context) => {
        const decision = decide(world, input, context);
        if (decision.kind === 'refused') return decision;
        if (isDryRun) return refuse(WOULD_HAVE_SUCCEEDED);
        return { kind: 'accepted', changes: decision.changes, body: () => encode(decision.reply, context) };
      };
    },
  };
}

/** What is wrong with parameters has many codes in EC2, and one in load balancing. */
function inWordsOf(service: Service, problem: Ec2Error): Ec2Error {
  const isOwn = service === 'ec2' || service === 'sts' || !PARAMETER_CODES.has(problem.code);
  return isOwn ? problem : ec2Error('ValidationError', problem.message);
}

/** The body of a call that has nothing to say. */
export function nothing(): string {
  return '';
}

/** The body of a call that only says that it was done. */
export function returnTrue(): string {
  return '<return>true</return>';
}
