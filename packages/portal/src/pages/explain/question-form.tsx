import { Button, TextInput } from '@mantine/core';
import { IconArrowsExchange, IconHelpCircle } from '@tabler/icons-react';
import type { ShownProblem } from '../../api/problem.ts';
import { useSession } from '../../app/session-context.ts';
import { useFields } from '../../components/use-fields.ts';
import classes from './question-form.module.css';

/** What is asked, as people write it. */
export interface AskedQuestion {
  readonly from: string;
  readonly to: string;
  readonly traffic: string;
}

interface QuestionFormProps {
  /** What stands in the address of the page; `null` for what does not. */
  readonly asked: { readonly [Name in keyof AskedQuestion]: string | null };
  readonly problem: ShownProblem | null;
  readonly isBusy: boolean;
  onAsk(question: AskedQuestion): void;
}

/** From where, to where, with what. */
export function QuestionForm({ asked, problem, isBusy, onAsk }: QuestionFormProps) {
  const session = useSession();
  const initial = {
    from: asked.from ?? session.address,
    to: asked.to ?? '',
    traffic: asked.traffic ?? 'tcp/22',
  };
  const { values, set, field } = useFields(initial, problem);

  return (
    <form
      className={classes['form']}
      aria-label="Question"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk({ from: values.from.trim(), to: values.to.trim(), traffic: values.traffic.trim() });
      }}
    >
      <TextInput
        label="From"
        description={values.from.trim() === session.address ? 'Your own address' : 'Address, id or name'}
        required
        withAsterisk={false}
        spellCheck={false}
        autoComplete="off"
        {...field('from')}
      />
      <TextInput
        label="To"
        description="Address, id or name"
        placeholder="web-1, i-…, sg-…"
        required
        withAsterisk={false}
        spellCheck={false}
        autoComplete="off"
        {...field('to')}
      />
      <TextInput
        label="With"
        description="tcp/22, ssh, 443, ping …"
        required
        withAsterisk={false}
        spellCheck={false}
        autoComplete="off"
        {...field('traffic')}
      />
      <div className={classes['buttons']}>
        <Button type="submit" loading={isBusy} leftSection={<IconHelpCircle size={18} aria-hidden />}>
          Explain
        </Button>
        <Button
          variant="default"
          leftSection={<IconArrowsExchange size={18} aria-hidden />}
          onClick={() => {
            const { from, to } = values;
            set('from', to);
            set('to', from);
          }}
        >
          Other way round
        </Button>
      </div>
    </form>
  );
}
