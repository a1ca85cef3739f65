import { describe, expect, it } from 'vitest';

import { ParameterReader } from './parameter-reader.ts';

const read = (parameters: Readonly<Record<string, string>>) => ParameterReader.of(new Map(Object.entries(parameters)));

describe('ParameterReader', () => {
  it('orders list items by number, not by text, and tolerates gaps', () => {
    const reader = read({ 'Id.10': 'c', 'Id.2': 'b', 'Id.1': 'a' });

    expect(reader.texts('Id')).toEqual(['a', 'b', 'c']);
    expect(reader.problem()).toBeUndefined();
  });

  it('reads structures within lists within lists', () => {
    const reader = read({ 'A.2.B.1.C': 'x', 'A.2.B.3.C': 'y', 'A.1.B.1.C': 'w' });

    const values = reader.list('A', (a) => a.list('B', (b) => b.text('C')));

    expect(values).toEqual([['w'], ['x', 'y']]);
    expect(reader.problem()).toBeUndefined();
  });

  it('tells an unknown parameter by its whole name, before any other problem', () => {
    const reader = read({ 'A.1.B': 'x', 'A.1.Typo': 'y' });
    reader.requiredText('Missing');
    reader.list('A', (item) => item.text('B'));

    expect(reader.problem()).toMatchObject({
      code: 'UnknownParameter',
      message: 'The parameter A.1.Typo is not recognized',
    });
  });

  it('tells the first of several problems', () => {
    const reader = read({ Count: 'many', Flag: 'perhaps' });
    reader.integer('Count');
    reader.flag('Flag');

    expect(reader.problem()?.message).toBe('Value (many) for parameter count is invalid. Expecting an integer.');
  });

  it.each(['1.5', '', '0x10', '1e3', ' 1', '99999999999999999999'])('does not take %j for an integer', (text) => {
    const reader = read({ Count: text });
    reader.integer('Count');

    expect(reader.problem()?.code).toBe('InvalidParameterValue');
  });

  it('takes the names that pollute prototypes for unknown parameters', () => {
    for (const name of [
      '__proto__.1',
      '__proto__.polluted',
      'constructor.prototype.polluted',
      'toString',
      'Filter.__proto__.Name',
    ]) {
      const reader = read({ ...Object.fromEntries([[name, 'x']]) });
      reader.texts('__proto__x');
      reader.list('Filter', (item) => item.text('Name'));

      expect(reader.problem()?.code).toBe('UnknownParameter');
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }
  });

  it('is not slowed down by a list with one item of a huge number, nor by a name of a thousand parts', () => {
    const started = performance.now();
    const reader = read({
      'Id.999999999': 'a',
      [Array(1000).fill('x').join('.')]: 'y',
      'Id.99999999999999999999': 'z',
    });

    expect(reader.texts('Id')).toEqual(['a']);
    expect(reader.problem()?.code).toBe('UnknownParameter');
    expect(performance.now() - started).toBeLessThan(50);
  });
});
