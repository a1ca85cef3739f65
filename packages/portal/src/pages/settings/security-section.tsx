import type { SettingsView } from '@gatelease/contract';
import { NativeSelect, NumberInput, Radio, Stack } from '@mantine/core';
import { problemsByField } from '../../api/problem.ts';
import { SettingsSection } from './settings-section.tsx';
import { useSettingsSection } from './use-settings-section.ts';

type Security = SettingsView['security'];

const SHORTEST = 12;
const LONGEST_DEMAND = 64;

/** Days as texts; empty for never. */
const EXPIRIES = ['', '30', '60', '90', '180', '365'];

const DEMANDS = [
  { value: 'optional', label: 'Everybody decides', description: 'Whoever sets one up is asked for it.' },
  {
    value: 'required',
    label: 'Everybody needs one',
    description: 'Who has none is led to set one up at the next sign-in, and can do nothing else before.',
  },
] as const satisfies readonly {
  readonly value: Security['secondFactor'];
  readonly label: string;
  readonly description: string;
}[];

/** How people sign in: second factor and passwords. */
export function SecuritySection({ settings }: { readonly settings: SettingsView }) {
  const section = useSettingsSection({
    name: 'security',
    settings,
    formOf: ({ secondFactor, shortestPassword, passwordExpiryDays }) => ({
      secondFactor,
      shortest: shortestPassword,
      expiry: passwordExpiryDays === null ? '' : String(passwordExpiryDays),
    }),
    sectionOf: ({ secondFactor, shortest, expiry }) => ({
      secondFactor,
      shortestPassword: shortest,
      passwordExpiryDays: expiry === '' ? null : Number(expiry),
    }),
  });
  const { form, change } = section;
  const problems = problemsByField(section.save.problem);
  return (
    <SettingsSection
      title="Security"
      hint="What people need to sign in. Changes count from the next sign-in, and from the next new password."
      section={section}
      tell={({ secondFactor, shortest, expiry }) => [
        ['Second factor', DEMANDS.find(({ value }) => value === secondFactor)?.label ?? secondFactor],
        ['Shortest password', `${String(shortest)} characters`],
        ['Passwords expire', expiryText(expiry)],
      ]}
    >
      <Radio.Group
        size="md"
        label="Second factor"
        description="A code of an authenticator app, asked for after the password."
        value={form.secondFactor}
        error={problems['security.secondFactor'] ?? null}
        onChange={(value) => {
          const demand = DEMANDS.find((one) => one.value === value);
          if (demand !== undefined) change({ secondFactor: demand.value });
        }}
      >
        <Stack gap="xs" mt="xs">
          {DEMANDS.map(({ value, label, description }) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      <NumberInput
        size="md"
        label="Shortest password"
        description="In characters. Common passwords, names and the organization’s name are refused at any length."
        suffix=" characters"
        allowDecimal={false}
        allowNegative={false}
        min={SHORTEST}
        max={LONGEST_DEMAND}
        value={form.shortest}
        error={problems['security.shortestPassword'] ?? null}
        onChange={(value) => {
          change({ shortest: typeof value === 'number' ? value : SHORTEST });
        }}
      />
      <NativeSelect
        size="md"
        label="Passwords expire"
        description="Who signs in with an older password chooses a new one first. Better left at never: it makes people choose worse ones."
        data={expiryChoices(form.expiry).map((value) => ({ value, label: expiryText(value) }))}
        value={form.expiry}
        error={problems['security.passwordExpiryDays'] ?? null}
        onChange={(event) => {
          change({ expiry: event.currentTarget.value });
        }}
      />
    </SettingsSection>
  );
}

/** What was set elsewhere is among the choices. */
function expiryChoices(chosen: string): readonly string[] {
  return EXPIRIES.includes(chosen) ? EXPIRIES : [...EXPIRIES, chosen].toSorted((a, b) => Number(a) - Number(b));
}

function expiryText(days: string): string {
  if (days === '') return 'Never';
  return days === '1' ? 'After 1 day' : `After ${days} days`;
}
