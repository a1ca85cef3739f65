import { TextInput } from '@mantine/core';
import { parseCidr, parseIpAddress } from '@gatelease/security-groups';
import { useState } from 'react';

interface AddressFilterProps {
  readonly value: string;
  onChange(value: string): void;
}

/**
 * An address or a range to look for, taken over with Enter or on leaving the field, once it is one. An address finds
 * the ranges that it is in; a range finds what lies in it.
 */
export function AddressFilter({ value, onChange }: AddressFilterProps) {
  const [typed, setTyped] = useState(value);
  const text = typed.trim();
  const isGood = text === '' || parseCidr(text).ok || parseIpAddress(text).ok;
  const take = (): void => {
    if (isGood && text !== value) onChange(text);
  };
  return (
    <TextInput
      aria-label="Address"
      placeholder="Address or range"
      w={{ base: '100%', xs: '13rem' }}
      value={typed}
      error={isGood ? null : 'Such as 203.0.113.7 or 203.0.113.0/24'}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
      }}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}
