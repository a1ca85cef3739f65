import { Anchor, Button } from '@mantine/core';
import type { AnchorProps, ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type LinkOf<Props> = Props & Omit<ComponentProps<'a'>, keyof Props>;

function AnchorAsButton(props: LinkOf<ButtonProps>) {
  return <Button component="a" {...props} />;
}

function AnchorAsText(props: LinkOf<AnchorProps>) {
  return <Anchor {...props} />;
}

/** A link of the portal that looks like a button. */
export const LinkButton = createLink(AnchorAsButton);

/** A link of the portal in running text. */
export const TextLink = createLink(AnchorAsText);
