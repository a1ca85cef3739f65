import { Checkbox, Collapse, Switch, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { EditorPartProps } from './editor-part.ts';
import { EditorSection } from './editor-section.tsx';
import classes from './policy-editor.module.css';

/** For which addresses; closed until somebody wants it, because the answer is nearly always the same. */
export function AddressSection({ form, change, problems }: EditorPartProps) {
  const isSpecial = form.allowsStated || form.allowedScopes.length > 0;
  const [isOpen, setIsOpen] = useState(isSpecial);
  const toggleScope = (scope: string, isAllowed: boolean): void => {
    const others = form.allowedScopes.filter((known) => known !== scope);
    change({ allowedScopes: isAllowed ? [...others, scope] : others });
  };
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;

  return (
    <EditorSection title="Addresses" hint="The address they come from, when it is a public one. Nothing else, unless:">
      <div>
        <UnstyledButton
          aria-expanded={isOpen}
          c="var(--mantine-color-anchor)"
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          <Chevron size={16} aria-hidden /> Special addresses
        </UnstyledButton>
      </div>
      <Collapse expanded={isOpen} keepMounted={false}>
        <div style={{ display: 'grid', gap: '0.85rem' }}>
          <Checkbox
            label="Private addresses (10.…, 192.168.…), for people inside the network"
            checked={form.allowedScopes.includes('private')}
            onChange={(event) => {
              toggleScope('private', event.currentTarget.checked);
            }}
          />
          <Checkbox
            label="Loopback (127.0.0.1), for trying things out on one machine"
            checked={form.allowedScopes.includes('loopback')}
            onChange={(event) => {
              toggleScope('loopback', event.currentTarget.checked);
            }}
          />
          <Switch
            label="They may state another address or a range"
            checked={form.allowsStated}
            onChange={(event) => {
              change({ allowsStated: event.currentTarget.checked });
            }}
          />
          {form.allowsStated && (
            <div className={classes['pair']}>
              <TextInput
                label="Widest IPv4 range"
                description="As a prefix length; 32 is one address."
                leftSection="/"
                inputMode="numeric"
                value={form.ipv4PrefixLength}
                error={problems['statedAddresses.ipv4PrefixLength'] ?? null}
                onChange={(event) => {
                  change({ ipv4PrefixLength: event.currentTarget.value });
                }}
              />
              <TextInput
                label="Widest IPv6 range"
                description="As a prefix length; 128 is one address."
                leftSection="/"
                inputMode="numeric"
                value={form.ipv6PrefixLength}
                error={problems['statedAddresses.ipv6PrefixLength'] ?? null}
                onChange={(event) => {
                  change({ ipv6PrefixLength: event.currentTarget.value });
                }}
              />
            </div>
          )}
        </div>
      </Collapse>
    </EditorSection>
  );
}
