import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

const PAUSE_MS = 300;

/** Words to search a list by; tells them when the typing pauses. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  const tell = useDebouncedCallback((words: string) => {
    setTold(words);
    onChange(words);
  }, PAUSE_MS);
  if (value !== told) {
    // Cleared or changed from outside, as by going back.
    setTold(value);
    setText(value);
  }
  const type = (words: string): void => {
    setText(words);
    tell(words.trim());
  };

  return (
    <TextInput
      type="text"
      role="searchbox"
      aria-label={label}
      placeholder={label}
      maxLength={100}
      leftSection={<IconSearch size={17} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton
            aria-label="Clear the search"
            onClick={() => {
              type('');
            }}
          />
        )
      }
      value={text}
      onChange={(event) => {
        type(event.currentTarget.value);
      }}
    />
  );
}
