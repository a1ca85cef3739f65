import { Radio, Stack } from '@mantine/core';

interface LiveLeasesChoiceProps {
  readonly count: number;
  /** What closing now means: `Close those that …`. */
  readonly closing: string;
  readonly closes: boolean;
  onChange(closes: boolean): void;
}

/** What happens to what is open already; not there while nothing is. */
export function LiveLeasesChoice({ count, closing, closes, onChange }: LiveLeasesChoiceProps) {
  if (count === 0) return null;
  return (
    <Radio.Group
      label={count === 1 ? 'One lease is live' : `${String(count)} leases are live`}
      value={closes ? 'close' : 'keep'}
      onChange={(value) => {
        onChange(value === 'close');
      }}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="keep" label="Let them run to their end" />
        <Radio value="close" label={closing} />
      </Stack>
    </Radio.Group>
  );
}
