/** `npm run bench`: measures what Gatelease promises about speed and shows it beside the targets. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PARTS, USAGE, readBenchOptions } from './bench-options.ts';
import type { BenchOptions, PartName } from './bench-options.ts';
import { measureClosing } from './parts/closing.ts';
import { measureEnforce } from './parts/enforce.ts';
import { measureEngine } from './parts/engine.ts';
import { measureExplain } from './parts/explain.ts';
import { measureOpening } from './parts/opening.ts';
import type { Part } from './parts/part.ts';
import { measureStart } from './parts/start.ts';
import { measureTogether } from './parts/together.ts';
import { benchmarksPage } from './report/benchmarks-page.ts';
import type { PartReport } from './report/figure.ts';
import { describeMachine } from './report/machine.ts';
import { reportText } from './report/report-text.ts';
import { killChildren } from './running/ending.ts';
import { Workspace } from './running/workspace.ts';

const MEASURE: Readonly<Record<PartName, Part>> = {
  opening: measureOpening,
  closing: measureClosing,
  together: measureTogether,
  engine: measureEngine,
  start: measureStart,
  explain: measureExplain,
  enforce: measureEnforce,
};

/** The bench is bundled to `.tmp/bench`. */
const PAGE = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

process.once('exit', killChildren);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void interrupt());

let workspace = new Workspace();
await run();

async function run(): Promise<void> {
  const options = optionsOrUsage();
  if (options === null) return;

  const machine = await describeMachine();
  const reports: PartReport[] = [];
  const broken: string[] = [];
  for (const name of PARTS.filter((part) => options.parts.includes(part))) {
    try {
      reports.push(await measure(name, options));
    } catch (error) {
      broken.push(name);
      console.error(`${name} could not be measured:`, error);
    }
  }
  console.log(`\n${reportText(machine, reports)}`);
  summarize(reports, broken);
  if (options.writes && broken.length === 0) {
    await writeFile(PAGE, await formatted(benchmarksPage(machine, reports)));
    console.log('Written to docs/benchmarks.md.');
  }
  process.exitCode = broken.length === 0 ? 0 : 1;
}

async function measure(name: PartName, { sizes, profileDir }: BenchOptions): Promise<PartReport> {
  const say = (text: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${name}: ${text}`);
  say('begins');
  workspace = new Workspace();
  try {
    return await MEASURE[name]({ workspace, sizes, profileDir, say });
  } finally {
    await workspace.end();
  }
}

function summarize(reports: readonly PartReport[], broken: readonly string[]): void {
  const judged = reports.flatMap(({ figures }) => figures).filter(({ isMet }) => isMet !== undefined);
  const missed = judged.filter(({ isMet }) => isMet === false);
  console.log(`${String(judged.length - missed.length)} of ${String(judged.length)} targets met.`);
  for (const { name, value, ratio, target } of missed) console.log(`Not met: ${name}: ${ratio ?? value}, ${target!}.`);
  for (const note of reports.flatMap(({ notes }) => notes)) console.log(`Note: ${note}`);
  if (broken.length > 0) console.log(`Not measured: ${broken.join(', ')}.`);
}

function optionsOrUsage(): BenchOptions | null {
  try {
    return readBenchOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

async function formatted(markdown: string): Promise<string> {
  const { format } = await import('prettier');
  return format(markdown, { parser: 'markdown' });
}

async function interrupt(): Promise<void> {
  await workspace.end();
  process.exit(130);
}
