import { readFile } from 'node:fs/promises';
import { CommandProblem } from '../command-problem.ts';

/** The policy document in a file, as Local EC2 takes it. @throws config.unreadable, usage.invalid */
export async function readIamPolicy(path: string): Promise<unknown> {
  const document = parseJson(path, await readText(path));
  const { parsePolicy } = await import('@gatelease/ec2-engine');
  const parsed = parsePolicy(document);
  if (parsed.ok) return document;
  throw new CommandProblem('usage.invalid', `The policy in ${path} cannot be obeyed: ${parsed.problem}`);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandProblem('config.unreadable', `The policy in ${path} cannot be read: ${why}`, { cause: error });
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    const document: unknown = JSON.parse(text);
    return document;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandProblem('usage.invalid', `The policy in ${path} is not JSON: ${why}`, { cause: error });
  }
}
