import { explain, exposureOf, readWorld } from '@gatelease/security-groups';
import type { Endpoint, ExposureSource, Question, World, WorldModel } from '@gatelease/security-groups';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { millisecondsBetween, now } from '../clock.ts';
import { milliseconds, ratioFigure } from '../report/figure.ts';
import type { Figure } from '../report/figure.ts';
import { median, quantile } from '../statistics.ts';
import { interfaceId, largeWorld } from '../worlds/large-world.ts';
import type { Part } from './part.ts';

const MOST_OF_SMALL = 1.5;
const SMALL_SHARE = 10;

/** Questions about a large account, in this process: what an explanation costs, and what a survey of everything does. */
export const measureExplain: Part = ({ sizes, say }) => {
  const { groups, rulesPerGroup, questions } = sizes.explain;
  say(`making ${String(groups)} groups of ${String(rulesPerGroup)} rules`);
  const world = largeWorld(groups, rulesPerGroup);
  const small = largeWorld(groups / SMALL_SHARE, rulesPerGroup);
  const worldMegabytes = heapMegabytes();

  say('first answer');
  const [model, first] = firstAnswer(world);
  const modelMegabytes = heapMegabytes() - worldMegabytes;
  const [smallModel] = firstAnswer(small);

  say(`${String(questions)} questions`);
  const [later, inSmall] = interleavedAnswers([model, smallModel], [groups, groups / SMALL_SHARE], questions);
  const answeredMegabytes = heapMegabytes() - worldMegabytes;

  say('the Internet');
  const internet = costOf(() => surveyed(readOrThrow(world), { kind: 'internet' }));
  const address = costOf(() => surveyed(model, { kind: 'address', address: '20.0.0.7' }));
  const surveyedMegabytes = heapMegabytes() - worldMegabytes;

  return Promise.resolve({
    title: `Explain, ${String(groups)} groups of ${String(rulesPerGroup)} rules and as many interfaces, in one process`,
    figures: [
      costFigure('World read and first answer', first, 1000),
      under(`Later answers, median of ${String(questions)}`, median(later!), 1),
      { name: 'Later answers, 99 in 100', value: milliseconds(quantile(later!, 0.99)) },
      ratioFigure(
        `Later answers beside those of a ${String(SMALL_SHARE)}th of the account`,
        median(later!),
        median(inSmall!),
        MOST_OF_SMALL,
      ),
      costFigure('What the Internet reaches, from reading the world on', internet, 5000),
      costFigure('What one address reaches', address),
      { name: 'Memory of the world itself, plain data (heap)', value: megabytes(worldMegabytes) },
      { name: 'Memory of the model on top, when read', value: megabytes(modelMegabytes) },
      { name: `Memory of the model on top, after ${String(questions)} questions`, value: megabytes(answeredMegabytes) },
      { name: 'Memory of the model on top, after the surveys', value: megabytes(surveyedMegabytes) },
    ],
    notes: [],
  });
};

function firstAnswer(world: World): readonly [WorldModel, Cost] {
  let model: WorldModel | undefined;
  const cost = costOf(() => {
    model = readOrThrow(world);
    answer(model, questionNumbered(1, interfaceCount(world)));
  });
  return [model!, cost];
}

/** In turns, so that both see the same moments of the machine. */
function interleavedAnswers(
  models: readonly WorldModel[],
  sizes: readonly number[],
  questions: number,
): readonly (readonly number[])[] {
  const times = models.map((): number[] => []);
  for (let number = 0; number < questions; number += 1) {
    for (const [side, model] of models.entries()) {
      const question = questionNumbered(number, sizes[side]!);
      const from = now();
      answer(model, question);
      times[side]!.push(millisecondsBetween(from, now()));
    }
  }
  return times;
}

/** Every other one from an address on the Internet, the rest from one instance to another. */
function questionNumbered(number: number, interfaces: number): Question {
  const to: Endpoint = { kind: 'interface', interfaceId: interfaceId((number * 7919) % interfaces) };
  const from: Endpoint =
    number % 2 === 0
      ? { kind: 'address', address: `20.${String(number % 256)}.0.7` }
      : { kind: 'interface', interfaceId: interfaceId((number * 104_729 + 1) % interfaces) };
  return { from, to, traffic: { kind: 'ports', protocol: 'tcp', port: 443 } };
}

function answer(model: WorldModel, question: Question): void {
  const explained = explain(model, question);
  if (explained.kind === 'refused') throw new Error(explained.problem.code);
}

/** What something took on the clock, and of the processors: on a busy machine the first says little. */
interface Cost {
  readonly wallMs: number;
  readonly processorMs: number;
}

function costOf(run: () => void): Cost {
  const before = process.cpuUsage();
  const from = now();
  run();
  const wallMs = millisecondsBetween(from, now());
  const { user, system } = process.cpuUsage(before);
  return { wallMs, processorMs: (user + system) / 1000 };
}

function surveyed(model: WorldModel, source: ExposureSource): void {
  const answer = exposureOf(model, source);
  if (answer.kind === 'refused') throw new Error(answer.problem.code);
}

function readOrThrow(world: World): WorldModel {
  const reading = readWorld(world);
  if (reading.kind === 'refused') throw new Error(reading.problems[0]?.code);
  return reading.model;
}

function interfaceCount({ interfaces }: World): number {
  return interfaces === 'not-read' ? 0 : interfaces.length;
}

function under(name: string, measured: number, most: number): Figure {
  const target = most < 1000 ? `under ${String(most)} ms` : `under ${String(most / 1000)} s`;
  return { name, value: milliseconds(measured), target, isMet: measured < most };
}

function costFigure(name: string, { wallMs, processorMs }: Cost, most?: number): Figure {
  const beside = `${milliseconds(processorMs)} of the processors`;
  return most === undefined ? { name, value: milliseconds(wallMs), beside } : { ...under(name, wallMs, most), beside };
}

function megabytes(value: number): string {
  return `${value.toFixed(0)} MB`;
}

/** What is in use once everything that nobody needs is gone. */
function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
