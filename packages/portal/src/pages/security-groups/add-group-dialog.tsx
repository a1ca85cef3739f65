import { Autocomplete, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import { REGIONS } from './regions.ts';

interface AddGroupDialogProps {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Puts a security group under management. */
export function AddGroupDialog({ isOpen, onClose }: AddGroupDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Add a security group">
      <AddGroupForm onClose={onClose} />
    </Modal>
  );
}

function AddGroupForm({ onClose }: Pick<AddGroupDialogProps, 'onClose'>) {
  const navigate = useNavigate();
  const add = useAction((body: { name?: string; region: string; groupId: string }) => callApi('addResource', { body }));
  const { values, field, set } = useFields({ groupId: '', region: '', name: '' }, add.problem);

  const submit = async (): Promise<void> => {
    const name = values.name.trim();
    const added = await add.run({
      region: values.region.trim(),
      groupId: values.groupId.trim(),
      ...(name === '' ? {} : { name }),
    });
    if (added === undefined) return;
    onClose();
    notice(`${added.name} is added`, 'Now say who may open it.');
    await navigate({ to: '/security-groups/$resourceId', params: { resourceId: added.resourceId } });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={add.problem} />
      <Stack>
        <TextInput
          label="Security group id"
          description="As the AWS console shows it, for example sg-0a1b2c3d4e5f60718."
          required
          data-autofocus
          spellCheck={false}
          {...field('groupId')}
        />
        <Autocomplete
          label="Region"
          description="For example eu-central-1."
          size="md"
          required
          data={[...REGIONS]}
          name="region"
          value={values.region}
          error={field('region').error}
          onChange={(region) => {
            set('region', region);
          }}
        />
        <TextInput
          label="Name (may be left out)"
          description="What your people see. Left out: the group’s own name."
          {...field('name')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isBusy}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
