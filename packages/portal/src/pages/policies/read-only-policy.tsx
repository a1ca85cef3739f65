import type { PolicyView } from '@gatelease/contract';
import { PageHeader } from '../../components/page-header.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { TrafficList } from '../../traffic/traffic-list.tsx';
import { policyFormOf } from './policy-form.ts';
import classes from './policy-editor.module.css';
import { WeekPicture } from './week-picture.tsx';

/** A policy for those who may see but not change it. */
export function ReadOnlyPolicy({ policy }: { readonly policy: PolicyView }) {
  const { windows, timeZone } = policyFormOf(policy);
  return (
    <>
      <PageHeader title={policy.name}>{policy.sentence}</PageHeader>
      <SectionHeading>What it opens on {policy.resourceName}</SectionHeading>
      <TrafficList traffics={policy.traffics} />
      <SectionHeading>When</SectionHeading>
      <div className={classes['preview']}>
        <WeekPicture windows={windows} timeZone={timeZone} />
      </div>
    </>
  );
}
