import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { trafficName } from '@gatelease/contract/traffic-phrase';
import { withElement } from './editor-part.ts';
import type { EditorPartProps } from './editor-part.ts';
import { EditorSection } from './editor-section.tsx';
import classes from './policy-editor.module.css';
import { portsLabel, PROTOCOLS, trafficProblem, trafficRowOf, trafficText } from './traffic-row.ts';
import type { TrafficRow } from './traffic-row.ts';

const PRESETS = ['tcp 22', 'tcp 3389', 'tcp 443', 'tcp 5432', 'tcp 3306', 'icmp 8'];

/** What a lease opens: protocols and ports, the usual ones one click away. */
export function TrafficSection({ form, change, problems }: EditorPartProps) {
  const texts = form.traffics.map(trafficText);
  const add = (row: TrafficRow): void => {
    change({ traffics: [...form.traffics, row] });
  };

  return (
    <EditorSection title="What is opened" hint="All of it together, for one address.">
      {form.traffics.map((row, index) => (
        <TrafficRowFields
          key={index}
          row={row}
          number={index + 1}
          problem={problems[`traffics.${String(index)}`] ?? trafficProblem(row)}
          onChange={(replacement) => {
            change({ traffics: withElement(form.traffics, index, replacement) });
          }}
        />
      ))}
      {problems['traffics'] !== undefined && <div className={classes['error']}>{problems['traffics']}</div>}
      <div className={classes['presets']}>
        <span>Add</span>
        {PRESETS.filter((text) => !texts.includes(text)).map((text) => (
          <Button
            key={text}
            variant="default"
            size="xs"
            onClick={() => {
              add(trafficRowOf(text));
            }}
          >
            {trafficName(text)}
          </Button>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            add({ protocol: 'tcp', ports: '' });
          }}
        >
          Another port
        </Button>
      </div>
    </EditorSection>
  );
}

interface TrafficRowFieldsProps {
  readonly row: TrafficRow;
  readonly number: number;
  readonly problem: string | null;
  onChange(row?: TrafficRow): void;
}

function TrafficRowFields({ row, number, problem, onChange }: TrafficRowFieldsProps) {
  const label = portsLabel(row.protocol);
  const name = trafficName(trafficText(row));
  return (
    <div className={classes['row']} role="group" aria-label={`Traffic ${String(number)}`}>
      <NativeSelect
        aria-label="Protocol"
        data={PROTOCOLS.map(({ value, label: text }) => ({ value, label: text }))}
        value={row.protocol}
        onChange={(event) => {
          onChange({ protocol: event.currentTarget.value, ports: row.ports });
        }}
      />
      {label === null ? (
        <div className={classes['error']}>Every protocol and port. {problem}</div>
      ) : (
        <TextInput
          aria-label={label}
          placeholder={label}
          value={row.ports}
          error={problem}
          rightSection={name === null ? null : <span>{name}</span>}
          rightSectionWidth={name === null ? 0 : name.length * 8 + 24}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            onChange({ protocol: row.protocol, ports: event.currentTarget.value });
          }}
        />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={42}
        aria-label={`Remove traffic ${String(number)}`}
        onClick={() => {
          onChange();
        }}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
