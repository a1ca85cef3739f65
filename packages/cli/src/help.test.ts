import { expect, it } from 'vitest';
import { FakeIo, run } from '../test/support/fake-io.ts';
import { createCommandContext } from './command-context.ts';
import { createProgram } from './program.ts';

const WIDTH = 110;

function helpOf(...path: string[]): Promise<string> {
  return run([...path, '--help']).then(({ out }) => out);
}

/*
 * What the command line offers is a promise to scripts and to people. When this test fails and the change is
 * meant, write the new help down with
 *
 *   npx vitest run --project unit packages/cli/src/help.test.ts --update
 *
 * and commit help.txt with it.
 */
it('offers what help.txt says, no more and no less', async () => {
  const program = createProgram(createCommandContext(new FakeIo().io, false));
  const names = program.commands.map((command) => command.name());
  const texts = [await helpOf(), ...(await Promise.all(names.map((name) => helpOf(name))))];

  await expect(texts.join(`\n${'-'.repeat(WIDTH)}\n\n`)).toMatchFileSnapshot('../help.txt');
});

it('gives every command an example', async () => {
  const program = createProgram(createCommandContext(new FakeIo().io, false));

  for (const command of program.commands) {
    expect(await helpOf(command.name())).toMatch(/Examples?:\n {2}gatelease /);
  }
});

it('prints its version', async () => {
  expect(await run(['--version'])).toMatchObject({ code: 0, out: '0.1.0\n' });
});
