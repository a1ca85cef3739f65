import { describe, expect, it } from 'vitest';
import { quotasOf } from './quota-option.ts';

describe('quotasOf', () => {
  it('reads every quota that is given', () => {
    expect(quotasOf(['rules-per-group=100', 'groups-per-interface=10'])).toEqual({
      rulesPerGroup: 100,
      groupsPerInterface: 10,
    });
    expect(quotasOf([])).toEqual({});
  });

  it.each(['rules-per-group', 'rules-per-group=', 'rules-per-group=-1', 'rules=1', 'toString=1', '=1'])(
    'refuses %j, and says what would be right',
    (text) => {
      expect(() => quotasOf([text])).toThrow(
        /--quota is ".*": it should be a name and a number, such as rules-per-group=100/,
      );
    },
  );
});
