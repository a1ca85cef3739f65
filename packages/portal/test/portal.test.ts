import { afterAll, beforeAll, describe } from 'vitest';
import { defineAccessStories } from './access-stories.ts';
import { chromiumPath, setStage } from './browser.ts';
import type { Stage } from './browser.ts';
import { defineLongListStories } from './long-list-stories.ts';
import { definePageTests } from './page-tests.ts';
import { defineSettingsStories } from './settings-stories.ts';
import { defineProviderStories } from './provider-stories.ts';
import { defineStoryTests } from './story-tests.ts';
import { defineWebAppStories } from './web-app-stories.ts';
import { defineTimelineStories } from './timeline-stories.ts';

const executablePath = chromiumPath();
const skipReason = executablePath === null ? ' (skipped: there is no chromium on this machine)' : '';

describe.skipIf(executablePath === null)(`the portal in a browser${skipReason}`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(executablePath ?? '');
  }, 180_000);
  afterAll(() => stage?.close());

  defineStoryTests(() => stage);
  defineAccessStories(() => stage);
  defineSettingsStories(() => stage);
  defineProviderStories(() => stage);
  defineLongListStories(() => stage);
  defineWebAppStories(() => stage);
  defineTimelineStories(() => stage);
  definePageTests(() => stage);
});
