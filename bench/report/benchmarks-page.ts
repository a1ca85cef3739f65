import type { PartReport } from './figure.ts';
import type { Machine } from './machine.ts';
import { reportMarkdown } from './report-text.ts';

const INTRODUCTION = `# Benchmarks

\`npm run bench -- --write\` measures and writes this page. \`npm run bench -- --only opening\` runs one part
(\`opening\`, \`closing\`, \`together\`, \`engine\`, \`start\`, \`explain\`, \`enforce\`), \`--quick\` all of them with small sizes,
\`--profile DIR\` leaves a CPU profile of every server.

Machines differ and are shared, so what counts is a ratio or a count within one run: medians, and the sides that are
held against each other in turns in the same loop. A target that is not met is shown as NO and is no failure of the
command; its exit code is 1 only when a part could not be measured.

Everything runs on 127.0.0.1 in processes of their own: the built server, Local EC2, and the bench. Local EC2 reports
each change together with the moment at which it was on disk. That clock is the monotonic one, which processes on
Linux share.

## How each figure is measured

- **Opening.** One \`POST /api/v1/access-requests\` over a connection that stays open, with a bearer token, from the
  call to the moment at which Local EC2 has the rule on disk. In the same round, before or after in turn, one
  \`AuthorizeSecurityGroupIngress\` through the AWS SDK, warm and keep-alive as the server is, with the same rule, tags and description.
  It is held against twice: until it returns, which is when a script may go on and includes reading the reply, and to the
  same instant as the opening, when Local EC2 has the rule on disk. Closing, revoking and coming to rest lie outside.
- **Closing.** Leases are opened through the API for stated addresses, in the order in which they will end, so that
  their ends are spread over a minute and all of them are active before the first one ends. How late a rule is gone is
  the engine's moment less the end of the lease. Resident memory is read when all are active.
- **Ending together.** Leases that end with the window of their policy. AWS calls are counted by the engine from the
  end until the API shows no live lease.
- **Local EC2.** A client that is nothing but keep-alive connections sends calls that were signed before: take a rule out
  of a group, read the group, put it back. In turns to moto's server, to Local EC2 in memory as moto is, and to Local
  EC2 with each change on disk before the answer; with one client and with several at once, all of them warm. Then one
  group beside many, in memory.
- **Cold start.** From the spawn of \`node dist/server.js\` to the first answered request, with its own Local EC2, as
  \`npm start\` runs it: with an empty data directory, and with one that holds active leases.
- **Explain.** A made-up account in the memory of the bench: checked and made ready, then asked, half of the questions
  from the Internet, half from one instance to another; in turns with an account of a tenth of the size. What the
  Internet reaches is measured from the plain data on. Memory is what is in use after a garbage collection.
- **Enforce.** Two tables of nftables in network namespaces, one with a group, one with many, and a change to each in
  turns: from the change of the world to the moment at which the kernel has it. Then a sender and a receiver with a
  router between them: sequential connections and one stream of TCP, with nothing enforced, with each of the two tables,
  and with a plain list that has a rule for each rule of the large table. Tables and list let begun connections through first.

## Figures
`;

/** `docs/benchmarks.md`. */
export function benchmarksPage(machine: Machine, reports: readonly PartReport[]): string {
  return `${INTRODUCTION}\n${reportMarkdown(machine, reports).trimEnd()}\n`;
}
